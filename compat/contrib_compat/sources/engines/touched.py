"""Which lines of a program its edits touch, so that a proof need not read all of it again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from contrib_compat.sources.edits import Edits
from contrib_compat.sources.syntax import Stretch
from contrib_compat.sources.text import Text


class Touched(NamedTuple):
    """Whole lines, with all of the statements at the margin that have a part in them.

    Attributes:
      after: where they are in the new text.
      statements: those that stood in them.
    """

    after: Stretch
    statements: list[ast.stmt]


def touched(text: Text, tree: ast.Module, after: bytes, edits: Edits) -> list[Touched]:
    """Returns the lines in which something changes, of statements at the margin.

    A program is its lines before these, these, and its lines behind: if each is one by itself,
    before and after, the rest of the tree is the same. Where it can't be cut so, all of the text is
    touched.

    Args:
      text: the text before the edits.
      tree: its tree.
      after: the text afterwards.
      edits: what happens to it.
    """
    size = len(text.data)
    changes = edits.changes
    whole = [Touched(Stretch(0, len(after)), tree.body)]
    found = []
    at = shift = 0
    for place, statements in _at_the_margin(text, tree):
        first, begin = at, place.start + shift
        # What is inserted where a line begins belongs to what begins with it.
        while at < len(changes) and (changes[at].start < place.end or place.end == size):
            if changes[at].start < place.start or changes[at].end > place.end:
                break
            shift += len(changes[at].text) - (changes[at].end - changes[at].start)
            at += 1
        end = place.end + shift
        if at > first:
            if place.end < size and end > begin and after[end - 1 : end] not in (b"\n", b"\r"):
                return whole
            found.append(Touched(Stretch(begin, end), statements))
    return found if at == len(changes) else whole


def _at_the_margin(text: Text, tree: ast.Module) -> Iterator[tuple[Stretch, list[ast.stmt]]]:
    """Where the lines of the statements at the margin are; some share theirs with others."""
    starts = [*text.starts, len(text.data)]
    lines = Stretch(0, 0)
    sharing: list[ast.stmt] = []
    for one in tree.body:
        first = min([one.lineno, *(by.lineno for by in getattr(one, "decorator_list", ()))])
        if sharing and first > lines.end:
            yield Stretch(starts[lines.start - 1], starts[lines.end]), sharing
            sharing = []
        lines = Stretch(lines.start if sharing else first, one.end_lineno or first)
        sharing.append(one)
    if sharing:
        yield Stretch(starts[lines.start - 1], starts[lines.end]), sharing
