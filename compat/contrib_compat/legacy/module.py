"""A module of the legacy tree: names that are looked up when they are first asked for."""

import importlib
from types import ModuleType
from typing import Any, Dict, List, Tuple

from contrib_compat import routes
from contrib_compat.deprecation import deprecated
from contrib_compat.legacy import tree

_MISSING = object()
_answers: Dict[str, Any] = {}


class LegacyModule(ModuleType):
    """What ``tf_contrib`` and each module below it is.

    ``__contrib_path__`` is the module's path below ``tf.contrib``, whatever the tree's root is
    called. A name comes from the first of :data:`LOOK_UPS` that has it, and then stays among the
    module's own names.
    """

    __contrib_path__: str

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            return sorted(_ours(self))
        for look_up in LOOK_UPS:
            value = look_up(self, name)
            if value is not _MISSING:
                vars(self)[name] = value
                return value
        hint = None if name.startswith("__") else routes.hint(self.__contrib_path__, name)
        raise AttributeError(
            f"module {self.__name__!r} has no attribute {name!r}" + (f"; {hint}" if hint else "")
        )

    def __dir__(self) -> List[str]:
        return sorted({*vars(self), *_ours(self), *tree.children(self.__contrib_path__)})

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
    return _answers[route.full_name]


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


#: Where a module's names come from, the first that has it.
LOOK_UPS = (_our_answer, _submodule)
