"""The deprecation warnings: one a call site, at the user's line, switched and filtered."""

import abc
import copy
import gc
import inspect
import os
import pickle
import subprocess
import sys
import warnings
import weakref
from collections import namedtuple

import pytest

from contrib_compat import deprecation, routes
from contrib_compat.deprecation import ContribDeprecationWarning
from contrib_compat.legacy import module as legacy
from contrib_compat.routes import Route

ROUTE = Route("legacy_sum", ("learn", "learn.utils"), "use sum()", target=__name__ + ":add")
TEXT = "tf.contrib.learn.legacy_sum is deprecated: use sum()"


def add(a, b=1, *rest, scale=1):
    """Adds."""
    return (a + b + sum(rest)) * scale


legacy_sum = deprecation.deprecated(add, ROUTE, "a_legacy_module")


@pytest.fixture(autouse=True)
def once():
    """Every test starts from the default switch."""
    before = deprecation.set_mode("once")
    yield
    deprecation.set_mode(before)


@pytest.fixture
def a_class(monkeypatch):
    """A class deprecated under the route above."""
    monkeypatch.setattr(routes, "by_name", {ROUTE.full_name: ROUTE}.__getitem__)

    @deprecation.deprecated_class(ROUTE.full_name)
    class Legacy:
        """A legacy class."""

        def __init__(self, value, other=2):
            self.value = value

    return Legacy


def line():
    """Returns the line of the caller."""
    return inspect.currentframe().f_back.f_lineno


def test_no_warning_when_nothing_is_called():
    """Looking a wrapper up, inspecting and pickling it warn nobody."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert str(inspect.signature(legacy_sum)) == "(a, b=1, *rest, scale=1)"
        assert legacy_sum.__doc__ == "Adds."
        assert legacy_sum.__name__ == "add"


def test_one_warning_a_call_site_at_the_callers_line():
    """A loop over one call warns once, with the caller's file and line and the successor."""
    with pytest.warns(ContribDeprecationWarning) as caught:
        for _ in range(3):
            assert legacy_sum(1, 2, 3, scale=2) == 12
            expected = line() - 1
    assert [(str(w.message), w.filename, w.lineno) for w in caught] == [(TEXT, __file__, expected)]


def test_two_call_sites_warn_twice():
    """Each call site has a warning of its own."""
    with pytest.warns(ContribDeprecationWarning) as caught:
        warnings.simplefilter("always")
        legacy_sum(1)
        legacy_sum(1)
    assert len(caught) == 2
    assert caught[1].lineno == caught[0].lineno + 1


def test_the_switch_silences():
    """``silent`` wins over the filters."""
    deprecation.set_mode("silent")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert legacy_sum(1) == 2


def test_the_switch_warns_always():
    """``always`` repeats the warning at the same call site."""
    deprecation.set_mode("always")
    with pytest.warns(ContribDeprecationWarning) as caught:
        warnings.simplefilter("always")
        for _ in range(3):
            legacy_sum(1)
    assert len(caught) == 3


def test_the_switch_raises():
    """``error`` raises at every call, whatever the filters say."""
    deprecation.set_mode("error")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(2):
            with pytest.raises(ContribDeprecationWarning, match="use sum"):
                legacy_sum(1)


def test_the_switch_is_checked():
    """A position that does not exist is a ValueError that lists those that do."""
    with pytest.raises(ValueError, match="mode: got 'loud', wanted one of silent, once"):
        deprecation.set_mode("loud")


@pytest.mark.parametrize("value, mode", [("silent", "silent"), (" Error ", "error")])
def test_the_environment_variable_sets_the_switch(value, mode):
    """TF_CONTRIB_COMPAT_DEPRECATIONS is read when the package is imported."""
    done = start(value)
    assert (done.stdout.decode().split(), done.stderr) == ([mode], b"")


