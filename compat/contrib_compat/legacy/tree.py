"""Which modules the legacy tree has: those that the route table names, and what lies above them.

A path is one below ``tf.contrib``, such as ``"learn.utils"``; ``""`` is ``tf.contrib`` itself.
"""

import functools
from typing import Dict, FrozenSet, List, Set

from contrib_compat import routes


@functools.lru_cache(maxsize=None)
def _tree() -> Dict[str, Set[str]]:
    """The names right below each module."""
    tree: Dict[str, Set[str]] = {"": set()}
    for path in routes.modules():
        names = path.split(".")
        for depth, name in enumerate(names):
            tree.setdefault(".".join(names[:depth]), set()).add(name)
        tree.setdefault(path, set())
    return tree


def modules() -> List[str]:
    """Returns the paths of all modules of the tree but its root."""
    return sorted(path for path in _tree() if path)


def children(path: str) -> FrozenSet[str]:
    """Returns the names of the modules right below ``path``; none for a module or nothing."""
    return frozenset(_tree().get(path, ()))
