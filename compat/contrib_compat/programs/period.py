"""The period layer: names that a program of the time finds in modules which lack them today.

A module answers for a missing name by a ``__getattr__`` of its own, which looks at who asks. So it
stays the module that it is, what it has costs no more to look up than before, and libraries see
what they saw. A name that is still there keeps today's meaning.

`period.tsv` has a line for each name of Python's, numpy's, pandas' and others' that is gone:

part    the part of the layer that it belongs to, by which it can be switched off
was     its full dotted name then; ``scipy.*`` is each name of scipy
is      where it is now: ``module``, ``module:attribute`` or a stand-in
why     what happened to it
"""

from __future__ import annotations

import gc
import importlib.util
import sys
from pathlib import Path
from types import FrameType, MethodType, ModuleType
from typing import Any, Callable, Collection, Dict, Mapping, NamedTuple, Tuple

from contrib_compat.views import fetch

_TABLE = Path(__file__).with_name("period.tsv")
_EVERY = "*"


class Line(NamedTuple):
    """A line of the table; the columns are explained above."""

    part: str
    was: str
    to: str
    why: str


def lines() -> Tuple[Line, ...]:
    """Returns the whole table."""
    text = __loader__.get_data(str(_TABLE))  # type: ignore[name-defined]  # maybe from a zip file
    rows = text.decode("ascii").splitlines()[1:]
    return tuple(Line(*row.split("\t")) for row in rows)


class Period:
    """What is answered to a program."""

    def __init__(
        self,
        sees: Callable[[FrameType], bool],
        note: Callable[[str, str, FrameType], None],
        without: Collection[str] = (),
    ) -> None:
        """Reads the table; no module is touched before the program imports it.

        Args:
          sees: tells whether what runs in a frame is the program's.
          note: takes the part and the full name of what was answered, and the frame that asked.
          without: the parts that are left out.
        """
        self.sees = sees
        self.note = note
        self._without = without
        self._answers: Dict[str, Dict[str, str]] = {}
        self._parts: Dict[str, str] = {}
        #: Modules that are gone, and what is imported in their place.
        self.modules: Dict[str, str] = {}
        for part, was, to, _ in lines():
            self.add(part, {was: to})

    def add(self, part: str, places: Mapping[str, str]) -> None:
        """Has more names be answered.

        Args:
          part: the part of the layer.
          places: where they are, by their full names.
        """
        if part in self._without:
            return
        for was, to in places.items():
            module, _, name = was.rpartition(".")
            if ":" in to:
                self._answers.setdefault(module, {})[name] = to
                self._parts[module] = part
            elif not _is_there(was):
                self.modules[was] = to

    def arrived(self, root: str) -> None:
        """Has the modules of a package that are imported answer from now on, and classes of any.

        Instances come to a program that never imported where their class is from: TensorFlow's test
        cases are unittest's, what a session returns is numpy's.

        Args:
          root: the top-level package, which the program just imported.
        """
        for name in list(self._answers):
            found: Any = sys.modules.get(name)
            if found is None:
                found = _loaded_class(name)
            elif name.partition(".")[0] != root:
                continue
            # Popped before it is used: of two threads, one does it.
            places = self._answers.pop(name, None) if found is not None else None
            if places is None:
                continue
            if isinstance(found, type):
                self._answer_in_class(found, name, places)
            else:
                self._answer(found, places)

    def _answer(self, module: ModuleType, places: Mapping[str, str]) -> None:
        names, before = vars(module), vars(module).get("__getattr__")

        def __getattr__(name: str) -> Any:
            place = places.get(name) or places.get(_EVERY)
            asking = sys._getframe(1)
            if place and not name.startswith("__") and self.sees(asking):
                try:
                    value = fetch(place.replace(_EVERY, name))
                except (AttributeError, ImportError):  # It is in neither place.
                    place = None
                else:
                    self.note(self._parts[module.__name__], f"{module.__name__}.{name}", asking)
                    return value
            if before is not None:
                return before(name)
            raise _no_attribute(module, name)

        names["__getattr__"] = __getattr__

    def _answer_in_class(self, cls: type, path: str, places: Mapping[str, str]) -> None:
        for name, place in places.items():
            if not hasattr(cls, name):
                _set(cls, name, _Method(self, self._parts[path], f"{path}.{name}", place))


class _Method:
    """A method or property of a class that its code has no more, for the program alone."""

    def __init__(self, period: Period, part: str, full_name: str, place: str) -> None:
        self._period = period
        self._part = part
        self._full_name = full_name
        self._place = place

    def __get__(self, instance: Any, owner: type) -> Any:
        name = self._full_name.rpartition(".")[2]
        asking = sys._getframe(1)
        if not self._period.sees(asking):
            raise AttributeError(f"{owner.__name__!r} object has no attribute {name!r}")
        self._period.note(self._part, self._full_name, asking)
        asked = owner if instance is None else instance
        if "." in self._place.partition(":")[2]:  # A method of another name.
            return getattr(asked, self._place.rpartition(".")[2])
        found = fetch(self._place)
        if instance is None:
            return found
        bind = getattr(type(found), "__get__", None)
        return bind(found, instance, owner) if bind else MethodType(found, instance)


def _set(cls: type, name: str, value: Any) -> None:
    """Sets an attribute of a class; also of one in C, which refuses to be written to.

    Behind the proxy that such a class shows lies its dictionary. There is no other way to have an
    array answer for a method that it has lost.
    """
    try:
        setattr(cls, name, value)
    except TypeError:
        import ctypes

        for names in gc.get_referents(vars(cls)):
            if isinstance(names, dict):
                names[name] = value
        # Python remembers of each class what it lacks.
        ctypes.pythonapi.PyType_Modified(ctypes.py_object(cls))


def _loaded_class(path: str) -> Any:
    """Returns a class by its full name if its module is imported and has it, or None."""
    module, _, name = path.rpartition(".")
    found = vars(sys.modules[module]).get(name) if module in sys.modules else None
    return found if isinstance(found, type) else None


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # Of a package that it was in.
        return False


def _no_attribute(module: ModuleType, name: str) -> AttributeError:
    """Makes the error that Python raises for a module without a ``__getattr__``."""
    error = AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
    if sys.version_info >= (3, 10):
        error.name, error.obj = name, module  # For "Did you mean".
    return error
