"""The line of a class statement, through whatever makes the class."""

import abc
import ast
import dataclasses
import inspect
import sys
import traceback
import types

import pytest

from contrib_compat import frames
from contrib_compat.frames import class_statement

FOUND = []


class Watched:
    """Notes where its subclasses are made."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        frame = class_statement(cls, sys._getframe(1))
        FOUND.append((frame.f_code.co_filename, frame.f_lineno))


class Meta(type):
    """A metaclass of the same file, with every method that stands before a class."""

    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, bases, namespace)


class MetaOfMeta(type):
    """What calls such a metaclass."""

    def __call__(cls, *args):
        return super().__call__(*args)


class Deep(Meta, metaclass=MetaOfMeta):
    """Two levels of it."""


def make(metaclass):
    """Makes a subclass; returns the line of the statement."""

    class Child(Watched, metaclass=metaclass):
        pass

    return inspect.currentframe().f_lineno - 3


@pytest.fixture(autouse=True)
def found():
    """What Watched notes, empty at first."""
    del FOUND[:]
    return FOUND


@pytest.mark.parametrize("metaclass", [type, abc.ABCMeta, Meta, Deep])
def test_metaclasses_are_passed_over(metaclass, found):
    """The class statement is meant, not the metaclass that it goes through."""
    line = make(metaclass)
    assert found == [(__file__, line)]


def test_types_new_class_is_passed_over(found):
    """The line that calls it is meant."""
    types.new_class("Child", (Watched,))
    assert found == [(__file__, inspect.currentframe().f_lineno - 1)]


@pytest.mark.skipif(sys.version_info < (3, 10), reason="Python 3.10 brought slots")
def test_a_dataclass_made_anew_for_its_slots_is_of_the_users_line(found):
    """dataclasses makes a second class, at the line of the decorator or of the statement."""

    @dataclasses.dataclass(slots=True)
    class Child(Watched):
        x: int

    assert {name for name, _ in found} == {__file__}
    assert len(found) == 2


def test_a_class_of_another_module_is_of_the_line_that_makes_it(found):
    """type() may be told any module; what calls it is meant."""
    type("Child", (Watched,), {"__module__": "elsewhere"})
    assert found == [(__file__, inspect.currentframe().f_lineno - 1)]


def test_a_warning_goes_to_the_first_line_outside_of_the_packages_named():
    """The level is one that warnings.warn takes where level_outside is called."""

    def warn(*packages):
        return frames.level_outside(*packages)

    def behind(package):
        names = {"__name__": package, "warn": warn}
        exec("def call(*packages): return warn(*packages)", names)
        return names["call"]

    here = __name__.partition(".")[0]
    assert warn() == behind("other.module")() == 1
    assert warn(here) > 1
    assert behind("other.module")(here) == 2


def test_a_call_from_a_frame_is_found_at_its_line():
    """By what counts frames: its file, its line and its globals are those of the frame."""

    def counting(*args, **kwargs):
        caller = sys._getframe(1)
        return caller.f_code.co_filename, caller.f_lineno, caller.f_globals, args, kwargs

    frame = inspect.currentframe()
    found = frames.call_from(frame, counting, (1,), {"a": 2})
    assert found == (__file__, frame.f_lineno - 1, globals(), (1,), {"a": 2})
    assert frames.call_from(frame, dict, (), {"function": 3}) == {"function": 3}


def test_an_error_of_a_call_from_a_frame_shows_the_line():
    """Its traceback leads through the line, which has no mark at a place that means nothing."""
    with pytest.raises(ZeroDivisionError) as raised:
        frames.call_from(inspect.currentframe(), lambda: 1 / 0, (), {})
    shown = traceback.extract_tb(raised.value.__traceback__)
    assert [line.filename for line in shown].count(__file__) == 3
    assert shown[2].line.startswith("frames.call_from(")


def test_a_call_at_a_line_notes_nothing_on_what_all_trees_share():
    """The ast.Load of other trees of the process gets no place of that line."""
    frame = types.SimpleNamespace(
        f_code=types.SimpleNamespace(co_filename="elsewhere.py"), f_lineno=7, f_globals={}
    )
    assert frames.call_from(frame, sorted, ([2, 1],), {"reverse": True}) == [2, 1]
    shared = ast.parse("name", mode="eval").body.ctx
    assert not {"lineno", "col_offset", "end_lineno", "end_col_offset"} & set(vars(shared))


class Making(type):
    """A metaclass that makes instances through functions of its own, as TensorFlow's does."""

    def __call__(cls, *args, **kwargs):
        def make(*args, **kwargs):
            made = object.__new__(cls)
            made.__init__(*args, **kwargs)
            return made

        return make(*args, **kwargs)


@pytest.mark.parametrize("metaclass", [type, Making])
def test_the_caller_of_a_class_stands_outside_of_its_metaclass(metaclass):
    """Whoever calls the class, and not what the metaclass does; a call of __init__ has no class."""

    def __init__(self):
        frame = frames.caller_of_class(made, sys._getframe(1))
        self.seen = frame.f_code.co_name

    made = metaclass("Made", (), {"__init__": __init__})

    def program():
        return made()

    def again(instance):
        instance.__init__()
        return instance

    assert program().seen == "program"
    assert again(program()).seen == "again"
