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
#: A finding: its path from the baseline's directory, code, symbol, and the text of its line.
Key = tuple[str, str, str, str]
_FIELDS = ("path", "code", "symbol", "source")
Known = collections.Counter[Key]


class BaselineError(ValueError):
    """A baseline can't be used."""


def write(file: Path, report: Report) -> None:
    """Writes the findings of a report into a baseline, for people to read and git to compare.

    Args:
      file: the baseline; what it has of other steps stays.
      report: a run over the code base.

    Raises:
      BaselineError: there is such a file, and it is none of ours.
      OSError: the file can't be written.
    """
    known = _held(file) if file.exists() else {}
    known[report.step] = collections.Counter(_key(file, one) for one in report.findings)
    lines = ",\n".join(
        json.dumps({"step": step, **dict(zip(_FIELDS, key)), "count": count}, ensure_ascii=False)
        for step, counted in sorted(known.items())
        for key, count in sorted(counted.items())
    )
    text = f'{{"schema": {_SCHEMA}, "findings": [\n{lines}\n]}}\n'
    put(file, text.encode("utf-8", "surrogatepass"))


def read(file: Path, step: str) -> Known:
    """Returns how often each finding of a step is known.

    Args:
      file: the baseline.
      step: the step; a baseline may be of several.

    Raises:
      BaselineError: there is no such file, or it is none of ours.
    """
    return _held(file).get(step, collections.Counter())


def _held(file: Path) -> dict[str, Known]:
    found: dict[str, Known] = {}
    try:
        held = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        if held["schema"] != _SCHEMA:
            raise ValueError(f"its schema is {held['schema']!r}, wanted {_SCHEMA}")
        for one in held["findings"]:
            key = (one["path"], one["code"], one["symbol"], one["source"])
            found.setdefault(one["step"], collections.Counter())[key] = int(one["count"])
    except FileNotFoundError:
        raise BaselineError(f"{file}: there is no baseline; --update-baseline makes it") from None
    except OSError as error:
        raise BaselineError(f"{file}: the baseline can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{file}: it is no baseline ({error!r})") from None
    return found


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
