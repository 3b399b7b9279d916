"""The findings that a project lives with: a file of theirs, so that only new ones count.

A finding is known again by its file, rule and symbol and by the text of its line, wherever that has
moved to. Where a file has several that are alike, as many are known as there were.
"""

from __future__ import annotations

import collections
import json
import os
from pathlib import Path

from contrib_compat.migrate.findings import FileResult, Finding, Report
from contrib_compat.migrate.writing import put

_SCHEMA = 1
Key = tuple[str, str, str, str]
Known = collections.Counter[Key]


class BaselineError(ValueError):
    """A baseline can't be used."""


def write(file: Path, report: Report) -> None:
    """Writes the findings of a report into a baseline, for people to read and git to compare.

    Args:
      file: the baseline.
      report: a run over the code base.

    Raises:
      OSError: the file can't be written.
    """
    counted = collections.Counter(_key(file, finding) for finding in report.findings)
    lines = ",\n".join(
        json.dumps(
            {"path": path, "code": code, "symbol": symbol, "source": source, "count": count},
            ensure_ascii=False,
        )
        for (path, code, symbol, source), count in sorted(counted.items())
    )
    text = f'{{"schema": {_SCHEMA}, "step": "{report.step}", "findings": [\n{lines}\n]}}\n'
    put(file, text.encode("utf-8", "surrogatepass"))


def read(file: Path, step: str) -> Known:
    """Returns how often each finding is known.

    Args:
      file: the baseline.
      step: the step of the run; that of another one says nothing about it.

    Raises:
      BaselineError: there is no such file, it is none of ours, or it is of another step.
    """
    try:
        held = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        of_step = held["step"]
        schema = held["schema"]
        known = {
            (one["path"], one["code"], one["symbol"], one["source"]): int(one["count"])
            for one in held["findings"]
        }
    except FileNotFoundError:
        raise BaselineError(f"{file}: there is no baseline; --update-baseline makes it") from None
    except OSError as error:
        raise BaselineError(f"{file}: the baseline can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{file}: it is no baseline ({error!r})") from None
    if (schema, of_step) != (_SCHEMA, step):
        raise BaselineError(
            f"{file}: the baseline is of step {of_step!r} and schema {schema!r}, "
            f"wanted {step!r} and {_SCHEMA}"
        )
    return collections.Counter(known)


def marked(report: Report, file: Path, known: Known) -> Report:
    """Returns a report whose known findings say so.

    Args:
      report: it.
      file: the baseline, from whose directory paths count.
      known: what it holds.
    """
    left = known.copy()

    def mark(result: FileResult) -> FileResult:
        found = []
        for finding in result.findings:
            key = _key(file, finding)
            found.append(finding._replace(known=left[key] > 0))
            left[key] -= 1
        return result._replace(findings=tuple(found))

    return report._replace(files=tuple(map(mark, report.files)))


def _key(file: Path, finding: Finding) -> Key:
    path = finding.path
    if os.path.exists(path):
        # However the paths were asked for, and from where: the baseline moves with the project.
        try:
            path = Path(os.path.relpath(path, file.absolute().parent)).as_posix()
        except ValueError:  # Another drive, on Windows.
            path = Path(path).absolute().as_posix()
    return path, finding.code, finding.symbol, finding.source