def start(value, *arguments):
    """Runs a program that prints the switch, with a value of the environment variable."""
    environment = {"TF_CONTRIB_COMPAT_DEPRECATIONS": value, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = "from contrib_compat import deprecation; print(deprecation.mode())"
    command = [sys.executable, *arguments, "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("value", ["off", "0", "true"])
def test_a_switch_that_does_not_exist_is_said_once(value):
    """The default stands, and a RuntimeWarning names the variable, the value and the positions."""
    done = start(value)
    assert done.stdout.split() == [b"once"]
    text = done.stderr.decode()
    assert f"TF_CONTRIB_COMPAT_DEPRECATIONS: got {value!r}, wanted one of silent, once" in text
    assert text.count("RuntimeWarning") == 1
    assert start(value, "-W", "error").returncode == 1


@pytest.mark.parametrize("value", ["", " ", "once"])
def test_an_empty_switch_is_none(value):
    """As elsewhere, an empty variable means that nothing was asked for."""
    done = start(value, "-W", "error")
    assert (done.stdout.split(), done.stderr) == ([b"once"], b"")


def test_a_call_site_that_was_silenced_has_not_had_its_warning():
    """From silent to once the warning comes, at the very same call."""
    with pytest.warns(ContribDeprecationWarning) as caught:
        for mode in ("silent", "once", "once"):
            deprecation.set_mode(mode)
            legacy_sum(1)
    assert len(caught) == 1


def test_always_is_each_time_also_under_the_default_filters():
    """The filter that shows a warning once a line is about other modes than ``always``."""
    deprecation.set_mode("always")
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        for _ in range(3):
            legacy_sum(1)
    assert len(caught) == 3


@pytest.mark.parametrize("append", [False, True])
def test_filters_that_are_changed_in_place_are_seen(append):
    """A call site that was ignored, or warned, looks again when a filter is added."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        for action in ("ignore", "default", "error"):
            if append:
                warnings.resetwarnings()
            warnings.simplefilter(action, append=append)
            try:
                legacy_sum(1)
            except ContribDeprecationWarning:
                assert action == "error"
            else:
                assert action != "error"
    assert len(caught) == 1


def test_restored_filters_are_those_they_were():
    """A catch_warnings elsewhere in a loop makes no call site warn again."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(3):
            legacy_sum(1)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
    assert len(caught) == 1


def test_call_sites_in_turn_warn_once_each():
    """Two in one loop, and two functions that have the call at the same place in their code."""

    def first():
        return legacy_sum(1)

    def second():
        return legacy_sum(1)

    assert first.__code__.co_code == second.__code__.co_code
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(5):
            first()
            second()
    assert len(caught) == 2


def run_cell(source, name):
    """Runs a notebook's cell, or what else is compiled as it comes; returns its code's weakref."""
    code = compile(source, name, "exec")
    names = {"legacy_sum": legacy_sum, "__name__": "__main__"}
    exec(code, names)
    return weakref.ref(names["use"].__code__ if "use" in names else code)


def test_a_cell_that_is_run_again_has_had_its_warning():
    """Notebooks name a cell by what stands in it: the same cell is the same call site."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for source in ("legacy_sum(1)", "legacy_sum(1)", "legacy_sum(1, 2)"):
            run_cell(source, f"/tmp/ipykernel_1/{hash(source)}.py")
    assert len(caught) == 2


def test_code_that_comes_and_goes_is_not_kept():
    """The call sites of 20,000 cells take a bounded place, and no cell's code stays alive."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        codes = [run_cell("legacy_sum(1)", f"<cell {number}>") for number in range(20000)]
    gc.collect()
    assert not any(code() for code in codes)
    assert len(deprecation._had) <= deprecation._MOST_SITES < len(codes)


def test_functions_that_come_and_go_are_replaced():
    """Of a function that is defined again and again no more is kept than the last."""
    source = "def use():\n    legacy_sum(1)\nuse()"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        codes = [run_cell(source, f"<cell {number}>") for number in range(100)]
    gc.collect()
    assert len([code for code in codes if code() is not None]) <= 1


def test_one_standard_filter_silences():
    """Ignoring the category is enough."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=ContribDeprecationWarning)
        legacy_sum(1)


def test_it_is_seen_by_default():
    """It is a FutureWarning, so a program without any filter shows it."""
    assert issubclass(ContribDeprecationWarning, FutureWarning)


def test_an_error_filter_raises_each_time():
    """A call site whose warning was turned into an exception has not had its warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(2):
            with pytest.raises(ContribDeprecationWarning):
                legacy_sum(1)


def test_the_deprecated_attribute_is_set():
    """``__deprecated__`` (PEP 702) holds the text, on the wrapper alone."""
    assert legacy_sum.__deprecated__ == TEXT
    assert not hasattr(add, "__deprecated__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_goes_by_import_path(protocol):
    """A pickle loads the very wrapper that the legacy name shows."""
    module = type(sys)("a_legacy_module")
    module.legacy_sum = deprecation.deprecated(add, ROUTE, module.__name__)
    sys.modules[module.__name__] = module
    try:
        assert pickle.loads(pickle.dumps(module.legacy_sum, protocol)) is module.legacy_sum
    finally:
        del sys.modules[module.__name__]


def test_a_wrapper_is_known_by_its_legacy_path():
    """Its module, name and text form are those of the legacy name, not of the function inside."""
    assert (legacy_sum.__module__, add.__module__) == ("a_legacy_module", __name__)
    assert repr(legacy_sum) == "<deprecated function a_legacy_module.legacy_sum>"
    assert "add" in str(legacy_sum)


def test_copies_are_the_function_itself():
    """copy and deepcopy treat a wrapper as they treat a function."""
    assert copy.copy(legacy_sum) is legacy_sum
    assert copy.deepcopy({"f": legacy_sum})["f"] is legacy_sum


def test_it_binds_as_a_method():
    """A wrapper in a class body becomes a method, as the function would."""

    class Holder:
        total = legacy_sum

        def __add__(self, other):
            return other

    holder = Holder()
    with pytest.warns(ContribDeprecationWarning):
        assert holder.total(5) == 5


def test_a_class_warns_where_it_is_constructed(a_class):
    """Constructing the class itself warns at that line, and it stays a real class."""
    with pytest.warns(ContribDeprecationWarning) as caught:
        instance = a_class(1)
        expected = line() - 1
    assert [(w.filename, w.lineno) for w in caught] == [(__file__, expected)]
    assert inspect.isclass(a_class) and type(instance) is a_class
    assert str(inspect.signature(a_class)) == "(value, other=2)"
    assert a_class.__deprecated__ == TEXT


def test_the_arguments_of_a_constructor_show(a_class):
    """What asks in the way of the time, without following wrappers, is told them too."""
    assert inspect.getfullargspec(a_class.__init__).args == ["self", "value", "other"]


@pytest.mark.parametrize("metaclass", [type, abc.ABCMeta])
def test_subclassing_warns_where_the_class_is_written(a_class, metaclass):
    """The class statement is the use of the legacy name; instances and grandchildren are not."""
    with pytest.warns(ContribDeprecationWarning) as caught:

        class Child(a_class, metaclass=metaclass):
            pass

    assert [w.filename for w in caught] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        class Grandchild(Child):
            pass

        assert isinstance(Grandchild(3), a_class)


def test_our_own_subclasses_are_silent(a_class):
    """A class of this package may be built on a deprecated one."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        type("Child", (a_class,), {"__module__": "contrib_compat.monitors"})


def test_a_class_keeps_its_own_init_subclass(monkeypatch):
    """Keyword arguments of a class statement still reach the class's own __init_subclass__."""
    monkeypatch.setattr(routes, "by_name", {ROUTE.full_name: ROUTE}.__getitem__)

    @deprecation.deprecated_class(ROUTE.full_name)
    class Registry:
        def __init_subclass__(cls, tag=None):
            cls.tag = tag

    with pytest.warns(ContribDeprecationWarning):

        class Child(Registry, tag="x"):
            pass

    assert Child.tag == "x"


def test_a_namedtuple_warns_when_called_only(monkeypatch):
    """A tuple class warns in its constructor, not in _make or _replace."""
    monkeypatch.setattr(routes, "by_name", {ROUTE.full_name: ROUTE}.__getitem__)
    Pair = deprecation.deprecated_class(ROUTE.full_name)(namedtuple("Pair", "a b"))
    with pytest.warns(ContribDeprecationWarning) as caught:
        pair = Pair(1, b=2)
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Pair._make([1, 3]) == pair._replace(b=3)


def test_internal_code_constructs_without_a_warning(a_class):
    """Within internal() nothing is said, after it everything is again."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with deprecation.internal():
            a_class(1)
        with pytest.raises(ContribDeprecationWarning):
            a_class(1)


def test_a_wrapper_is_the_same_object_by_every_path(monkeypatch):
    """All legacy paths of one route show one wrapper."""
    modules = [legacy.LegacyModule(name) for name in ROUTE.modules]
    for module, path in zip(modules, ROUTE.modules):
        module.__contrib_path__ = path
    monkeypatch.setattr(legacy, "_answers", {})
    monkeypatch.setattr(legacy, "_ours", lambda module: {ROUTE.name: ROUTE})
    assert modules[0].legacy_sum is modules[1].legacy_sum
