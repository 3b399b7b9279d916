"""What a model was evaluated to before, by the event files of its evaluations."""

from __future__ import annotations

import math
import os
from typing import Any, List, Mapping, Optional

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.event_files import Scalars, find_event_files, read_summaries

__all__ = ["DEFAULT_EVENT_FILE_PATTERN", "earlier_evaluations", "evaluation_files"]

# Where Estimator.evaluate() writes when its evaluation has no name, and where when it has one.
DEFAULT_EVENT_FILE_PATTERN = "eval/*.tfevents.*"
_NAMED_EVALUATIONS = "eval_*/*.tfevents.*"


def earlier_evaluations(
    model_dir: str, event_file_pattern: str, eval_result: Optional[Mapping[str, Any]]
) -> List[Scalars]:
    """Returns the evaluations before the one that has just been made.

    The estimator writes its events before it calls an exporter, so that the current evaluation is
    among them. It is left out: of the events of the current step the last that has the current
    numbers.

    Args:
      model_dir: the directory of the model.
      event_file_pattern: the pattern of the event files, relative to ``model_dir``.
      eval_result: the current evaluation.

    Returns:
      Their events, in the order of the global steps. Those without values are of evaluations too,
      perhaps of some whose metrics are no numbers.
    """
    files = evaluation_files(model_dir, event_file_pattern)
    if not files:
        tf.logging.warning(
            "No event files match event_file_pattern %r in %s: after a restart, earlier "
            "evaluations will be forgotten.",
            event_file_pattern,
            model_dir,
        )
    evaluations = read_summaries(files)
    current = dict(eval_result or {})
    step = current.get("global_step")
    of_step = [earlier for earlier in evaluations if earlier.step == step]
    measured = [earlier for earlier in of_step if earlier.values]
    # Not the last in time: the clock may have been set back since the evaluation before.
    alike = [earlier for earlier in measured if _has_numbers(earlier, current)]
    left_out = (alike or measured)[-1:]
    # An evaluation is several events: one notes the checkpoint, and has no numbers.
    left_out += [earlier for earlier in of_step if not earlier.values]
    return [earlier for earlier in evaluations if not any(earlier is out for out in left_out)]


def _has_numbers(scalars: Scalars, eval_result: Mapping[str, Any]) -> bool:
    """Tells whether an event holds the numbers of a result, which it rounds to 32 bits."""
    return all(
        _is_recorded_as(eval_result[tag], value)
        for tag, value in scalars.values.items()
        if tag in eval_result
    )


def _is_recorded_as(metric: Any, value: float) -> bool:
    try:
        with np.errstate(over="ignore"):
            rounded = float(np.float32(metric))
    except (TypeError, ValueError):  # It is no number, and was not recorded.
        return False
    return rounded == value or (math.isnan(rounded) and math.isnan(value))


def evaluation_files(model_dir: str, pattern: str = DEFAULT_EVENT_FILE_PATTERN) -> List[str]:
    """Returns the event files of a model's evaluations.

    Args:
      model_dir: the directory of the model.
      pattern: the pattern of the event files, relative to ``model_dir``. Where the default one
        matches none, those of an evaluation with a name are taken, if there is only one.
    """
    files = find_event_files(os.path.join(model_dir, pattern))
    if files or pattern != DEFAULT_EVENT_FILE_PATTERN:
        return files
    # EvalSpec(name="dev") writes eval_dev/. Of several, which one it is can't be known.
    named = find_event_files(os.path.join(model_dir, _NAMED_EVALUATIONS))
    return named if len({os.path.dirname(file) for file in named}) == 1 else []
