"""Spells a name of today's TensorFlow the way a file would."""

from __future__ import annotations

from typing import NamedTuple, Optional

from contrib_compat.migrate.context import Context, Need, Use
from contrib_compat.sources.syntax import Scope

V1 = ("tensorflow", "compat", "v1")
_HERE = "contrib_compat"
_ESTIMATOR_LEFT = (2, 16)


class Spelled(NamedTuple):
    """A name as a file writes it.

    Attributes:
      text: it.
      need: what has to be imported for it.
    """

    text: str
    need: Optional[Need]


def full_name(symbol: str) -> tuple[str, ...]:
    """Returns what to import for a name of the route table: ``tf`` is ``tensorflow`` there."""
    first, *rest = symbol.split(".")
    return ("tensorflow" if first == "tf" else first, *rest)


def estimator(name: str, context: Context) -> str:
    """Returns where the target has a name of tf.estimator."""
    left = context.settings.release >= _ESTIMATOR_LEFT
    return f"{_HERE}.estimator.{name}" if left else f"tf.compat.v1.estimator.{name}"


def spelled(symbol: str, use: Use, context: Context) -> Optional[Spelled]:
    """Returns how a file writes a name, at the place of a use.

    Args:
      symbol: the name, ``"tf.compat.v1.train.get_global_step"``.
      use: what it is to stand for.
      context: the file.

    Returns:
      The name by what the file calls TensorFlow, or by ``tf`` and an import of that; None where
      ``tf`` is something else, or is used as if it were something: an import would change that.
    """
    if not symbol.startswith("tf."):
        root = symbol.partition(".")[0]
        return Spelled(symbol, Need(root, use))
    path = full_name(symbol)
    found = _root(use, context)
    if found is None:
        if use.chain.scope.owner("tf") or _is_unbound("tf", context):
            return None
        rest = path[3:] if path[:3] == V1 else path[1:]
        return Spelled(".".join(("tf", *rest)), Need(".".join(V1), use, "tf"))
    name, target = found
    rest = path[3:] if path[:3] == V1 == target else path[1:]
    return Spelled(".".join((name, *rest)), None)


def _is_unbound(name: str, context: Context) -> bool:
    chains = (chain for chain in context.names.syntax.chains if chain.names[0] == name)
    return any(chain.scope.owner(name) is None for chain in chains)


def _root(use: Use, context: Context) -> Optional[tuple[str, tuple[str, ...]]]:
    """What the file calls TensorFlow where the use stands, and which of its roots that is."""
    scope: Optional[Scope] = use.chain.scope
    while scope is not None:
        for name, bindings in scope.bindings.items():
            targets = {binding.target for binding in bindings if not binding.harmless}
            if len(targets) == 1 and use.chain.scope.owner(name) is scope:
                (target,) = targets
                if target in (("tensorflow",), V1):
                    return name, target
        scope = scope.parent
    return None
