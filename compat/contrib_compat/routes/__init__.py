"""The route table: every contrib symbol this package knows, one entry each.

Warnings, the legacy tree, ``AttributeError`` hints and the documentation all read these entries.
"""

from typing import Dict, Iterable, List, Optional

from contrib_compat.routes import estimator, learn
from contrib_compat.routes.route import Route

__all__ = ["TABLE", "Route", "by_name", "hint", "in_module", "modules"]


def _index(routes: Iterable[Route]) -> Dict[str, Route]:
    table: Dict[str, Route] = {}
    for route in routes:
        if table.setdefault(route.full_name, route) is not route:
            raise ValueError(f"two routes are called {route.full_name!r}")
    return table


def _index_modules(routes: Iterable[Route]) -> Dict[str, Dict[str, Route]]:
    modules: Dict[str, Dict[str, Route]] = {}
    for route in routes:
        for module in route.modules:
            names = modules.setdefault(module, {})
            if names.setdefault(route.name, route) is not route:
                raise ValueError(f"two routes lead to {module}.{route.name}")
    return modules


TABLE = _index(learn.ROUTES + estimator.ROUTES)
_MODULES = _index_modules(TABLE.values())


def by_name(full_name: str) -> Route:
    """Returns the route of a symbol.

    Args:
      full_name: its shortest path below ``tf.contrib``, such as ``"learn.ExportStrategy"``.

    Raises:
      KeyError: there is no such route.
    """
    return TABLE[full_name]


def in_module(module: str) -> Dict[str, Route]:
    """Returns the routes reached in ``module`` (a path below ``tf.contrib``), by name."""
    return _MODULES.get(module, {})


def modules() -> List[str]:
    """Returns the paths below ``tf.contrib`` of all modules with a name that has a target."""
    return [path for path, names in _MODULES.items() if any(r.target for r in names.values())]


def hint(module: str, name: str) -> Optional[str]:
    """Says where ``module.name`` may be found, or None if nothing comes near."""
    known = in_module(module)
    if name in known:
        return known[name].instead
    elsewhere: List[Route] = [route for route in TABLE.values() if route.name == name]
    if elsewhere:
        return f"it is found as tf.contrib.{elsewhere[0].full_name}"
    import difflib  # Only a misspelt name pays for it.

    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]!r}?" if close else None
