"""The route table: every contrib symbol this package knows, one line each.

Warnings, the legacy tree, the errors for unknown names, type stubs and the documentation all read
these lines. Each contrib package has a data file, which is read when it is first asked for.
"""

from __future__ import annotations

import functools
from typing import Dict, Iterator, List, Mapping, Optional, Tuple

from contrib_compat.routes import reading
from contrib_compat.routes.route import FETCH, Route

__all__ = ["TABLE", "Route", "by_name", "hint", "in_module", "modules", "packages", "paths"]


def packages() -> Dict[str, Route]:
    """Returns the routes of the contrib packages themselves, by name."""
    return in_module("")


@functools.lru_cache(maxsize=None)
def in_module(module: str) -> Dict[str, Route]:
    """Returns the routes reached in a module, by name.

    Args:
      module: its path below ``tf.contrib``; ``""`` for that itself, in which the packages lie.
    """
    lines = _package(module.partition(".")[0]).modules.get(module, {})
    return {name: _route(line) for name, line in lines.items()}


def modules(package: str) -> List[str]:
    """Returns the paths of a package's modules in which there is a symbol with a target."""
    return [
        path
        for path, lines in _package(package).modules.items()
        if any(reading.has_target(line) for line in lines.values())
    ]


def paths(package: str) -> List[str]:
    """Returns the paths of all modules of a package in which there is a symbol.

    Args:
      package: its name; one that the table doesn't know has none.
    """
    return [path for path, lines in _package(package).modules.items() if lines]


@functools.lru_cache(maxsize=None)
def _package(name: str) -> reading.Index:
    """What the file of a contrib package has; nothing where no symbol of it is known."""
    if not name:
        return reading.index(reading.CONTRIB, reading.data(reading.CONTRIB))
    known = _package("").modules[""].get(name)
    if known is None:
        return reading.Index({}, {})
    try:
        return reading.index(name, reading.data(name))
    except OSError:
        if reading.has_target(known):
            raise
        return reading.Index({}, {})


#: The route of a line: one object, in whichever module it is asked for.
_route = functools.lru_cache(maxsize=None)(reading.route)


class _Table(Mapping[str, Route]):
    """All routes but those of the packages, by full name."""

    def __getitem__(self, full_name: str) -> Route:
        # One line is read, and not all of its module.
        line = _package(full_name.partition(".")[0]).symbols.get(full_name)
        if line is None:
            raise KeyError(full_name)
        return _route(line)

    def __iter__(self) -> Iterator[str]:
        for package in packages():
            yield from _package(package).symbols

    def __len__(self) -> int:
        return sum(1 for _ in self)


TABLE: Mapping[str, Route] = _Table()


def by_name(full_name: str) -> Route:
    """Returns the route of a symbol.

    Args:
      full_name: the path below ``tf.contrib`` that users import, ``"learn.ExportStrategy"``.

    Raises:
      KeyError: there is no such route.
    """
    return TABLE[full_name]


def hint(module: str, name: str, release: Tuple[int, int], brings: str = FETCH) -> Optional[str]:
    """Says what to do about ``module.name``, or None if nothing comes near.

    Args:
      module: a path below ``tf.contrib``, ``""`` for that itself.
      name: what was looked for in it.
      release: major and minor number of the TensorFlow whose names may be said.
      brings: what is said of TensorFlow 1.15's own file, where that has the symbol.
    """
    known = in_module(module)
    if name in known:
        route = known[name]
        told = route.instead_on(release) if route.target else route.missing_on(release, brings)
        from contrib_compat.routes.distributions import with_package  # Errors alone pay for it.

        return with_package(told, route.successor_on(release))
    elsewhere = [route for route in TABLE.values() if route.name == name]
    if elsewhere:
        nearest = min(elsewhere, key=lambda route: not route.target)
        return f"it is found as tf.contrib.{nearest.full_name}"
    import difflib  # Only a misspelt name pays for it.

    below = (path[len(module) :].split(".") for path in modules(module.partition(".")[0]))
    names = {*known, *(parts[1] for parts in below if not parts[0] and len(parts) > 1)}
    close = difflib.get_close_matches(name, sorted(names), n=1)
    return f"did you mean {close[0]!r}?" if close else None
