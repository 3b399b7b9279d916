"""A report as annotations of GitHub Actions: commands on lines of the workflow's log."""

from __future__ import annotations

from typing import Optional, TextIO

from contrib_compat.migrate.findings import FileResult, Finding, Report
from contrib_compat.migrate.reports import as_text


def write(report: Report, stream: TextIO) -> None:
    """Writes an annotation a finding that counts and a failure, and the summary.

    What the tool does by itself is a notice, what it leaves a warning, a failure an error. GitHub
    shows ten of each kind a step, and keeps the rest in the log.

    Args:
      report: it.
      stream: where to.
    """
    for file in report.files:
        for finding in file.standing:
            if not finding.known:
                stream.write(_annotation(finding))
        if file.failure:
            stream.write(_failure(file))
    stream.write(as_text.summary(report) + "\n")


def _annotation(finding: Finding) -> str:
    level = "notice" if finding.applied else "warning"
    message = finding.message + (f"; instead: {finding.advice}" if finding.advice else "")
    span = finding.span
    if finding.cell:
        # The file's lines are those of the JSON, so that no line of a cell can be pointed at.
        where = f"cell {finding.cell}, line {span.line}, column {span.column}"
        return _command(level, f"{where}: {message}", file=finding.path, title=finding.code)
    # Columns are for what is within a line; GitHub refuses them otherwise.
    within = span.line == span.end_line
    return _command(
        level,
        message,
        file=finding.path,
        line=span.line,
        endLine=span.end_line,
        col=span.column if within else None,
        endColumn=span.end_column if within else None,
        title=finding.code,
    )


def _failure(file: FileResult) -> str:
    assert file.failure
    line, column = file.failure.line, file.failure.column
    return _command("error", file.failure.reason, file=file.path, line=line, col=column)


def _command(level: str, message: str, **properties: Optional[object]) -> str:
    listed = ",".join(
        f"{key}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
        if value is not None
    )
    return f"::{level} {listed}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
