"""A module of the legacy tree: names that are looked up when they are first asked for."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Dict, List, Optional, Tuple

from contrib_compat import identity, routes
from contrib_compat.legacy import observer, tree

_SERVING = "contrib_compat.legacy.itself.serving"
_MISSING = object()
_answers: Dict[str, Any] = {}


class _Doc:
    """The docstring of a module: that of the file of 1.15 behind it, where there is one.

    It is read when it is first asked for. Of the class itself it is what the class says.
    """

    def __init__(self, of_class: Optional[str]) -> None:
        self._of_class = of_class

    def __get__(self, module: Optional[LegacyModule], owner: type) -> Optional[str]:
        if module is None:
            return self._of_class
        own: Optional[str] = vars(module)["__doc__"]
        if own is None:
            path = module.__contrib_path__
            own = _of_their_file(path, "docstring") or f"Legacy names of ``tf.contrib.{path}``."
        return own

    def __set__(self, module: LegacyModule, value: Optional[str]) -> None:
        vars(module)["__doc__"] = value


class LegacyModule(ModuleType):
    """What ``tf_contrib`` and each module below it is.

    ``__contrib_path__`` is the module's path below ``tf.contrib``, whatever the tree's root is
    called. A name comes from the first of :data:`LOOK_UPS` that has it. Ours then stay among the
    module's own names; those of TensorFlow 1.15's module are asked for each time, as they may
    change in it, and what is set here is set there. ``__file__`` is the file of that, if any.
    """

    __contrib_path__: str
    __doc__ = _Doc(__doc__)

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            return sorted({*_ours(self), *_their_names(self)})
        if name == "__file__":
            file = identity.listed(self.__name__, _of_their_file(self.__contrib_path__, "file"))
            if file is not None:
                return file
        if name.startswith("__"):  # A part of Python that the module lacks, and never contrib's.
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        watching = observer.current()
        for look_up in LOOK_UPS:
            value: Any = look_up(self, name)
            if value is not _MISSING:
                if watching:
                    watching.found(self.__contrib_path__, name, value, sys._getframe(1))
                return value
        from contrib_compat.legacy.unanswered import name_error  # Errors alone pay for it.

        error = name_error(self, self.__contrib_path__, name, sys._getframe(1))
        if watching:
            watching.missing(self.__contrib_path__, name, error, sys._getframe(1))
        raise error

    def __setattr__(self, name: str, value: Any) -> None:
        # Natively a package shows its function ``arg_scope``, and not the module of that name.
        if isinstance(value, LegacyModule) and _is_no_module(_ours(self).get(name)):
            return
        super().__setattr__(name, value)
        if not _is_pythons(name, value):
            serving = _serving()
            if serving is not None:
                serving.set_name(self.__contrib_path__, name, value)

    def __delattr__(self, name: str) -> None:
        if not _is_pythons(name, vars(self).get(name)):
            serving = _serving()
            if serving is not None:
                serving.restore_name(self.__contrib_path__, name)
        super().__delattr__(name)

    def __dir__(self) -> List[str]:
        modules = tree.children(self.__contrib_path__)
        file = ["__file__"] if hasattr(self, "__file__") else []
        return sorted({*vars(self), *file, *_ours(self), *modules, *_their_names(self)})

    def __reduce__(self) -> Tuple[Any, ...]:
        return importlib.import_module, (self.__name__,)


# Functions and not methods: what a module has by its class would be found there as a legacy name.


def _ours(module: LegacyModule) -> Dict[str, routes.Route]:
    """The names that the route table answers in a module."""
    known = routes.in_module(module.__contrib_path__)
    return {name: route for name, route in known.items() if route.target}


def _is_no_module(route: Optional[routes.Route]) -> bool:
    return route is not None and route.kind != "module"


def _root(module: LegacyModule) -> str:
    """The name of the tree's root, which stands before the path in the module's own."""
    path = module.__contrib_path__
    return module.__name__[: -len(path) - 1] if path else module.__name__


def _our_answer(module: LegacyModule, name: str) -> Any:
    """Returns what the route table says of a name: the same object by each of its paths."""
    route = _ours(module).get(name)
    if route is None:
        return _MISSING
    if route.full_name not in _answers:
        _answers.setdefault(route.full_name, _load(route, _root(module)))
    if observer.current():
        return _answers[route.full_name]
    return vars(module).setdefault(name, _answers[route.full_name])


def answered() -> List[Tuple[routes.Route, Any]]:
    """Returns the symbols that this package has answered in this process, each with its object."""
    # A package of contrib is answered by a line that is no symbol's.
    known = ((routes.TABLE.get(name), value) for name, value in list(_answers.items()))
    return [(route, value) for route, value in known if route is not None]


def is_tensorflows(value: Any) -> bool:
    """Tells whether an answer is a class that contrib only showed: it has no warning of ours."""
    return isinstance(value, type) and "__deprecated__" not in vars(value)


def _load(route: routes.Route, root: str) -> Any:
    """Imports what a route leads to; functions come wrapped in their deprecation warning."""
    assert route.target is not None
    home, _, attribute = route.target.partition(":")
    if not home:
        return importlib.import_module(f"{root}.{attribute}")
    from contrib_compat.versions.installed import needs_tensorflow

    with needs_tensorflow(f"tf.contrib.{route.full_name}"):
        target = getattr(importlib.import_module(home), attribute)
    if route.warns and callable(target) and not isinstance(target, type):
        from contrib_compat.deprecation import deprecated  # As late as what it wraps.

        return deprecated(target, route, f"{root}.{route.modules[0]}")
    if route.before and is_tensorflows(target):
        return _taking_earlier_calls(target, route, f"{root}.{route.modules[0]}")
    return target


def _taking_earlier_calls(cls: type, route: routes.Route, module: str) -> Any:
    """Returns a class of TensorFlow's, or what stands in for it; natively it is what it is."""
    from contrib_compat import earlier_classes, versions  # Few classes pay for it.

    return cls if versions.has_native_contrib() else earlier_classes.accepting(cls, route, module)


