"""What export functions of all shapes are given, by native ``ExportStrategy`` and by ours.

``data/export_fn_shapes.json`` is what native TF 1.15 does, written by
``record_export_fn_shapes.py``; ``data/export_fn_shapes_deviations.json`` is where ours does
something else, and why.
"""

import functools
import inspect
import json
import os
from collections import namedtuple

import pytest
import wrapt

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")

# What export() is called with, by the name of the call.
CALLS = {
    "plain": {},
    "checkpoint": {"checkpoint_path": "C"},
    "both": {"checkpoint_path": "C", "eval_result": "R"},
    "result alone": {"eval_result": "R"},
}

SHAPES = {}


def shape(function):
    """Registers a function that makes an export function of the shape it is named after."""
    SHAPES[function.__name__] = function
    return function


def functions(*definitions):
    """Registers plain export functions, which return what they were given."""
    for definition in definitions:
        SHAPES[definition.__name__] = lambda definition=definition: definition


def pass_on(function):
    """A decorator that hands on whatever it gets."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return {"through": function(*args, **kwargs)}

    return wrapper


def four(estimator, export_path, checkpoint_path, eval_result):
    return locals()


def four_optional(estimator, export_path, checkpoint_path=None, eval_result=None):
    return locals()


def with_config(config, estimator, export_path, checkpoint_path):
    return locals()


class Exports:
    """Every kind of method."""

    def two(self, estimator, export_path):
        return {"two": [estimator, export_path]}

    def three(self, estimator, export_path, checkpoint_path):
        return {"three": [estimator, export_path, checkpoint_path]}

    def renamed(self, estimator, export_path, path, metrics):
        return {"renamed": [estimator, export_path, path, metrics]}

    @pass_on
    def wrapped(self, estimator, export_path, checkpoint_path):
        return {"wrapped": [estimator, export_path, checkpoint_path]}

    @classmethod
    def of_class(cls, estimator, export_path, checkpoint_path, eval_result=None):
        return {"of_class": [estimator, export_path, checkpoint_path, eval_result]}

    @staticmethod
    def static(estimator, export_path, checkpoint_path, eval_result=None):
        return {"static": [estimator, export_path, checkpoint_path, eval_result]}

    def __call__(self, estimator, export_path, checkpoint_path, eval_result):
        return {"called": [estimator, export_path, checkpoint_path, eval_result]}


# --- plain functions -----------------------------------------------------------------------------


def two(estimator, export_path):
    return locals()


def two_renamed(model, directory):
    return locals()


def two_in_another_order(export_path, estimator):
    return locals()


def three(estimator, export_path, checkpoint_path):
    return locals()


def five(estimator, export_path, checkpoint_path, eval_result, strip_default_attrs):
    return locals()


def five_in_another_order(
    estimator, export_path, strip_default_attrs, eval_result, checkpoint_path
):
    return locals()


def checkpoint_and_strip(estimator, export_path, checkpoint_path, strip_default_attrs):
    return locals()


def strip_alone(estimator, export_path, strip_default_attrs):
    return locals()


def result_alone(estimator, export_path, eval_result):
    return locals()


def result_alone_optional(estimator, export_path, eval_result=None):
    return locals()


def result_before_checkpoint(estimator, export_path, eval_result, checkpoint_path):
    return locals()


functions(
    two, two_renamed, two_in_another_order, three, four, four_optional, five,
    five_in_another_order, checkpoint_and_strip, strip_alone, result_alone,
    result_alone_optional, result_before_checkpoint,
)  # fmt: skip


# --- arguments of other names --------------------------------------------------------------------


def third_renamed(estimator, export_path, path):
    return locals()


def third_and_fourth_renamed(estimator, export_path, path, metrics):
    return locals()


def fourth_renamed(estimator, export_path, checkpoint_path, metrics):
    return locals()


def third_renamed_before_result(estimator, export_path, path, eval_result):
    return locals()


def third_renamed_before_checkpoint(estimator, export_path, metrics, checkpoint_path):
    return locals()


def result_before_renamed(estimator, export_path, eval_result, path):
    return locals()


def fifth_renamed(estimator, export_path, path, metrics, strip):
    return locals()


def renamed_and_strip(estimator, export_path, path, metrics, strip_default_attrs):
    return locals()


def third_other_with_default(estimator, export_path, as_text=False):
    return locals()


def other_with_default_before_checkpoint(
    estimator, export_path, as_text=False, checkpoint_path=None
):
    return locals()


def checkpoint_like_with_default(estimator, export_path, ckpt=None):
    return locals()


def renamed_with_default(estimator, export_path, path, metrics=None):
    return locals()


def fifth_other_with_default(estimator, export_path, path, metrics, as_text=True):
    return locals()


functions(
    third_renamed, third_and_fourth_renamed, fourth_renamed, third_renamed_before_result,
    third_renamed_before_checkpoint, result_before_renamed, fifth_renamed, renamed_and_strip,
    third_other_with_default, other_with_default_before_checkpoint, renamed_with_default,
    fifth_other_with_default, checkpoint_like_with_default,
)  # fmt: skip


# --- variadic and keyword-only -------------------------------------------------------------------


def args_only(*args):
    return locals()


def estimator_and_args(estimator, *args):
    return locals()


def kwargs(estimator, export_path, **kwargs):
    return locals()


def args_and_kwargs(*args, **kwargs):
    return locals()


def checkpoint_and_kwargs(estimator, export_path, checkpoint_path, **kwargs):
    return locals()


def keyword_only_optional(estimator, export_path, *, checkpoint_path=None, eval_result=None):
    return locals()


def keyword_only(estimator, export_path, *, checkpoint_path, eval_result):
    return locals()


def keyword_only_after_args(*args, checkpoint_path=None):
    return locals()


def keyword_only_strip(estimator, export_path, *, strip_default_attrs=None):
    return locals()


def keyword_only_result(estimator, export_path, *, eval_result=None):
    return locals()


def keyword_only_result_required(estimator, export_path, *, eval_result):
    return locals()


def keyword_only_result_after_renamed(estimator, export_path, path, *, eval_result=None):
    return locals()


def keyword_only_other(estimator, export_path, *, as_text=False):
    return locals()


def keyword_only_other_required(estimator, export_path, *, as_text):
    return locals()


functions(
    args_only, estimator_and_args, kwargs, args_and_kwargs, checkpoint_and_kwargs,
    keyword_only_optional, keyword_only, keyword_only_after_args, keyword_only_strip,
    keyword_only_result, keyword_only_result_required, keyword_only_result_after_renamed,
    keyword_only_other, keyword_only_other_required,
)  # fmt: skip


# --- functions of no accepted form ---------------------------------------------------------------


def no_arguments():
    return locals()


def estimator_alone(estimator):
    return locals()


def checkpoint_second(estimator, checkpoint_path):
    return locals()


def path_keyword_only(estimator, *, export_path):
    return locals()


functions(no_arguments, estimator_alone, checkpoint_second, path_keyword_only, with_config)
SHAPES["none"] = lambda: None
SHAPES["text"] = lambda: "export_fn"


# --- functions whose call runs nothing -----------------------------------------------------------


async def coroutine(estimator, export_path):
    raise AssertionError("never run")


async def coroutine_of_four(estimator, export_path, checkpoint_path, eval_result):
    raise AssertionError("never run")


def generator(estimator, export_path, checkpoint_path):
    yield


async def async_generator(estimator, export_path):
    yield


functions(coroutine, coroutine_of_four, generator, async_generator)
SHAPES["partial_of_coroutine"] = lambda: functools.partial(functools.partial(coroutine))


@shape
def bound_method_generator():
    class Export:
        def export(self, estimator, export_path):
            yield

    return Export().export


@shape
def callable_object_coroutine():
    class Export:
        async def __call__(self, estimator, export_path):
            raise AssertionError("never run")

    return Export()


@shape
def wrapper_that_runs_a_coroutine():
    async def export(estimator, export_path, checkpoint_path):
        return [estimator, export_path, checkpoint_path]

    @functools.wraps(export)
    def wrapper(estimator, export_path, checkpoint_path):
        try:
            export(estimator, export_path, checkpoint_path).send(None)
        except StopIteration as ended:
            return ended.value

    return wrapper


# --- lambdas, methods, objects, classes, built-ins -----------------------------------------------

SHAPES["lambda_of_two"] = lambda: lambda e, p: [e, p]
SHAPES["lambda_of_two_named"] = lambda: lambda e, p, checkpoint_path: [e, p, checkpoint_path]
SHAPES["lambda_of_four"] = lambda: lambda e, p, c, r: [e, p, c, r]
SHAPES["bound_method_of_two"] = lambda: Exports().two
SHAPES["bound_method_of_three"] = lambda: Exports().three
SHAPES["bound_method_renamed"] = lambda: Exports().renamed
SHAPES["bound_method_wrapped"] = lambda: Exports().wrapped
SHAPES["class_method"] = lambda: Exports().of_class
SHAPES["static_method"] = lambda: Exports.static
SHAPES["callable_object"] = Exports
SHAPES["bound_call"] = lambda: Exports().__call__


@shape
def callable_object_wrapped():
    class Wrapped:
        @pass_on
        def __call__(self, estimator, export_path, checkpoint_path):
            return [estimator, export_path, checkpoint_path]

    return Wrapped()


@shape
def callable_object_unhashable():
    class Unhashable:
        __hash__ = None

        def __eq__(self, other):
            return isinstance(other, Unhashable)

        def __call__(self, estimator, export_path, checkpoint_path):
            return [estimator, export_path, checkpoint_path]

    return Unhashable()


@shape
def callable_object_without_weak_references():
    class Slots:
        __slots__ = ()

        def __call__(self, estimator, export_path, checkpoint_path):
            return [estimator, export_path, checkpoint_path]

    return Slots()


@shape
def class_itself():
    return namedtuple("Export", ["estimator", "export_path", "checkpoint_path"])


@shape
def class_with_init():
    class Export(dict):
        def __init__(self, estimator, export_path, checkpoint_path):
            super().__init__(made=[estimator, export_path, checkpoint_path])

    return Export


@shape
def builtin_without_signature():
    return max


@shape
def signature_attribute():
    def function(*args, **kwargs):
        return locals()

    function.__signature__ = inspect.signature(three)
    return function


@shape
def cached():
    return functools.lru_cache()(four)


@shape
def single_dispatch():
    return functools.singledispatch(three)


@shape
def wrapt_decorated():
    @wrapt.decorator
    def decorator(wrapped, instance, args, kwargs):
        return {"through": wrapped(*args, **kwargs)}

    return decorator(three)


# --- partials ------------------------------------------------------------------------------------

SHAPES["partial_by_place"] = lambda: functools.partial(with_config, "K")
SHAPES["partial_of_two"] = lambda: functools.partial(two)
SHAPES["partial_of_other_default"] = lambda: functools.partial(
    third_other_with_default, as_text=True
)
SHAPES["partial_with_fixed_checkpoint"] = lambda: functools.partial(three, checkpoint_path="F")
SHAPES["partial_with_fixed_checkpoint_of_four"] = lambda: functools.partial(
    four, checkpoint_path="F"
)
SHAPES["partial_with_fixed_result"] = lambda: functools.partial(four, eval_result="F")
SHAPES["partial_of_kwargs"] = lambda: functools.partial(kwargs, extra=1)
SHAPES["partial_of_keyword_only"] = lambda: functools.partial(
    keyword_only_other_required, as_text=True
)
SHAPES["partial_of_renamed"] = lambda: functools.partial(third_and_fourth_renamed)
SHAPES["partial_of_method"] = lambda: functools.partial(Exports().three)
SHAPES["partial_of_object"] = lambda: functools.partial(Exports())
SHAPES["partial_of_wrapped"] = lambda: functools.partial(pass_on(with_config), "K")
SHAPES["partial_with_unknown_keyword"] = lambda: functools.partial(two, unknown=1)


@shape
def partial_for_the_wrapper_alone():
    @functools.wraps(two)
    def wrapper(*args, extra, **kwargs):
        return {"extra": extra, "through": two(*args, **kwargs)}

    return functools.partial(wrapper, extra=1)


@shape
def partial_of_partial():
    def function(a, b, estimator, export_path, checkpoint_path):
        return locals()

    return functools.partial(functools.partial(function, "A"), "B")


# --- functools.wraps -----------------------------------------------------------------------------

SHAPES["wrapped_two"] = lambda: pass_on(two)
SHAPES["wrapped_three"] = lambda: pass_on(three)
SHAPES["wrapped_four"] = lambda: pass_on(four)
SHAPES["wrapped_four_optional"] = lambda: pass_on(four_optional)
SHAPES["wrapped_five"] = lambda: pass_on(five)
SHAPES["wrapped_renamed"] = lambda: pass_on(third_and_fourth_renamed)
SHAPES["wrapped_twice"] = lambda: pass_on(pass_on(four))
SHAPES["wrapped_result_alone"] = lambda: pass_on(result_alone)
SHAPES["wrapped_keyword_only"] = lambda: pass_on(keyword_only)


@shape
def wrapper_of_two_around_four():
    @functools.wraps(four)
    def wrapper(estimator, export_path):
        return four(estimator, export_path, "own C", "own R")

    return wrapper


@shape
def wrapper_of_two_within_a_wrapper():
    return pass_on(wrapper_of_two_around_four())


@shape
def wrapper_of_args_alone():
    @functools.wraps(four)
    def wrapper(*args):
        return four(*args)

    return wrapper


@shape
def wrapper_of_kwargs():
    @functools.wraps(three)
    def wrapper(estimator, export_path, **kwargs):
        return three(estimator, export_path, **kwargs)

    return wrapper


@shape
def wrapper_that_supplies_the_first():
    @functools.wraps(with_config)
    def wrapper(*args, **kwargs):
        return with_config("own K", *args, checkpoint_path="own C", **kwargs)

    return wrapper


@shape
def wrapper_that_supplies_the_result():
    @functools.wraps(result_alone)
    def wrapper(*args, **kwargs):
        return result_alone(*args, eval_result="own R", **kwargs)

    return wrapper


@shape
def wrapper_that_supplies_the_checkpoint():
    @functools.wraps(three)
    def wrapper(*args, **kwargs):
        return three(*args, checkpoint_path="own C", **kwargs)

    return wrapper


@shape
def wrapper_of_nothing_callable():
    def wrapper(*args, **kwargs):
        return locals()

    wrapper.__wrapped__ = "nothing"
    return wrapper


@shape
def wrapper_object():
    class Wrapper:
        def __init__(self, function):
            functools.update_wrapper(self, function)

        def __call__(self, *args, **kwargs):
            return {"through": self.__wrapped__(*args, **kwargs)}

    return Wrapper(three)


def never_run(value):
    """Returns what JSON shows of a coroutine or a generator."""
    if hasattr(value, "close"):
        value.close()  # Or Python warns of a coroutine that was never awaited.
    return type(value).__name__


def observe(strategy_class, name):
    """Returns what becomes of each call: what the function got, or what was raised and where."""
    where = "construction"
    outcomes = {}
    for strip in (None, True):
        for call, arguments in CALLS.items():
            key = call + (", strip" if strip else "")
            try:
                where = "construction"
                strategy = strategy_class("export", SHAPES[name](), strip)
                where = "export"
                outcomes[key] = {"returns": strategy.export("E", "P", **arguments)}
            except (TypeError, ValueError) as error:
                outcomes[key] = {"raises": type(error).__name__, "at": where}
    # What JSON makes of it, and no more lines than there are answers.
    compact = {}
    for key, outcome in json.loads(json.dumps(outcomes, default=never_run)).items():
        base = key.split(",")[0]
        if key == base and key != "plain" and outcome == compact["plain"]:
            continue
        if key != base and outcome == compact.get(base, compact["plain"]):
            continue
        compact[key] = outcome
    return compact


def _read(name):
    with open(os.path.join(DATA, name)) as file:
        return json.load(file)


NATIVE = _read("export_fn_shapes.json")
DEVIATIONS = _read("export_fn_shapes_deviations.json")


def test_the_record_is_complete():
    """All of more than forty shapes are recorded, and deviations are of shapes there are."""
    assert sorted(NATIVE) == sorted(SHAPES)
    assert len(SHAPES) >= 40
    assert set(DEVIATIONS) <= set(SHAPES)


@pytest.mark.native
@pytest.mark.parametrize("name", sorted(SHAPES))
def test_native_does_what_is_recorded(name):
    """The record is what native TF 1.15 does."""
    from tensorflow.contrib.learn.python.learn.export_strategy import ExportStrategy

    assert observe(ExportStrategy, name) == NATIVE[name]


@pytest.mark.smoke
@pytest.mark.filterwarnings("ignore:export_fn. its argument ckpt=None:UserWarning")
@pytest.mark.parametrize("name", sorted(SHAPES))
def test_ours_does_what_native_does(quiet, name):
    """An export function gets what native gives it, but for the deviations that have a reason."""
    from tf_contrib.learn import ExportStrategy

    expected = DEVIATIONS[name]["ours"] if name in DEVIATIONS else NATIVE[name]
    assert observe(ExportStrategy, name) == expected


@pytest.mark.parametrize("name", sorted(DEVIATIONS))
def test_a_deviation_deviates_and_says_why(name):
    """What is listed as a deviation is one, and has its reason."""
    assert DEVIATIONS[name]["ours"] != NATIVE[name]
    assert len(DEVIATIONS[name]["reason"]) > 20
