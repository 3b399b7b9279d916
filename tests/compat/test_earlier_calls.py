"""Calls as earlier releases took them."""

import importlib
import inspect
import re

import pytest

from contrib_compat import deprecation, earlier_calls, earlier_classes, routes, versions
from contrib_compat.legacy.itself import in_use
from contrib_compat.routes import Route
from contrib_compat.routes.route import Earlier

ROUTES = [route for route in routes.TABLE.values() if route.before]


def route(*before):
    """Returns a route of ``layers.f`` with earlier signatures, the oldest first."""
    return Route("f", ("layers",), "use g", "here:f", before=before)


def arguments(function):
    """Returns a function that returns its arguments by name, and has the other's signature."""
    today = inspect.signature(function)

    def seen(*args, **kwargs):
        return dict(today.bind(*args, **kwargs).arguments)

    seen.__signature__ = today
    return seen


def accepting(function, *before):
    """Returns a function that returns its arguments, after what earlier releases took."""
    return earlier_calls.accepting(arguments(function), route(*before))


def test_todays_calls_go_through_untouched():
    """By place and by name, with the very objects."""

    def today(value, scope=None, size=1):
        """Has another order than it had."""

    call = accepting(today, Earlier("1.4", "1.8", ("value", "size", "scope")))
    thing = object()
    assert call(thing) == call(value=thing) == {"value": thing}
    assert (
        call(thing, "s", 2)
        == call(thing, "s", size=2)
        == {
            "value": thing,
            "scope": "s",
            "size": 2,
        }
    )


def test_names_of_then_are_mapped():
    """To those that mean the same today; what was called with ``None`` asks for nothing."""

    def today(inputs, units, scope=None):
        """Was called by other names."""

    before = Earlier(
        "1.4", "1.6", ("value", "units", "name", "old"), (("value", "inputs"), ("name", "scope"))
    )
    call = accepting(today, before)
    expected = {"inputs": 1, "units": 2, "scope": "n"}
    assert call(value=1, units=2, name="n") == expected
    assert call(1, 2, name="n", old=None) == expected
    assert call(1, 2, "n", None) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((1, True, "n"), {"value": 1, "check": True, "name": "n"}),
        ((1, 2, True, "n"), {"value": 1, "size": 2, "check": True, "name": "n"}),
        ((1, True, 2), {"value": 1, "check": True, "size": 2}),
    ],
)
def test_plain_values_tell_what_arguments_by_place_mean(given, expected):
    """A name is text, a size no truth value: where today's meaning can't be, that of then is."""

    def today(value, size=1, check=False, name=None):
        """Had check in the second place, and before that no size."""

    then = ("value", "check", "size", "name")
    call = accepting(
        today, Earlier("1.4", "1.4", ("value", "check", "name")), Earlier("1.5", "1.8", then)
    )
    assert call(*given) == expected
    assert call(1, 3, 1, "n") == {"value": 1, "size": 3, "check": 1, "name": "n"}
    assert call(*given) == expected  # What fitted meanwhile is another kind of call.


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((1, "sum"), {"value": 1, "loss_reduction": "sum"}),
        ((1, "head"), {"value": 1, "name": "head"}),
        ((1, "sum", "float16"), {"value": 1, "loss_reduction": "sum", "dtype": "float16"}),
        ((1, "sum", "head"), {"value": 1, "loss_reduction": "sum", "name": "head"}),
        ((1, "sum", None, "head"), {"value": 1, "loss_reduction": "sum", "name": "head"}),
    ],
)
def test_a_text_that_an_argument_never_takes_was_a_name(given, expected):
    """Of a loss reduction and a type the texts are known; functions and shapes are none."""

    def today(value, loss_reduction="sum", dtype=None, loss_fn=None, name=None):
        """Had fewer arguments before the name."""

    call = accepting(
        today,
        Earlier("1.4", "1.4", ("value", "name")),
        Earlier("1.5", "1.6", ("value", "loss_reduction", "name")),
        Earlier("1.7", "1.8", ("value", "loss_reduction", "dtype", "name")),
    )
    found = call(*given)
    assert {name: one for name, one in found.items() if one is not None} == expected


