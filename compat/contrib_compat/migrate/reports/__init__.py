"""Reports of a run: a format a file, each written from :mod:`contrib_compat.migrate.findings`."""

from __future__ import annotations

import importlib
from typing import TextIO

from contrib_compat.migrate.findings import Report

FORMATS = ("text", "json", "sarif", "github")


def write(report: Report, form: str, stream: TextIO, with_diff: bool = True) -> None:
    """Writes a report.

    Args:
      report: it.
      form: one of :data:`FORMATS`.
      stream: where to.
      with_diff: whether the text shows the edits too; the formats for tools have them always.
    """
    file = importlib.import_module(f"{__name__}.as_{form}")
    if form == "text":
        file.write(report, stream, with_diff)
    else:
        file.write(report, stream)
