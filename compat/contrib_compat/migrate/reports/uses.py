"""What a page tells of findings: grouped where a person would do them in one go."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from contrib_compat.migrate import rules
from contrib_compat.migrate.findings import Applicability, FileResult, Finding, Report

#: How a use is dealt with, and what it is called. Minutes are what a page starts from.
HOW = {
    "auto": "by itself",
    "look": "with a look afterwards",
    "hand": "by hand",
}
MINUTES = {"auto": 0, "look": 3, "hand": 15}


class Uses(NamedTuple):
    """Findings of one file that say the same.

    Attributes:
      step: the step that has them.
      code: the rule.
      how: a key of :data:`HOW`.
      subject: the symbol, or what the rule is about where there is none.
      path: the file.
      message: what is the matter.
      advice: what to write instead.
      places: where, as people write it.
      known: how many of them the baseline has.
    """

    step: str
    code: str
    how: str
    subject: str
    path: str
    message: str
    advice: str
    places: tuple[str, ...]
    known: int

    @property
    def directory(self) -> str:
        """That of the file."""
        return PurePosixPath(self.path).parent.as_posix()


def of(report: Report) -> Iterator[Uses]:
    """Yields the uses of a step, file by file."""
    for file in report.files:
        alike: dict[tuple[str, ...], list[Finding]] = {}
        for finding in file.findings:
            subject = finding.symbol or rules.every()[finding.code].summary
            how = how_to_deal_with(finding, file)
            key = (finding.code, how, subject, file.path, finding.message, finding.advice)
            alike.setdefault(key, []).append(finding)
        for (code, how, subject, path, message, advice), found in alike.items():
            places = tuple(map(_place, found))
            known = sum(finding.known for finding in found)
            yield Uses(report.step, code, how, subject, path, message, advice, places, known)


def how_to_deal_with(finding: Finding, file: FileResult) -> str:
    """Returns the key of :data:`HOW` that a finding comes under.

    Args:
      finding: it.
      file: the file that has it; nothing is done to one that failed.
    """
    fix = finding.fix
    if fix and not file.failure:
        if fix.applicability is Applicability.UNSAFE:
            return "look"
        if fix.applicability is Applicability.SAFE and finding.applied:
            return "auto"
    return "hand"


def counted(uses: list[Uses], by: str = "step") -> dict[str, collections.Counter[str]]:
    """Returns how many uses there are of each kind of :data:`HOW`, most first.

    Args:
      uses: they.
      by: the attribute of :class:`Uses` that they are grouped by.
    """
    found: dict[str, collections.Counter[str]] = {}
    for one in uses:
        found.setdefault(getattr(one, by), collections.Counter())[one.how] += len(one.places)
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def effort(counts: collections.Counter[str]) -> str:
    """Returns how long uses take a person, by :data:`MINUTES`."""
    minutes = sum(MINUTES[how] * count for how, count in counts.items())
    return f"{minutes} min" if minutes < 60 else f"{minutes / 60:.0f} h"


def _place(finding: Finding) -> str:
    cell = f"cell {finding.cell}:" if finding.cell else ""
    return f"{cell}{finding.span.line}:{finding.span.column}"
