"""A survey of exports as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import math
import time
from typing import Any, Dict, List, Optional, Union

from contrib_compat.inspection.facts import Evaluation, Export, Survey

__all__ = ["as_json", "as_table", "headline", "megabytes", "published"]

_COLUMNS = ("strategy", "version", "published", "MB", "step", "best", "verified", "metrics")


def as_json(survey: Survey) -> str:
    """Writes a survey as JSON.

    Args:
      survey: the survey.

    Returns:
      An object with ``format`` (1), ``model_dir``, ``exports`` and ``evaluations``, whose entries
      have the attributes of :class:`Export` and :class:`Evaluation`. A metric that is NaN or
      infinite is null: JSON has no such number.
    """
    whole: Dict[str, Any] = {
        "format": 1,
        "model_dir": survey.model_dir,
        "exports": [_fields(export) for export in survey.exports],
        "evaluations": [_fields(evaluation) for evaluation in survey.evaluations],
    }
    return json.dumps(whole, indent=1, allow_nan=False)


def _fields(fact: Union[Export, Evaluation]) -> Dict[str, Any]:
    metrics = {
        name: value if math.isfinite(value) else None for name, value in fact.metrics.items()
    }
    return {**fact._asdict(), "metrics": metrics}


def as_table(survey: Survey) -> str:
    """Writes a survey as a table of a line an export, and a line for what is damaged.

    Args:
      survey: the survey.
    """
    rows = [list(_COLUMNS), *(_row(export) for export in survey.exports)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines += [
        f"{export.path}: {problem}" for export in survey.exports for problem in export.problems
    ]
    return "\n".join(lines if survey.exports else ["There are no exports."])


def _row(export: Export) -> List[str]:
    return [
        export.strategy,
        export.version,
        published(export),
        megabytes(export),
        "" if export.step is None else str(export.step),
        "best" if export.is_best else "",
        {True: "yes", False: "NO", None: "no manifest"}[export.verified],
        headline(export),
    ]


def published(export: Export) -> str:
    """Returns the time of a version, in UTC; nothing where it is no time."""
    if len(export.version) != 10:
        return ""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(int(export.version)))


def megabytes(export: Export) -> str:
    """Returns the size of an export in MB."""
    return f"{export.size / 1e6:.2f}"


def headline(export: Export, most: Optional[int] = 4) -> str:
    """Returns the metrics of an export in a line, the loss first.

    Args:
      export: the export.
      most: of how many metrics; None for all.
    """
    names = sorted(export.metrics, key=lambda name: (name != "loss", name))
    return " ".join(f"{name}={export.metrics[name]:.4g}" for name in names[:most])
