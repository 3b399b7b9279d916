"""A module of the legacy tree: names that are looked up when they are first asked for."""

import importlib
from types import ModuleType
from typing import Any, Dict, List, Optional, Tuple

from contrib_compat import routes
from contrib_compat.deprecation import deprecated
from contrib_compat.legacy import tree
from contrib_compat.legacy.itself import serving

_MISSING = object()
_answers: Dict[str, Any] = {}


class LegacyModule(ModuleType):
    """What ``tf_contrib`` and each module below it is.

    ``__contrib_path__`` is the module's path below ``tf.contrib``, whatever the tree's root is
    called. A name comes from the first of :data:`LOOK_UPS` that has it. Ours then stay among the
    module's own names; those of TensorFlow 1.15's module are asked for each time, as they may
    change in it, and what is set here is set there.
    """

    __contrib_path__: str

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            return sorted({*_ours(self), *serving.names(self.__contrib_path__)})
        # What is asked for by such a name is a part of Python, and never contrib.
        for look_up in () if name.startswith("__") else LOOK_UPS:
            value: Any = look_up(self, name)
            if value is not _MISSING:
                return value
        message = f"module {self.__name__!r} has no attribute {name!r}"
        raise AttributeError("; ".join([message, *_hints(self, name)]))

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if not _is_pythons(name, value):
            serving.set_name(self.__contrib_path__, name, value)

    def __delattr__(self, name: str) -> None:
        if not _is_pythons(name, vars(self).get(name)):
            serving.restore_name(self.__contrib_path__, name)
        super().__delattr__(name)

    def __dir__(self) -> List[str]:
        path = self.__contrib_path__
        return sorted({*vars(self), *_ours(self), *tree.children(path), *serving.names(path)})

    def __reduce__(self) -> Tuple[Any, ...]:
        return importlib.import_module, (self.__name__,)


# Functions and not methods: what a module has by its class would be found there as a legacy name.


def _ours(module: LegacyModule) -> Dict[str, routes.Route]:
    """The names that the route table answers in a module."""
    known = routes.in_module(module.__contrib_path__)
    return {name: route for name, route in known.items() if route.target}


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
    return vars(module).setdefault(name, _answers[route.full_name])


def _load(route: routes.Route, root: str) -> Any:
    """Imports what a route leads to; functions come wrapped in their deprecation warning."""
    assert route.target is not None
    home, _, attribute = route.target.partition(":")
    if not home:
        return importlib.import_module(f"{root}.{attribute}")
    target = getattr(importlib.import_module(home), attribute)
    if route.warns and callable(target) and not isinstance(target, type):
        return deprecated(target, route, f"{root}.{route.modules[0]}")
    return target


def _submodule(module: LegacyModule, name: str) -> Any:
    """Returns the module of that name below, which needs no import by the program, as natively."""
    if name not in tree.children(module.__contrib_path__):
        return _MISSING
    return importlib.import_module(f"{module.__name__}.{name}")


def _already_theirs(module: LegacyModule, name: str) -> Any:
    """Returns a name of 1.15's module, where the file of that has been executed."""
    return _shown(module, name, serving.loaded(module.__contrib_path__))


def _theirs(module: LegacyModule, name: str) -> Any:
    """Returns a name of 1.15's module, whose file is executed now if it was not."""
    return _shown(module, name, serving.module(module.__contrib_path__))


def _shown(module: LegacyModule, name: str, theirs: Optional[ModuleType]) -> Any:
    if not hasattr(theirs, name):
        return _MISSING
    return serving.show(getattr(theirs, name), module.__contrib_path__, name)


def _hints(module: LegacyModule, name: str) -> List[str]:
    if name.startswith("__"):
        return []
    path = module.__contrib_path__
    hints = (routes.hint(path, name) or serving.way_out(path),)
    return [hint for hint in hints if hint]


def _is_pythons(name: str, value: Any) -> bool:
    """Whether an attribute is one that the import system sets, such as a submodule."""
    return name.startswith("__") or isinstance(value, LegacyModule)


#: Where a module's names come from, the first that has it.
LOOK_UPS = (_our_answer, _already_theirs, _submodule, _theirs)
