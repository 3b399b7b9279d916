"""The rules by which an export function is given its arguments, and what it costs to find out.

What functions of all shapes get is in tests/differential/test_export_fn_shapes.py.
"""

import functools
import gc
import inspect
import sys
import threading
from unittest import mock

import pytest

from contrib_compat.strategies import signature
from contrib_compat.strategies.signature import ACCEPTED_FORMS, choice_for

VALUES = ("C", "R", True)


def call(export_fn):
    """Calls an export function as a strategy does."""
    by_place, by_name = choice_for(export_fn)(VALUES)
    return export_fn("E", "P", *by_place, **by_name)


def three(estimator, export_path, checkpoint_path):
    return [estimator, export_path, checkpoint_path]


@pytest.fixture
def inspected(monkeypatch):
    """Counts how often a signature is looked at."""
    calls = []
    original = inspect.signature

    def count(function, **kwargs):
        calls.append(function)
        return original(function, **kwargs)

    monkeypatch.setattr(inspect, "signature", count)
    return calls


class Slots:
    """Can't be referenced weakly."""

    __slots__ = ()

    def __call__(self, estimator, export_path, checkpoint_path):
        return [estimator, export_path, checkpoint_path]


class Equal:
    """Equal to its like, and so without a hash."""

    def __init__(self, function):
        self.__signature__ = inspect.signature(function)
        self._function = function

    __hash__ = None

    def __eq__(self, other):
        return isinstance(other, Equal)

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)


@pytest.mark.parametrize(
    "make", [lambda: lambda e, p, checkpoint_path: 0, Slots, lambda: Equal(three)]
)
def test_a_function_is_inspected_once(inspected, make):
    """However often a function is asked for, its signature is looked at once."""
    export_fn = make()
    del inspected[:]
    for _ in range(3):
        choice_for(export_fn)
    assert len(inspected) == 1


def test_a_bound_method_is_inspected_once_as_long_as_it_is_held(inspected):
    """A method that a strategy holds is one object, and looked at once."""
    method = Slots().__call__
    for _ in range(3):
        choice_for(method)
    assert len(inspected) == 1


def test_equal_functions_are_told_apart():
    """Functions that are equal but take different arguments each get their own."""
    two, one_more = Equal(lambda e, p: [e, p]), Equal(three)
    assert two == one_more
    assert [call(two), call(one_more)] == [["E", "P"], ["E", "P", "C"]]


def test_nothing_is_kept_alive():
    """What is known of a function is forgotten with the function."""
    gc.collect()
    before = len(signature._choices)
    functions = [lambda e, p, checkpoint_path: 0 for _ in range(10)]
    for function in functions:
        choice_for(function)
    assert len(signature._choices) == before + 10
    del functions, function
    gc.collect()
    assert len(signature._choices) == before


def test_a_new_function_in_an_old_place_is_inspected():
    """A function that gets the address of one that is gone is not taken for it."""
    for _ in range(50):
        assert call(lambda e, p: [e, p]) == ["E", "P"]
        assert call(lambda e, p, checkpoint_path: [e, p, checkpoint_path]) == ["E", "P", "C"]


def test_several_threads_may_ask_at_once():
    """Every thread gets the right call."""
    functions = [lambda e, p, checkpoint_path, n=n: [checkpoint_path, n] for n in range(200)]
    results = []

    def ask():
        results.append([call(function) for function in functions])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[["C", n] for n in range(200)]] * 4


@pytest.mark.parametrize("export_fn", [None, "path", 3, staticmethod])
def test_what_can_not_be_called_is_a_type_error(export_fn):
    """The TypeError names the argument, what came and what is wanted."""
    if export_fn is staticmethod:
        export_fn = classmethod(three)
    with pytest.raises(TypeError, match=r"export_fn: got .*, wanted a function of \(estimator"):
        choice_for(export_fn)


def test_a_misfit_is_a_value_error_that_shows_it_and_the_forms():
    """The ValueError has the function's name, its signature and every accepted form."""

    def save(estimator, export_path, a, b, c):
        raise AssertionError("not to be called")

    with pytest.raises(ValueError) as caught:
        choice_for(save)
    text = str(caught.value)
    assert "save(estimator, export_path, a, b, c)" in text
    assert all(form in text for form in ACCEPTED_FORMS)


