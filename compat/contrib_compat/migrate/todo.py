"""Comments at the lines of what a step leaves: ``# TODO(TFC190): advice``."""

from __future__ import annotations

from collections.abc import Iterable

from contrib_compat.migrate.plan import Proposal
from contrib_compat.sources.edits import Change
from contrib_compat.sources.text import Text

_MARK = b"TODO(TFC"


def with_comments(text: Text, changes: list[Change], left: Iterable[Proposal]) -> list[Change]:
    """Returns changes with comments among them.

    Args:
      text: what is changed.
      changes: its other changes, in order.
      left: what the comments are about; a line gets one, and none where it has one already, or
        where a backslash ends it.
    """
    comments: dict[int, bytes] = {}
    for proposal in left:
        start = proposal.stretch.start
        line = text.line(text.line_of(start))
        end = text.line_end_after(start)
        if _MARK not in line and not line.endswith(b"\\"):
            told = proposal.answer.advice or proposal.answer.message
            comments.setdefault(end, f"  # TODO({proposal.code}): {told}".encode())
    merged = []
    for change in changes:
        # What is inserted at the same place begins a line of its own.
        added = comments.pop(change.start, b"") if change.start == change.end else b""
        merged.append(change._replace(text=added + change.text))
    return sorted([*merged, *(Change(at, at, added) for at, added in comments.items())])
