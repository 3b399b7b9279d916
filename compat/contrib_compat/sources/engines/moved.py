"""Where the places of a text are after its changes."""

from __future__ import annotations

import bisect

from contrib_compat.sources.edits import Edits
from contrib_compat.sources.syntax import Stretch


class Moved:
    """Maps the places of a text to those of the text that edits make of it."""

    def __init__(self, edits: Edits) -> None:
        self._starts = [change.start for change in edits.changes]
        self._ends = [change.end for change in edits.changes]
        self._shifts = [0]
        for change in edits.changes:
            grown = len(change.text) - (change.end - change.start)
            self._shifts.append(self._shifts[-1] + grown)
        self._written = [
            Stretch(change.start + shift, change.start + shift + len(change.text))
            for change, shift in zip(edits.changes, self._shifts)
        ]

    def start(self, offset: int) -> int:
        """Returns where what begins at a place has got to."""
        return offset + self._shifts[bisect.bisect_right(self._ends, offset)]

    def end(self, offset: int) -> int:
        """Returns where what ends at a place has got to, without what was inserted there."""
        count = bisect.bisect_right(self._ends, offset)
        while count and self._starts[count - 1] == self._ends[count - 1] == offset:
            count -= 1
        return offset + self._shifts[count]

    def within(self, stretch: Stretch) -> bool:
        """Tells whether anything changes in a stretch."""
        at = bisect.bisect_right(self._ends, stretch.start)
        return at < len(self._starts) and self._starts[at] < stretch.end

    def is_written(self, stretch: Stretch) -> bool:
        """Tells whether some of what stands in a stretch of the new text was written there."""
        at = bisect.bisect_right(self._written, stretch)
        near = self._written[max(at - 1, 0) : at + 1]
        return any(one.start < stretch.end and stretch.start < one.end for one in near)