def test_what_could_be_either_is_todays():
    """Native 1.15 took it so too."""

    def today(value, one=None, other=None):
        """Had them the other way round."""

    call = accepting(today, Earlier("1.4", "1.8", ("value", "other", "one")))
    assert call(1, "a", "b") == {"value": 1, "one": "a", "other": "b"}


def test_what_is_gone_is_told_with_todays_signature():
    """And with that of then; TypeError as ever."""

    def today(check=False, name="f"):
        """Lost its first argument."""

    call = accepting(today, Earlier("1.4", "1.8", ("ndims", "check", "name")))
    for failing in (lambda: call(ndims=0), lambda: call(0, True, "n")):
        with pytest.raises(TypeError) as raised:
            failing()
        text = str(raised.value)
        assert text.startswith("tf.contrib.layers.f: ")
        assert "; today it is f(check=False, name='f'); in TensorFlow 1.4 to 1.8: " in text
        assert text.endswith("f(ndims, check, name), without an equal of ndims today")


def test_other_errors_stay_what_they_are():
    """Those of calls that no release took, and those that the function raises itself."""

    def today(value, scope=None):
        """Refuses what it is given."""
        raise TypeError("not this value")

    call = earlier_calls.accepting(today, route(Earlier("1.4", "1.6", ("value", "name"))))
    with pytest.raises(TypeError, match=r"^not this value$"):
        call(1)


@pytest.mark.parametrize(("args", "named"), [((), {}), ((1,), {"other": 2}), ((1, 2, 3), {})])
def test_what_no_release_took_is_told_likewise(args, named):
    """Python's own words, and what the arguments are today."""

    def today(value, scope=None):
        """Takes little."""

    call = accepting(today, Earlier("1.4", "1.6", ("value", "name")))
    with pytest.raises(TypeError, match=r"layers\.f: .+; today it is f\(value, scope=None\); in"):
        call(*args, **named)


def test_deprecated_functions_take_them(quiet):
    """What users see is as before: signature, name and docstring are the function's."""

    def f(value, scope=None):
        """Says what it got."""
        return value, scope

    before = Earlier("1.4", "1.6", ("value", "name"), (("name", "scope"),))
    shown = deprecation.deprecated(f, route(before), "tf_contrib.layers")
    assert shown(1, name="n") == (1, "n")
    assert inspect.signature(shown) == inspect.signature(f) and shown.__wrapped__ is f


@pytest.fixture
def contrib(request, quiet):
    """The legacy tree, with the copy where contrib isn't there natively."""
    if not versions.has_native_contrib():
        in_use.choose(request.getfixturevalue("copy_of_1_15"))
    yield importlib.import_module("tf_contrib")
    in_use.choose(None)


def answered(contrib):
    """Yields the routes of the data that are answered, with what is shown."""
    for one in ROUTES:
        module = contrib
        try:
            for part in one.modules[0].split("."):
                module = getattr(module, part)
            found = getattr(module, one.name)
        except AttributeError:  # It has left, and is answered by what to do instead.
            continue
        yield one, found


def is_ours(found):
    """Tells whether a function or class is one of ours to call."""
    return "__deprecated__" in vars(found if isinstance(found, type) else type(found))


