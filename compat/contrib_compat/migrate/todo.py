"""Comments at the lines of what a step leaves: ``# TODO(TFC190): advice``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Optional

from contrib_compat.migrate.plan import Proposal
from contrib_compat.sources.edits import Change, apply
from contrib_compat.sources.text import Text

_MARK = b"TODO(TFC"
_LINE = re.compile(rb"[^\r\n]+")


def with_comments(text: Text, changes: list[Change], left: Iterable[Proposal]) -> list[Change]:
    """Returns changes with comments among them.

    Args:
      text: what is changed.
      changes: its other changes, in order.
      left: what the comments are about; a line of the new text gets one, and none where it has one
        already, or where a backslash ends it.
    """
    new = Text(apply(text.data, changes))
    grown = (len(one.text) - (one.end - one.start) for one in changes)
    shifts = list(accumulate(grown, initial=0))
    comments: dict[int, bytes] = {}
    for proposal in left:
        place = _place(text, changes, shifts, proposal)
        if place is None:
            continue
        line = new.line(new.line_of(place))
        if _MARK not in line and not line.endswith(b"\\"):
            told = proposal.answer.advice or proposal.answer.message
            comment = f"  # TODO({proposal.code}): {told}".encode()
            comments.setdefault(new.line_end_after(place), comment)
    merged = list(changes)
    # The last one first: what is put into a change moves what comes behind it.
    for end, comment in sorted(comments.items(), reverse=True):
        at = _change_at(changes, shifts, end)
        if at is None:
            before = sum(one.end + shift <= end for one, shift in zip(changes, shifts[1:]))
            offset = end - shifts[before]
            merged.append(Change(offset, offset, comment))
        else:
            within = end - changes[at].start - shifts[at]
            written = merged[at].text
            merged[at] = merged[at]._replace(text=written[:within] + comment + written[within:])
    return sorted(merged)


def _place(
    text: Text, changes: list[Change], shifts: list[int], proposal: Proposal
) -> Optional[int]:
    """Where what is left is in the new text; None where it can't be found again."""
    start, end = proposal.stretch
    before = sum(one.end <= start for one in changes)
    if before == len(changes) or start < changes[before].start:
        return start + shifts[before]
    # A statement, or an expression, that is written anew around it has it by the same words.
    words = re.compile(rb"(?<![\w.])" + re.escape(text.data[start:end]) + rb"(?![\w.])")
    change = changes[before]
    for line in _LINE.finditer(change.text):
        found = words.search(change.text, *line.span())
        if found and not line.group().lstrip().startswith(b"#"):
            return change.start + shifts[before] + found.start()
    return None


def _change_at(changes: list[Change], shifts: list[int], offset: int) -> Optional[int]:
    """The change that has written what is at a place of the new text, or was inserted there."""
    for at, (change, shift) in enumerate(zip(changes, shifts)):
        start, end = change.start + shift, change.end + shifts[at + 1]
        if start <= offset < end or (change.start == change.end and offset == end):
            return at
    return None
