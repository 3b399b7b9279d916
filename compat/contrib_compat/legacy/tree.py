"""Which modules the legacy tree has: those that the route table names, those that TensorFlow 1.15
has files of, and what lies above them.

A path is one below ``tf.contrib``, such as ``"learn.utils"``; ``""`` is ``tf.contrib`` itself.
"""

import functools
from typing import Dict, FrozenSet, List, Set

from contrib_compat import routes
from contrib_compat.legacy.itself import serving


@functools.lru_cache(maxsize=None)
def _tree() -> Dict[str, Set[str]]:
    """The names right below each module."""
    tree: Dict[str, Set[str]] = {"": set()}
    for path in [*routes.modules(), *serving.modules()]:
        names = path.split(".")
        for depth, name in enumerate(names):
            tree.setdefault(".".join(names[:depth]), set()).add(name)
        tree.setdefault(path, set())
    return tree


def modules() -> List[str]:
    """Returns the paths of all modules of the tree but its root."""
    found = sorted(children(""))
    for path in found:  # It grows on the way.
        found.extend(f"{path}.{name}" for name in children(path))
    return sorted(found)


def children(path: str) -> FrozenSet[str]:
    """Returns the names of the modules right below ``path``; none for a module or nothing."""
    return frozenset(_tree().get(file_path(path), ()))


def file_path(path: str) -> str:
    """Returns the path of the module that a path leads to.

    Natively ``learn.utils`` is no file but the module ``learn.python.learn.utils``, which ``learn``
    shows; so it is here, whichever of the two is imported first.
    """
    package = path.partition(".")[0]
    deep = f"{package}.python.{path}"
    return deep if path not in serving.modules() and deep in serving.modules() else path
