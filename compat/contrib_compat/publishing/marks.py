"""Marks of exports in the event files of a run: TensorBoard shows what was published when."""

from __future__ import annotations

import os
import re
from typing import Any, Dict, List, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk.paths import as_text
from contrib_compat.evaluations.event_writing import (
    numbers_in,
    shown_scalar,
    shown_text,
    write_summary,
)
from contrib_compat.publishing import options
from contrib_compat.publishing.records import names_or_none

__all__ = ["mark"]

_STEP = re.compile(r"-(\d+)$")
# The last export that was marked, by model_dir: a strategy of an exporter has two who would.
_MARKED: Dict[str, str] = {}


def mark(
    estimator: Any,
    name: str,
    export: Any,
    checkpoint_path: Any = None,
    eval_result: Optional[Mapping[str, Any]] = None,
) -> None:
    """Marks an export in the event files of the model's directory.

    There a text ``export/<name>`` says which version it is and what it was evaluated to, and each
    metric has a chart ``export/<name>/<metric>`` with the exports for points; of an exporter of
    best models these are the best results. They are written where training writes its events, by
    the same writer, and where there are none, as with an estimator of another kind, nothing is.
    What can't be written is a warning: an export is worth more than its mark.

    Args:
      estimator: the estimator that was exported; it need not have a ``model_dir``.
      name: that of the exporter or strategy.
      export: what it returned: the path, or nothing where it didn't export.
      checkpoint_path: the checkpoint, None for the latest.
      eval_result: what was evaluated, if it is known.
    """
    model_dir = getattr(estimator, "model_dir", None)
    # The options come last: they ask the environment, which takes longer than the rest.
    if not _is_path(export) or not _is_path(model_dir) or not options.chosen().summaries:
        return
    folder, path = as_text(model_dir), as_text(export)
    if _MARKED.get(folder) == path:
        return
    try:
        if not any(".tfevents." in name for name in names_or_none(folder)):
            return
        step = _step(folder, checkpoint_path, eval_result or {})
        if step is not None:
            write_summary(folder, step, _values(folder, name, path, numbers_in(eval_result or {})))
            _MARKED[folder] = path
    except Exception as error:
        # A writer raises whatever its thread died of: where a disk is full, even an IndexError.
        tf.logging.warning("Can't mark %s in the event files of %s: %s", path, folder, error)


def _is_path(value: Any) -> bool:
    return bool(value) and isinstance(value, (str, bytes, os.PathLike))


def _step(folder: str, checkpoint_path: Any, eval_result: Mapping[str, Any]) -> Optional[int]:
    if "global_step" in eval_result:
        return int(eval_result["global_step"])
    path = checkpoint_path or tf.train.latest_checkpoint(folder)
    found = _STEP.search(as_text(path)) if path else None
    return int(found.group(1)) if found else None


def _values(folder: str, name: str, path: str, metrics: Mapping[str, float]) -> List[Any]:
    home = os.path.join(folder, "")
    shown = path[len(home) :] if path.startswith(home) else path
    lines = [f"`{shown}`", *(f"- {metric}: {value:.6g}" for metric, value in metrics.items())]
    return [
        shown_text(f"export/{name}", "\n".join(lines)),
        *(shown_scalar(f"export/{name}/{metric}", value) for metric, value in metrics.items()),
    ]
