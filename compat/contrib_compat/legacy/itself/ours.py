"""This package's own answers in the place of 1.15's, while and after a file of it is executed.

So the rest of contrib builds on ours: its estimators take our RunConfig, return our ModelFnOps, and
are instances of our interfaces.
"""

from __future__ import annotations

import importlib
from contextlib import suppress
from types import FunctionType, ModuleType
from typing import Any, Callable, Dict, Iterator, MutableMapping

from contrib_compat import kernels, routes

#: The names by which modules of the copy, and those of contrib in it, are executed.
ROOT = "contrib_compat.legacy.itself.tf115"
CONTRIB = ROOT + ".contrib"

#: The root of the legacy tree, below which programs import contrib; classes are pickled by it.
LEGACY = "tf_contrib"


def contrib_path(module_name: str) -> str:
    """Returns the path below ``tf.contrib`` of a module of the copy, else ``""``."""
    return module_name[len(CONTRIB) + 1 :] if module_name.startswith(CONTRIB + ".") else ""


def known_as(module_name: str) -> str:
    """Returns the name by which programs import a module of the copy, if it is one of contrib."""
    path = contrib_path(module_name)
    return f"{LEGACY}.{path}" if path else module_name


def answers(module_name: str) -> Dict[str, Callable[[], Any]]:
    """Returns what this package answers in a module of the copy.

    Args:
      module_name: the name by which the module is executed.

    Returns:
      By name, what gives the answer: without its deprecation warning, which is for programs.
    """
    found: Dict[str, Callable[[], Any]] = {}
    for name, route in routes.in_module(contrib_path(module_name)).items():
        home, _, attribute = (route.target or "").partition(":")
        if home:
            found[name] = _fetcher(home, attribute)
    return {**found, **_kernels(contrib_path(module_name))}


def _kernels(path: str) -> Dict[str, Callable[[], Any]]:
    """Returns our functions for the ops of a generated module, whose compiled code is gone."""
    if path not in kernels.GENERATED:
        return {}
    home = f"{kernels.__name__}.{kernels.GENERATED[path]}"
    return {name: _fetcher(home, name) for name in importlib.import_module(home).__all__}


def _fetcher(home: str, attribute: str) -> Callable[[], Any]:
    return lambda: getattr(importlib.import_module(home), attribute)


class Names(MutableMapping[str, Any]):
    """The names of a module, of which some are ours whatever its file makes them."""

    def __init__(self, names: Dict[str, Any], answers: Dict[str, Callable[[], Any]]) -> None:
        """Makes what the file is executed in.

        Args:
          names: the module's own dictionary.
          answers: what gives our answer, by name.
        """
        self._names = names
        self._answers = answers

    def __getitem__(self, name: str) -> Any:
        return self._names[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._names[name] = self._answers[name]() if name in self._answers else value

    def __delitem__(self, name: str) -> None:
        del self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def give_legacy_paths(module: ModuleType) -> None:
    """Lets what a module defines be known by the path that programs import it by.

    So it is in messages, in ``help()`` and in pickles. A function that programs see through a
    wrapper which warns keeps its own path, since by the other one pickle finds the wrapper.
    """
    path = contrib_path(module.__name__)
    if not path:
        return
    legacy = known_as(module.__name__)
    # cloudpickle writes down the whole class where its module isn't imported; a file that no
    # release has is no module of the tree.
    with suppress(ModuleNotFoundError):
        importlib.import_module(legacy)
    known = routes.in_module(path)
    for name, value in list(vars(module).items()):
        is_wrapped = isinstance(value, FunctionType) and name in known and known[name].warns
        inner = getattr(value, "__wrapped__", None) if is_wrapped else value
        _give_path(inner, module.__name__, legacy)


def _give_path(value: Any, executed: str, legacy: str) -> None:
    """Gives a class, what is in it, or a function the legacy path in place of the executed one."""
    if isinstance(value, type):
        if value.__module__ != executed:
            return
        line = vars(value).get("__firstlineno__")
        value.__module__ = legacy
        if line is not None:  # Since Python 3.13, where a new __module__ removes it.
            value.__firstlineno__ = line  # type: ignore[attr-defined]
        for inner in list(vars(value).values()):
            _give_path(inner, executed, legacy)
    elif isinstance(value, property):
        for accessor in (value.fget, value.fset, value.fdel):
            _give_path(accessor, executed, legacy)
    elif isinstance(value, (staticmethod, classmethod)):
        _give_path(value.__func__, executed, legacy)
    elif isinstance(value, FunctionType) and value.__module__ == executed:
        value.__module__ = legacy
        # TensorFlow's decorators name what they decorate when they log.
        _give_path(getattr(value, "__wrapped__", None), executed, legacy)
