"""Tells what a path below tf.contrib is: which module, which symbol, and who answers it."""

from __future__ import annotations

import functools
from typing import NamedTuple, Optional

from contrib_compat import routes


class Symbol(NamedTuple):
    """What a path below tf.contrib leads to.

    Attributes:
      module: the longest beginning of it that is a module, ``"learn"``.
      name: the name in that; empty where the path is a module's.
      attributes: what is asked of the symbol.
      route: its line of the route table; None where the table doesn't know it.
    """

    module: str
    name: str
    attributes: tuple[str, ...]
    route: Optional[routes.Route]

    @property
    def full_name(self) -> str:
        """The symbol as programs write it: ``"tf.contrib.learn.Experiment"``."""
        return ".".join(filter(None, ("tf.contrib", self.module, self.name)))

    @property
    def advice(self) -> str:
        """What to write instead, as far as the route table says it."""
        return self.route.instead if self.route else ""


@functools.cache
def _modules() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All modules of contrib, those with an answer of this package, those that 1.15 had."""
    every: set[str] = set()
    here: set[str] = set()
    last: set[str] = set()
    for route in (*routes.TABLE.values(), *routes.packages().values()):
        paths = set(route.modules)
        if route.kind == "module":
            paths |= {f"{module}.{route.name}".lstrip(".") for module in route.modules}
        every |= paths
        here |= paths if route.target else set()
        last |= paths if route.until == routes.route.LAST_RELEASE else set()
    return _above(every), _above(here), _above(last)


def _above(paths: set[str]) -> frozenset[str]:
    found = {""}
    for path in paths:
        parts = path.split(".")
        found |= {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    return frozenset(found)


@functools.cache
def locate(path: tuple[str, ...]) -> Symbol:
    """Returns what a path below tf.contrib leads to.

    Args:
      path: its names, ``("learn", "ModeKeys", "TRAIN")``.
    """
    every = _modules()[0]
    count = len(path)
    while ".".join(path[:count]) not in every:
        count -= 1
    module = ".".join(path[:count])
    if count == len(path):
        above, _, last = module.rpartition(".")
        route = routes.in_module(above).get(last) if module else None
        return Symbol(module, "", (), route)
    route = routes.in_module(module).get(path[count])
    return Symbol(module, path[count], path[count + 1 :], route)


def served(symbol: Symbol, with_copy: bool) -> bool:
    """Tells whether ``tf_contrib`` answers a symbol.

    Args:
      symbol: which.
      with_copy: whether a fetched copy of TensorFlow 1.15's files counts.
    """
    _, here, last = _modules()
    if not symbol.name:
        return symbol.module in here or (with_copy and symbol.module in last)
    if symbol.route is None:
        return False
    return bool(symbol.route.target) or (
        with_copy and symbol.route.until == routes.route.LAST_RELEASE
    )


@functools.cache
def public_names(module: str) -> frozenset[str]:
    """Returns the names that a star import of a module of contrib may bind."""
    return frozenset(name for name in routes.in_module(module) if not name.startswith("_"))
