"""Which modules the legacy tree has: those that the route table names, those that the user's copy
of TensorFlow 1.15 has files of, and what lies above them.

A path is one below ``tf.contrib``, such as ``"learn.utils"``; ``""`` is ``tf.contrib`` itself.
"""

from __future__ import annotations

import functools
from typing import Dict, FrozenSet, Iterable, List, Mapping, Set

from contrib_compat import routes

_Tree = Mapping[str, Set[str]]


def modules() -> List[str]:
    """Returns the paths of all modules of the tree but its root."""
    found = sorted(children(""))
    for path in found:  # It grows on the way.
        found.extend(f"{path}.{name}" for name in children(path))
    return sorted(found)


def has(path: str) -> bool:
    """Tells whether there is a module at a path; where it is one of ours, no copy is looked for."""
    return is_ours(path) or file_path(path) in _theirs()


def children(path: str) -> FrozenSet[str]:
    """Returns the names of the modules right below a path; none for a module or nothing."""
    file = file_path(path)
    return frozenset(_ours(_package(path)).get(file, set()) | _theirs().get(file, set()))


def is_package(path: str) -> bool:
    """Tells whether there are modules below; where there are some of ours, that is enough."""
    if path == _package(path):
        return True
    return bool(_ours(_package(path))[file_path(path)] if is_ours(path) else children(path))


def file_path(path: str) -> str:
    """Returns the path of the module that a path leads to.

    Natively ``learn.utils`` is no file but the module ``learn.python.learn.utils``, which ``learn``
    shows; so it is here, whichever of the two is imported first.
    """
    package = _package(path)
    if path == package:
        return path
    deep = f"{package}.python.{path}"
    if is_ours(path):
        return deep if is_ours(deep) else path
    theirs = _theirs()
    return deep if path not in theirs and deep in theirs else path


def _package(path: str) -> str:
    return path.partition(".")[0]


def is_ours(path: str) -> bool:
    """Tells whether a module is one that the route table names."""
    package = _package(path)
    # A package's own file is read when something in it is asked for.
    return path == "" or path in (_ours("")[""] if path == package else _ours(package))


@functools.lru_cache(maxsize=None)
def _ours(package: str) -> _Tree:
    """The names right below a contrib package of the route table, and below each module in it."""
    if package:
        return _grown(routes.modules(package))
    return {"": {name for name, route in routes.packages().items() if route.target}}


def _theirs() -> _Tree:
    """The same of all packages of TensorFlow 1.15, if it is installed or there is a copy of it."""
    # Programs that ask for our names alone don't pay for the search.
    from contrib_compat.legacy.itself.in_use import is_served

    return _files_of_1_15() if is_served() else {}


@functools.lru_cache(maxsize=None)
def _files_of_1_15() -> _Tree:
    from contrib_compat.legacy.itself import serving

    return _grown(serving.modules())


def _grown(paths: Iterable[str]) -> _Tree:
    """The names right below each path, and below all paths above it."""
    tree: Dict[str, Set[str]] = {}
    for path in paths:
        names = path.split(".")
        for depth, name in enumerate(names):
            tree.setdefault(".".join(names[:depth]), set()).add(name)
        tree.setdefault(path, set())
    return tree
