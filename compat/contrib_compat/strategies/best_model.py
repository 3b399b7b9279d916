"""Which of the models that were evaluated is the best."""

from __future__ import annotations

import os
from typing import Any, Callable, Mapping, Optional, Set, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.disk.paths import as_text, checked_text
from contrib_compat.evaluations.comparison import Comparison, has_loss, has_smaller_loss
from contrib_compat.evaluations.event_files import find_event_files, read_scalars
from contrib_compat.publishing.best_memory import BestMemory

__all__ = ["BestModelSelector", "best_model_export_fn"]

EvalResult = Mapping[str, Any]
CompareFn = Callable[[EvalResult, EvalResult], Any]


def _has_smaller_loss(curr_best_eval_result: EvalResult, cand_eval_result: EvalResult) -> bool:
    for argument, result in (
        ("curr_best_eval_result", curr_best_eval_result),
        ("cand_eval_result", cand_eval_result),
    ):
        if not has_loss(result):
            raise ValueError(f"{argument} cannot be empty or no loss is found in it.")
    return has_smaller_loss(curr_best_eval_result, cand_eval_result)


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
            of earlier runs. Summaries for which ``compare_fn`` raises are passed over with a
            warning in the log, and so is what follows a damaged place in a file. None to start
            from nothing.
          compare_fn: called with the best result and a candidate, returns whether the candidate
            is better. By default that has the smaller ``loss``; a model whose loss is NaN is
            never the best.

        Raises:
          TypeError: ``event_file_pattern`` is a function, or ``compare_fn`` can't be called with
            two results.
        """
        if callable(event_file_pattern):
            raise TypeError(
                f"event_file_pattern: got {event_file_pattern!r}, wanted a pattern of paths; "
                "compare_fn, which stood here before TF 1.5, comes second"
            )
        self._comparison = Comparison(
            compare_fn or _has_smaller_loss,
            ("curr_best_eval_result", "cand_eval_result"),
            by_name=False,
            by_loss=not compare_fn,
        )
        files = find_event_files(event_file_pattern) if event_file_pattern else []
        self._best_eval_result = self._comparison.best_of(
            event.as_eval_result() for event in read_scalars(files)
        )

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
        if not self._comparison.is_better(self._best_eval_result, eval_result):
            return "", None
        self._best_eval_result = eval_result
        return checkpoint_path, eval_result


def best_model_export_fn(
    export: Callable[[Any, str, Any, EvalResult], Any], selector: BestModelSelector, remembers: bool
) -> Callable[..., Any]:
    """Makes the export function of a strategy that exports the best models.

    A model is the best once its export is there: one that fails is no yardstick for the next.

    Args:
      export: exports a model, given the estimator, the directory below which the export is written,
        the checkpoint and its evaluation.
      selector: tells which model is the best.
      remembers: whether a process that is started again goes on from the best model that was
        exported. That is noted in a file beside the exports; where there is none, the selector
        goes on from the evaluations that it was made with.

    Returns:
      A function of ``(estimator, export_dir_base, checkpoint_path, eval_result)``.
    """
    recalled: Set[str] = set()

    def export_fn(
        estimator: Any,
        export_dir_base: Any,
        checkpoint_path: Optional[str],
        eval_result: Optional[EvalResult] = None,
    ) -> Any:
        base = checked_text("export_path", export_dir_base)
        memory = BestMemory(base, selector._comparison, remembers)
        if base not in recalled:
            known = memory.recall()
            if known is not None:
                selector._best_eval_result = known.best
            recalled.add(base)
        before = selector._best_eval_result
        path, best = selector.update(
            checkpoint_path or tf.train.latest_checkpoint(estimator.model_dir), eval_result
        )
        if best is None:
            return ""
        directory = os.path.join(base, os.path.basename(as_text(path)))
        try:
            return memory.during(
                before, best, lambda: export(estimator, directory, path, best), directory
            )
        except BaseException:
            selector._best_eval_result = before
            raise

    return export_fn
