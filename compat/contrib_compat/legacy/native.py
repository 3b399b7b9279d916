"""Native ``tf.contrib`` completed: by what it lacks, and if asked for by ours over its own.

TensorFlow 1.15's contrib stays: its modules, and all that is in them. A module of it that is looked
through while it is completed answers for names of earlier releases, tells the observer what is
asked of it, and shows this package's answers in place of its own where the user wants them.
"""

from __future__ import annotations

import importlib
import sys
from types import FrameType, ModuleType
from typing import Any, List, Optional, Tuple

import wrapt

from contrib_compat import routes
from contrib_compat.identity import LEGACY_ROOT
from contrib_compat.legacy import observer
from contrib_compat.versions.native_contrib import NATIVE, NATIVE_ITSELF, native_path, path_of

# What is natively the same object, by whichever name it is asked for.
_THE_SAME = ("contrib_compat.successors:", "contrib_compat.versions.private_names:")
_ABSENT = object()

_is_on = False
_is_over = False
_has_hooks = False
_is_loaded = False
_replaced: List[Tuple[ModuleType, str, Any, Any]] = []


class Completed(ModuleType):
    """A module of native contrib that answers for what it lacks."""

    def __getattr__(self, name: str) -> Any:
        path = path_of(self.__name__)
        if path is None or name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if _answers(path, name):
            return getattr(importlib.import_module(f"{LEGACY_ROOT}.{path}"), name)
        from contrib_compat.legacy.unanswered import name_error  # Errors alone pay for it.

        asking = sys._getframe(1)
        if asking.f_code is Watched.__getattr__.__code__:
            asking = sys._getframe(2)
        error = name_error(self, path, name, asking)
        watching = observer.current()
        if watching:
            watching.missing(path, name, error, asking)
        raise error


class Watched(Completed):
    """One of which an observer is told what is asked."""

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        _tell(self, name, value, sys._getframe(1))
        return value

    def __getattr__(self, name: str) -> Any:
        value = super().__getattr__(name)
        _tell(self, name, value, sys._getframe(1))
        return value


def complete(over: bool = False) -> None:
    """Completes the modules of native contrib, those that are still to be imported included.

    Args:
      over: whether this package's answers stand in place of native's.
    """
    global _is_on, _is_over
    _is_on, _is_over = True, _is_over or over
    _hook_imports()
    refresh()


def refresh() -> None:
    """Completes the modules that were imported meanwhile; before :func:`complete` it does nothing.

    Of those that are imported later, one by one, it learns by itself where the route table names
    them.
    """
    # Ours must not be imported in the middle of what they may lean on.
    if not (_is_on and _is_loaded):
        return
    for name, module in list(sys.modules.items()):
        path = path_of(name)
        if path is None or type(module) not in (ModuleType, Completed, Watched):
            continue
        module.__class__ = Watched if observer.current() else Completed
        if _is_over:
            _put_over(module, path)


def take_back() -> None:
    """Leaves native contrib as TensorFlow made it."""
    global _is_on, _is_over
    _is_on = _is_over = False
    while _replaced:
        module, name, native, ours = _replaced.pop()
        if vars(module).get(name) is ours:
            setattr(module, name, native)
    for name, module in list(sys.modules.items()):
        if type(module) in (Completed, Watched):
            module.__class__ = ModuleType
        elif path_of(name) and _is_ours(module):
            _forget(name, module)


def _is_ours(module: ModuleType) -> bool:
    return getattr(module, "__name__", "").partition(".")[0] == LEGACY_ROOT


def _forget(name: str, module: ModuleType) -> None:
    """Takes a module of ours out of native contrib, where an import has put it."""
    del sys.modules[name]
    parent, _, leaf = name.rpartition(".")
    if vars(sys.modules.get(parent, module)).get(leaf) is module:
        delattr(sys.modules[parent], leaf)


def answer(name: str) -> Optional[str]:
    """Returns the name of our module that stands where native contrib has no file.

    Args:
      name: the full name of a module below ``tensorflow.contrib`` that is not there natively.
    """
    from contrib_compat.legacy import tree

    path = path_of(name)
    return f"{LEGACY_ROOT}.{path}" if path and tree.is_ours(path) else None


def _hook_imports() -> None:
    """Has what is imported later be completed as it arrives; nothing is imported for it."""
    global _has_hooks
    if not _has_hooks:
        _has_hooks = True
        wrapt.register_post_import_hook(lambda root: _root_arrived(), NATIVE_ITSELF)


def _root_arrived() -> None:
    """Has the few modules be waited for that native contrib hasn't imported by itself."""
    global _is_loaded
    _is_loaded = True
    paths = {path for package in routes.packages() for path in routes.modules(package)}
    for name in sorted(f"{NATIVE}.{path}" for path in paths):
        if name not in sys.modules:
            wrapt.register_post_import_hook(lambda module: refresh(), name)
    refresh()


def _tell(module: ModuleType, name: str, value: Any, asking: FrameType) -> None:
    watching = observer.current()
    if watching and not name.startswith("_"):
        watching.found(native_path(module.__name__), name, value, asking)


def _answers(path: str, name: str) -> bool:
    route = routes.in_module(path).get(name)
    return route is not None and route.target is not None


def _put_over(module: ModuleType, path: str) -> None:
    for name, route in routes.in_module(path).items():
        native = vars(module).get(name, _ABSENT)
        is_other = route.target and not route.target.startswith(_THE_SAME)
        if native is _ABSENT or not is_other or isinstance(native, ModuleType):
            continue
        if any(known is module and other == name for known, other, _, _ in _replaced):
            continue
        ours = getattr(importlib.import_module(f"{LEGACY_ROOT}.{path}"), name)
        _replaced.append((module, name, native, ours))
        setattr(module, name, ours)
