"""A report as JSON, as ``schema.json`` describes it."""

from __future__ import annotations

import enum
import json
from typing import Any, TextIO

from contrib_compat.migrate.findings import FileResult, Report
from contrib_compat.migrate.reports import difference

SCHEMA = 1


def write(report: Report, stream: TextIO) -> None:
    """Writes a report, a file of the code base a line.

    Args:
      report: it.
      stream: where to.
    """
    head = {"schema": SCHEMA, **report._replace(files=())._asdict()}
    del head["files"]
    fields = "".join(f"{json.dumps(key)}: {json.dumps(value)}, " for key, value in head.items())
    files = ",\n".join(json.dumps(_file(file)) for file in report.files)
    stream.write(f'{{{fields}"files": [\n{files}\n]}}\n')


def _file(file: FileResult) -> dict[str, Any]:
    """Its fields, but for its texts: what changes between them stands for both."""
    plain: dict[str, Any] = _plain(file)
    del plain["before"], plain["after"]
    return {**plain, "diff": "".join(difference.of(file))}


def _plain(value: Any) -> Any:
    """Returns a value of :mod:`~contrib_compat.migrate.findings` as JSON has it, by its fields."""
    if isinstance(value, enum.Enum):
        return value.value
    if hasattr(value, "_asdict"):
        return {key: _plain(one) for key, one in value._asdict().items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
