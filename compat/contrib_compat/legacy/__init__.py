"""What a module of the legacy tree is made of: names that are resolved by the route table."""

import importlib
import sys
from importlib.machinery import PathFinder
from typing import Any, Callable, Dict, List, Tuple

from contrib_compat import routes
from contrib_compat.deprecation import deprecated

_resolved: Dict[str, Any] = {}


def _resolve(route: routes.Route, root: str) -> Any:
    """Returns what a route leads to: the same object by each of its legacy paths."""
    if route.full_name not in _resolved:
        assert route.target is not None
        module, _, attribute = route.target.partition(":")
        if module:
            target = getattr(importlib.import_module(module), attribute)
        else:
            target = importlib.import_module(f"{root}.{attribute}")
        if route.warns and callable(target) and not isinstance(target, type):
            target = deprecated(target, route, f"{root}.{route.modules[0]}")
        _resolved.setdefault(route.full_name, target)
    return _resolved[route.full_name]


def legacy_module(module_name: str) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """Makes ``__getattr__`` and ``__dir__`` for a module of the legacy tree.

    A name is looked up in the route table on first use and cached in the module's globals;
    functions come back wrapped in their deprecation warning.

    Args:
      module_name: the module's ``__name__``; below its root package it is the path below
        ``tf.contrib``.

    Returns:
      The module's ``__getattr__`` and ``__dir__`` (PEP 562).
    """
    root, _, path = module_name.partition(".")
    known = {name: route for name, route in routes.in_module(path).items() if route.target}

    def __getattr__(name: str) -> Any:
        module = sys.modules[module_name]
        if name == "__all__":
            return sorted(known)
        if name in known:
            value = _resolve(known[name], root)
            setattr(module, name, value)
            return value
        hint = None
        if not name.startswith("__"):
            child = f"{module_name}.{name}"
            places = vars(module).get("__path__")
            if places and PathFinder.find_spec(child, places):
                return importlib.import_module(child)
            hint = routes.hint(path, name)
        raise AttributeError(
            f"module {module_name!r} has no attribute {name!r}" + (f"; {hint}" if hint else "")
        )

    def __dir__() -> List[str]:
        import pkgutil  # Only interactive use pays for it.

        module = sys.modules[module_name]
        children = (child.name for child in pkgutil.iter_modules(getattr(module, "__path__", [])))
        return sorted(set(vars(module)) | set(known) | set(children))

    return __getattr__, __dir__
