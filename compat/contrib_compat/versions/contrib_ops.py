"""The ops of contrib whose compiled code nothing replaces, and which names of contrib need them.

They are contrib_ops.tsv: a line for what one thing replaces.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, List, Tuple

__all__ = ["lost_ops", "needs_a_lost_op", "plain"]


def plain(op: str) -> str:
    """Returns what both names of an op have in common: ``GrowTreeV4`` and ``grow_tree_v4``.

    Args:
      op: either of them.
    """
    return op.replace("_", "").lower()


@lru_cache(maxsize=None)
def lost_ops() -> Dict[str, Tuple[str, str]]:
    """Returns the package of each op whose kernel is gone, and what to do instead.

    They are named as `plain` does.
    """
    return {plain(op): (package, text) for package, ops, _, text in _lines() for op in ops.split()}


def needs_a_lost_op(full_name: str) -> bool:
    """Tells whether a function or class of contrib does nothing without an op that is lost.

    Args:
      full_name: its name in the route table: ``"tensor_forest.tensor_forest.RandomForestGraphs"``.
    """
    package, name = full_name.partition(".")[0], full_name.rpartition(".")[2]
    return plain(name) in lost_ops() or (package, name) in _needing()


@lru_cache(maxsize=None)
def _needing() -> FrozenSet[Tuple[str, str]]:
    return frozenset((package, name) for package, _, names, _ in _lines() for name in names.split())


def _lines() -> List[List[str]]:
    table = Path(__file__).with_name("contrib_ops.tsv").read_text(encoding="ascii")
    return [line.split("\t") for line in table.splitlines()[1:]]
