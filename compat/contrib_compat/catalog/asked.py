"""What a user who names a part of tf.contrib means: every way to write it, and what lies there."""

from __future__ import annotations

from typing import NamedTuple, Optional

from contrib_compat import routes
from contrib_compat.routes.route import Route

# The longest first: what remains is the path below tf.contrib.
_ROOTS = (
    "tensorflow.compat.v1.contrib",
    "tf.compat.v1.contrib",
    "tensorflow.contrib",
    "tf_contrib",
    "tf.contrib",
    "contrib",
)


class Found(NamedTuple):
    """What lies at a path.

    Attributes:
      path: the path below ``tf.contrib``, ``""`` for that itself.
      route: the line of the table; None for a module, which is known by what lies in it.
      member: what was named below the symbol: ``"train"`` of ``learn.Experiment.train``.
    """

    path: str
    route: Optional[Route]
    member: str = ""


def path(name: str) -> str:
    """Returns the path below ``tf.contrib`` of a name as programs write it.

    Args:
      name: such as ``"tf.contrib.layers.conv2d"``, ``"tensorflow.contrib.layers"``,
        ``"tf_contrib.layers.conv2d()"`` or ``"layers.conv2d"``, and as they import one.
    """
    words = name.strip().partition("(")[0].split()
    if words[:1] == ["from"] and words[2:3] == ["import"] and len(words) > 3:
        name = f"{words[1]}.{words[3].strip(',')}"
    elif words[:1] == ["import"] and len(words) > 1:
        name = words[1]
    name = name.strip().partition("(")[0].strip(". ")
    for root in _ROOTS:
        if name == root:
            return ""
        if name.startswith(root + "."):
            return name[len(root) + 1 :]
    return name


def find(path: str) -> Optional[Found]:
    """Returns what lies at a path, or None if the table knows nothing there.

    Args:
      path: one below ``tf.contrib``, by whichever of its modules.
    """
    module, _, name = path.rpartition(".")
    route = routes.in_module(module).get(name)
    if route is not None:
        return Found(path, route)
    if not path or is_module(path):
        return Found(path, None)
    above = find(module) if module else None
    if above is None or above.route is None or above.route.kind != "class":
        return None
    return Found(above.path, above.route, f"{above.member}.{name}".lstrip("."))


def is_module(path: str) -> bool:
    """Tells whether the table has a symbol in a module of that path, or below it."""
    return any(f"{known}.".startswith(f"{path}.") for known in routes.paths(path.partition(".")[0]))


def spelled(path: str) -> Optional[str]:
    """Returns the path that one is, if large and small letters are taken for the same.

    Args:
      path: one below ``tf.contrib``, perhaps with that before it.
    """
    lower = path.lower()
    for root in _ROOTS:
        if lower.startswith(f"{root}."):
            lower = lower[len(root) + 1 :]
    for route in routes.TABLE.values():
        if lower.endswith(route.name.lower()):
            for module in route.modules:
                if f"{module}.{route.name}".lower() == lower:
                    return f"{module}.{route.name}"
    return None
