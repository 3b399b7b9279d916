"""What is to be done to a text: changes of its bytes, and what they mean for its imports."""

from __future__ import annotations

from typing import NamedTuple, Optional


class Change(NamedTuple):
    """An edit, in bytes: what is between ``start`` and ``end`` becomes ``text``."""

    start: int
    end: int
    text: bytes


class Named(NamedTuple):
    """One imported name, as a tree has it, for the proof of what imports say afterwards."""

    module: Optional[str]
    level: int
    name: str
    asname: Optional[str]


class Edits(NamedTuple):
    """All that is to be done to a text, as far as a proof has to know it.

    Attributes:
      changes: in order, without overlap.
      removed: the imported names that go.
      added: those that come.
    """

    changes: list[Change]
    removed: list[Named]
    added: list[Named]


def apply(data: bytes, changes: list[Change]) -> bytes:
    """Returns a text with changes made to it, which are in order and don't overlap."""
    pieces: list[bytes] = []
    done = 0
    for start, end, text in changes:
        pieces += data[done:start], text
        done = end
    return b"".join([*pieces, data[done:]])
