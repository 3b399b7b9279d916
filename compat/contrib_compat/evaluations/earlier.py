"""What a model was evaluated to before, by the event files of its evaluations."""

from __future__ import annotations

import os
from typing import Any, List, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.event_files import Scalars, find_event_files, read_scalars

__all__ = ["DEFAULT_EVENT_FILE_PATTERN", "earlier_evaluations"]

# Where Estimator.evaluate() writes when its evaluation has no name, and where when it has one.
DEFAULT_EVENT_FILE_PATTERN = "eval/*.tfevents.*"
_NAMED_EVALUATIONS = "eval_*/*.tfevents.*"


def earlier_evaluations(
    model_dir: str, event_file_pattern: str, eval_result: Optional[Mapping[str, Any]]
) -> List[Scalars]:
    """Returns the evaluations before the one that has just been made.

    The estimator writes its events before it calls an exporter, so that the newest evaluation of
    the current step is the current one and is left out.

    Args:
      model_dir: the directory of the model.
      event_file_pattern: the pattern of the event files, relative to ``model_dir``.
      eval_result: the current evaluation.

    Returns:
      The evaluations, the oldest first.
    """
    files = _find(model_dir, event_file_pattern)
    if not files:
        tf.logging.warning(
            "No event files match event_file_pattern %r in %s: after a restart, earlier "
            "evaluations will be forgotten.",
            event_file_pattern,
            model_dir,
        )
    evaluations = read_scalars(files)
    current_step = (eval_result or {}).get("global_step")
    for index in reversed(range(len(evaluations))):
        if evaluations[index].step == current_step:
            del evaluations[index]
            break
    return evaluations


def _find(model_dir: str, pattern: str) -> List[str]:
    files = find_event_files(os.path.join(model_dir, pattern))
    if files or pattern != DEFAULT_EVENT_FILE_PATTERN:
        return files
    # EvalSpec(name="dev") writes eval_dev/. Of several, which one it is can't be known.
    named = find_event_files(os.path.join(model_dir, _NAMED_EVALUATIONS))
    return named if len({os.path.dirname(file) for file in named}) == 1 else []