def _our_submodule(module: LegacyModule, name: str) -> Any:
    """Returns the module of that name below, if the route table knows it: by any path the same.

    1.15's own file may show another one by that name, but only once it is executed.
    """
    is_ours = tree.is_ours(f"{module.__contrib_path__}.{name}".lstrip("."))
    return importlib.import_module(f"{module.__name__}.{name}") if is_ours else _MISSING


def _submodule(module: LegacyModule, name: str) -> Any:
    """Returns the module of that name below, which needs no import by the program, as natively."""
    if name not in tree.children(module.__contrib_path__):
        return _MISSING
    return importlib.import_module(f"{module.__name__}.{name}")


def _already_theirs(module: LegacyModule, name: str) -> Any:
    """Returns a name of 1.15's module, where the file of that has been executed."""
    serving = sys.modules.get(_SERVING)
    return _shown(module, name, serving, serving and serving.loaded(module.__contrib_path__))


def _theirs(module: LegacyModule, name: str) -> Any:
    """Returns a name of 1.15's module, whose file is executed now if it was not."""
    serving = _serving()
    if serving is None:
        return _MISSING
    from contrib_compat.versions.installed import needs_tensorflow

    with needs_tensorflow(f"tf.contrib.{module.__contrib_path__}.{name}".replace("..", ".")):
        theirs = serving.module(module.__contrib_path__)
    return _shown(module, name, serving, theirs)


def _shown(module: LegacyModule, name: str, serving: Any, theirs: Optional[ModuleType]) -> Any:
    if not hasattr(theirs, name):
        return _MISSING
    return serving.show(getattr(theirs, name), module.__contrib_path__, name)


def _their_names(module: LegacyModule) -> List[str]:
    serving = _serving()
    return serving.names(module.__contrib_path__) if serving else []


def _of_their_file(path: str, what: str) -> Optional[str]:
    """Returns something of the file of 1.15 at a path, which is not executed for it.

    Whoever walks over all modules, as ``inspect`` does, asks for it: a copy that was asked for and
    isn't there is an error of the names alone.
    """
    from contrib_compat.legacy.itself.contents import CopyError

    try:
        serving = _serving()
    except CopyError:
        return None
    found: Optional[str] = getattr(serving, what)(path) if serving else None
    return found


def _serving() -> Any:
    """Returns what serves names that aren't ours; None without a copy and a native contrib.

    It is imported here, so that programs which use our names alone don't pay for it.
    """
    from contrib_compat.legacy.itself.in_use import is_served

    return importlib.import_module(_SERVING) if is_served() else None


def _is_pythons(name: str, value: Any) -> bool:
    """Whether an attribute is one that the import system sets, such as a submodule."""
    return name.startswith("__") or isinstance(value, LegacyModule)


#: Where a module's names come from, the first that has it.
LOOK_UPS = (_our_answer, _our_submodule, _already_theirs, _submodule, _theirs)
