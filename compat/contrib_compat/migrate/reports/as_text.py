"""A report as text, for people: the findings, the difference that the edits make, and a summary."""

from __future__ import annotations

import os
from typing import TextIO

from contrib_compat.migrate.findings import Applicability, Finding, Report, Status
from contrib_compat.migrate.reports import difference

_STYLES = {"+": "32", "-": "31", "@": "36", "bold": "1", "red": "31", "yellow": "33"}


def write(report: Report, stream: TextIO, with_diff: bool = True) -> None:
    """Writes a report as text.

    Args:
      report: it.
      stream: where to; it is coloured where that is a terminal and ``NO_COLOR`` isn't set.
      with_diff: whether the edits are shown too.
    """
    paint = _Paint(stream.isatty() and not os.environ.get("NO_COLOR"))
    for file in report.files:
        new = [finding for finding in file.findings if not finding.known]
        if with_diff and new:
            stream.writelines(paint.diff(line) for line in difference.of(file))
        for finding in new:
            # What a difference shows, and what is done, needs no line of its own.
            if not (finding.applied and (with_diff or file.written)):
                stream.write(paint.finding(finding) + "\n")
        if file.failure:
            place = ":".join(
                str(part) for part in (file.path, file.failure.line, file.failure.column) if part
            )
            uses = (
                f" ({_count(file.failure.uses, 'use')} of contrib in it)"
                if file.failure.uses
                else ""
            )
            stream.write(f"{paint('bold', place)}: {paint('red', file.failure.reason)}{uses}\n")
    stream.write(summary(report) + "\n")


def summary(report: Report) -> str:
    """Returns a report in one line."""
    applied = sum(finding.applied for finding in report.findings)
    changed = [file for file in report.files if file.status is Status.CHANGED]
    written = all(file.written for file in changed)
    verb = "rewritten" if changed and written else "to rewrite"
    left = [finding for finding in report.left if not finding.known]
    known = sum(finding.known for finding in report.findings)
    unsafe = sum(
        finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE
        for finding in left
    )
    parts = [
        f"{_count(applied, 'use')} {verb} in {_count(len(changed), 'file')}",
        f"{_count(len(left), 'finding')} left"
        + (f" ({unsafe} with --unsafe-fixes)" if unsafe else ""),
        f"{known} known from the baseline" if known else "",
        f"{_count(len(report.failed), 'file')} failed" if report.failed else "",
        f"{_count(report.read, 'file')} read in {report.seconds:.1f} s",
    ]
    return ", ".join(filter(None, parts))


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


class _Paint:
    def __init__(self, colours: bool) -> None:
        self._colours = colours

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colours else text

    def diff(self, line: str) -> str:
        return self(line[0], line) if line[0] in _STYLES else line

    def finding(self, one: Finding) -> str:
        cell = f":cell {one.cell}" if one.cell else ""
        place = self("bold", f"{one.path}{cell}:{one.span.line}:{one.span.column}")
        advice = f"; instead: {one.advice}" if one.advice else ""
        unsafe = one.fix and one.fix.applicability is Applicability.UNSAFE
        note = " [--write]" if one.applied else " [--unsafe-fixes]" if unsafe else ""
        return f"{place}: {self('yellow', one.code)} {one.message}{advice}{note}"
