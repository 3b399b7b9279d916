"""The ops of contrib whose compiled code nothing replaces, and what to do instead.

They are contrib_ops.tsv: a line for what one thing replaces, with a key of the texts that the route
table shares. Which symbols run them is a column of that table.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Dict, Tuple

from contrib_compat.routes.reading import shared_advice

__all__ = ["lost_ops", "plain"]


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
    table = Path(__file__).with_name("contrib_ops.tsv").read_text(encoding="ascii")
    advice = shared_advice()
    found = {}
    for line in table.splitlines()[1:]:
        package, ops, key = line.split("\t")
        found.update({plain(op): (package, advice[key]) for op in ops.split()})
    return found