def test_a_result_without_a_checkpoint_is_refused_in_the_native_words():
    """An export_fn of eval_result without checkpoint_path is a ValueError that code may know."""

    def save(estimator, export_path, eval_result=None):
        raise AssertionError("not to be called")

    with pytest.raises(ValueError, match=r"accepting eval_result must also accept .*save\(estim"):
        choice_for(save)


def test_what_never_runs_is_a_value_error_that_says_so():
    """Coroutine functions and generator functions are named, with what is wanted in their place."""

    async def save(estimator, export_path):
        raise AssertionError("not to be called")

    with pytest.raises(ValueError, match=r"save returns a coroutine and exports nothing, wanted"):
        choice_for(save)


@pytest.mark.parametrize(
    "export_fn, overlooked",
    [
        (lambda e, p, ckpt=None: 0, "ckpt"),
        (lambda e, p, as_text=False, checkpoint_file=None: 0, "checkpoint_file"),
        (functools.partial(lambda c, e, p, model_checkpoint=None: 0, "c"), "model_checkpoint"),
        (functools.wraps(lambda e, p, ckpt_path=None: 0)(lambda *args, **kwargs: 0), "ckpt_path"),
        (lambda e, p, as_text=False: 0, None),
        (lambda e, p, ckpt=False: 0, None),
        (lambda e, p, ckpt="model.ckpt-1": 0, None),
        (lambda e, p, checkpoint_path=None: 0, None),
        (lambda e, p, checkpoint_path, ckpt=None: 0, None),
        (lambda e, p, path, ckpt=None: 0, None),
        (lambda e, p, keep_checkpoint_max=None: 0, None),
        (lambda e, p: 0, None),
        (three, None),
        (max, None),
    ],
)
def test_a_checkpoint_that_is_overlooked_is_found(export_fn, overlooked):
    """An optional argument that waits for the checkpoint by another name is found, no other."""
    assert signature.overlooked_checkpoint(export_fn) == overlooked


def test_a_misfit_is_refused_each_time():
    """Having been refused once makes no function acceptable."""

    def misfit(estimator):
        raise AssertionError("not to be called")

    for _ in range(2):
        with pytest.raises(ValueError, match="misfit"):
            choice_for(misfit)


def test_a_partial_that_can_never_be_called_is_a_value_error():
    """A partial that holds an argument its function does not take is refused."""
    with pytest.raises(ValueError, match="holds arguments that its function does not take"):
        choice_for(functools.partial(three, unknown=1))


@pytest.mark.parametrize("export_fn", [max, functools.partial(max)])
def test_a_built_in_without_a_signature_gets_two_arguments(export_fn):
    """Where there is no signature to ask, the shortest form is used."""
    assert call(export_fn) == "P"


if sys.version_info >= (3, 8):  # which has the syntax

    @pytest.mark.parametrize(
        "text, expected",
        [
            ("e, p, checkpoint_path, /: [checkpoint_path]", ["C"]),
            ("e, p, path, metrics, /: [path, metrics]", ["C", "R"]),
            ("e, p, path, /, eval_result: [path, eval_result]", ["C", "R"]),
            ("e, p, path, /, metrics, strip_default_attrs: [path, metrics, strip_default_attrs]",
             ["C", "R", True]),
        ],
    )  # fmt: skip
    def test_positional_only_arguments_are_given_by_place(text, expected):
        """Positional-only arguments are served too, by name or place as all others."""
        assert call(eval("lambda " + text)) == expected


def test_a_mock_gets_two_arguments():
    """A mock takes anything and says nothing, so it gets the shortest form."""
    export_fn = mock.Mock()
    call(export_fn)
    export_fn.assert_called_once_with("E", "P")


def test_a_mock_with_a_specification_gets_what_that_says():
    """A mock that was specified after a function is called as the function."""
    export_fn = mock.create_autospec(three)
    call(export_fn)
    export_fn.assert_called_once_with("E", "P", checkpoint_path="C")


def test_an_object_with_every_attribute_is_no_trap():
    """An object that answers to __wrapped__ with another of its kind comes to an end."""

    class Endless:
        def __getattr__(self, name):
            return Endless()

        def __call__(self, *args, **kwargs):
            return [args, kwargs]

    assert call(Endless()) == [("E", "P"), {}]


def test_a_wrapper_is_called_with_keywords():
    """A decorator in the middle sees the recognised arguments by their names."""

    @functools.wraps(three)
    def wrapper(*args, **kwargs):
        return [args, kwargs]

    assert call(wrapper) == [("E", "P"), {"checkpoint_path": "C"}]
