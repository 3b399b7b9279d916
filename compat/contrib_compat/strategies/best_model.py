"""Which of the models that were evaluated is the best."""

import math
from typing import Any, Callable, Mapping, Optional, Tuple

from contrib_compat.deprecation import deprecated_class
from contrib_compat.evaluations.event_files import find_event_files, read_scalars

__all__ = ["BestModelSelector"]

EvalResult = Mapping[str, Any]
CompareFn = Callable[[EvalResult, EvalResult], Any]

_LOSS = "loss"


def _has_smaller_loss(curr_best_eval_result: EvalResult, cand_eval_result: EvalResult) -> bool:
    for argument, result in (
        ("curr_best_eval_result", curr_best_eval_result),
        ("cand_eval_result", cand_eval_result),
    ):
        if not result or _LOSS not in result:
            raise ValueError(f"{argument} cannot be empty or no loss is found in it.")
    best, candidate = curr_best_eval_result[_LOSS], cand_eval_result[_LOSS]
    # Any number is better than NaN.
    return bool(best > candidate or (math.isnan(best) and not math.isnan(candidate)))


def _has_nan_loss(result: EvalResult) -> bool:
    return _LOSS in result and math.isnan(result[_LOSS])


@deprecated_class("learn.utils.saved_model_export_utils.BestModelSelector")
class BestModelSelector:
    """Remembers the best evaluation result, and tells whether the next is better.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.BestModelSelector`` (TF 1.15).
    """

    def __init__(
        self, event_file_pattern: Optional[str] = None, compare_fn: Optional[CompareFn] = None
    ) -> None:
        """Starts from the best result among those of earlier runs.

        Args:
          event_file_pattern: a pattern of paths of event files, whose summaries are the results
            of earlier runs. Summaries that can't be compared are passed over, and so is what
            follows a damaged place in a file. None to start from nothing.
          compare_fn: called with the best result and a candidate, returns whether the candidate
            is better. By default that has the smaller ``loss``; a model whose loss is NaN is
            never the best.

        Raises:
          TypeError: ``event_file_pattern`` is a function.
        """
        if callable(event_file_pattern):
            raise TypeError(
                f"event_file_pattern: got {event_file_pattern!r}, wanted a pattern of paths; "
                "compare_fn, which stood here before TF 1.5, comes second"
            )
        self._compare_fn = compare_fn or _has_smaller_loss
        self._best_eval_result: Optional[EvalResult] = None
        files = find_event_files(event_file_pattern) if event_file_pattern else []
        for event in read_scalars(files):
            if self._is_comparable(event.values) and self._is_better(event.values):
                self._best_eval_result = event.values

    def update(
        self, checkpoint_path: Optional[str], eval_result: Optional[EvalResult]
    ) -> Tuple[str, Optional[EvalResult]]:
        """Takes in the evaluation of a checkpoint.

        Args:
          checkpoint_path: the checkpoint.
          eval_result: dict of metric name to value.

        Returns:
          The two arguments if this is the best model so far, else ``("", None)``.

        Raises:
          ValueError: there is no checkpoint path or no result, or the default comparison finds
            no loss in it.
        """
        if not checkpoint_path:
            raise ValueError("Checkpoint path is empty.")
        if eval_result is None:
            raise ValueError(f"{checkpoint_path} has empty evaluation results.")
        if not self._is_better(eval_result):
            return "", None
        self._best_eval_result = eval_result
        return checkpoint_path, eval_result

    def _is_better(self, result: EvalResult) -> bool:
        best = self._best_eval_result
        if best is not None:
            return bool(self._compare_fn(best, result))
        return self._compare_fn is not _has_smaller_loss or not _has_nan_loss(result)

    def _is_comparable(self, result: EvalResult) -> bool:
        # Event files hold other scalars too: those of which compare_fn can make nothing.
        try:
            self._compare_fn(result, result)
        except (KeyError, TypeError, ValueError):
            return False
        return True