def test_each_earlier_form_is_taken_or_told(contrib):
    """Of each symbol in the data: every argument of then arrives, or the error has both forms."""
    told, taken = [], []
    for one, found in answered(contrib):
        if not is_ours(found):
            continue
        call = earlier_calls.accepting(arguments(found), one)
        known = inspect.signature(found).parameters
        if any(parameter.kind is parameter.VAR_KEYWORD for parameter in known.values()):
            continue  # It takes whatever it is given.
        needed = {name for name, one in known.items() if one.default is one.empty}
        for earlier in one.before:
            names = {name: object() for name in earlier.arguments}
            renamed = dict(earlier.renamed)
            expected = {renamed.get(name, name): thing for name, thing in names.items()}
            if needed <= set(expected) <= set(known):
                assert call(**names) == expected
                taken.append(one.full_name)
            else:
                with pytest.raises(TypeError, match=rf"today it is {one.name}\(.*{one.name}\("):
                    call(**names)
                told.append(one.full_name)
    if versions.has_native_contrib():  # Ours alone.
        assert len(taken) > 5
    else:
        assert len(taken) > 60 and len(told) > 30


def test_each_earlier_form_of_a_class_of_tensorflows_is_taken_or_told(contrib, monkeypatch):
    """By the class itself if it takes all that it had, else by what stands in for it."""
    if versions.has_native_contrib():
        pytest.skip("ours is what native has")
    told, taken, given = set(), set(), {}
    for one, found in answered(contrib):
        if is_ours(found):
            continue
        if not earlier_classes.is_stand_in(found):
            assert not earlier_calls.is_refused(found.__init__, one, method=True), one.full_name
            continue
        takes = arguments(found.__init__)
        monkeypatch.setattr(found, "__init__", lambda *a, **k: given.update(takes(*a, **k)))  # noqa: B023
        for earlier in one.before:
            names = {name: object() for name in earlier.arguments}
            renamed = dict(earlier.renamed)
            try:
                made = found(**names)
            except TypeError as error:
                assert re.search(rf"today it is {one.name}\(.*{one.name}\(", str(error))
                told.add(one.full_name)
            else:
                assert {renamed.get(name, name): thing for name, thing in names.items()} == {
                    name: thing for name, thing in given.items() if thing is not made
                }
                taken.add(one.full_name)
            given.clear()
        monkeypatch.undo()
    assert {"cluster_resolver.SimpleClusterResolver", "tpu.TPUEstimator"} <= taken
    assert {"lookup.MutableHashTable", "distributions.bijectors.Bijector"} <= told


@pytest.mark.parametrize("value", ["nest", "nested", "structure"])
def test_nest_is_flattened_by_each_name(contrib, value):
    """It was ``nest`` up to 1.10 and ``nested`` up to 1.13."""
    if versions.has_native_contrib():
        pytest.skip("ours is what native has")
    assert contrib.framework.nest.flatten(**{value: [1, [2]]}) == [1, 2]


def test_real_programs_of_then_run(contrib, tf):
    """Ops, layers, cells, losses and bijectors as they were called before 1.15."""
    if versions.has_native_contrib():
        pytest.skip("ours is what native has")
    with tf.Graph().as_default(), tf.Session() as session:
        value = tf.constant([[1.0, 4.0, 3.0, 2.0]])
        old = contrib.layers.maxout(value, 2, axis=-1, name="max")
        assert old.op.name.startswith("max") and session.run(old).tolist() == [[4.0, 3.0]]
        cell = contrib.rnn.LSTMBlockCell(3, 1.0, None, True, None, "cell")
        assert cell.name == "cell"
        assert contrib.rnn.NASCell(3, use_biases=True)._use_bias
        loss = contrib.seq2seq.sequence_loss(
            tf.zeros([2, 3, 4]),
            tf.zeros([2, 3], tf.int32),
            tf.ones([2, 3]),
            True,
            True,
            None,
            "loss",
        )
        assert loss.op.name.startswith("loss")
        head = contrib.estimator.binary_classification_head(None, (), None, "old")
        assert head.name == "old"
        drawn = contrib.stateless.stateless_random_normal([2], [1, 2], tf.float64)
        assert drawn.dtype == tf.float64
        exp = contrib.distributions.bijectors.Exp(None, True, "e")
        assert exp.name == "e" and exp.validate_args
        with pytest.raises(TypeError, match=r"today it is Exp\(validate_args=False, name='exp'\)"):
            contrib.distributions.bijectors.Exp(event_ndims=0)
