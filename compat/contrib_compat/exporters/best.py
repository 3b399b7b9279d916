"""An exporter that exports a model when it is better than all before."""

from __future__ import annotations

import inspect
import math
from typing import Any, Callable, Dict, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.earlier import DEFAULT_EVENT_FILE_PATTERN, earlier_evaluations
from contrib_compat.exporters.saved_model import EvalResult, ReceiverFn, SavedModelExporter
from contrib_compat.publishing.collection import collect_garbage, versions_in
from contrib_compat.publishing.retention import check_exports_to_keep

__all__ = ["BestExporter", "loss_smaller"]

Metrics = Mapping[str, Any]


def loss_smaller(best_eval_result: Metrics, current_eval_result: Metrics) -> bool:
    """Tells whether the current loss is smaller than the best one; NaN is larger than all.

    Raises:
      ValueError: one of the results has no loss.
    """
    for argument, result in (
        ("best_eval_result", best_eval_result),
        ("current_eval_result", current_eval_result),
    ):
        if not result or "loss" not in result:
            raise ValueError(f"{argument}: got {result!r}, wanted a result with a loss")
    best, current = best_eval_result["loss"], current_eval_result["loss"]
    return bool(current < best or (math.isnan(best) and not math.isnan(current)))


class BestExporter(SavedModelExporter):
    """Exports a model when it is better than all before. Stands for ``tf.estimator.BestExporter``.

    What was best before a restart is read from the event files of earlier evaluations, as far as
    there are exports of theirs.

    Args:
      name: see :class:`SavedModelExporter`, as for those without a word here.
      serving_input_receiver_fn:
      event_file_pattern: the event files of earlier evaluations, relative to the model's
        directory; None to forget them at a restart. Where the default matches nothing, those of
        the only named evaluation (``EvalSpec(name=...)``) are taken.
      compare_fn: a function of the keyword arguments ``best_eval_result`` and
        ``current_eval_result``, both dicts of metrics, that tells whether the current one is
        better. By default the smaller loss is, and NaN never.
      assets_extra:
      as_text:
      exports_to_keep: how many of the newest exports stay; None for all of them.

    Raises:
      TypeError: as :class:`SavedModelExporter`.
      ValueError: as :class:`SavedModelExporter`; or if ``compare_fn`` can't be called as above, or
        ``exports_to_keep`` is less than one.
    """

    def __init__(
        self,
        name: str = "best_exporter",
        serving_input_receiver_fn: ReceiverFn = None,
        event_file_pattern: Optional[str] = DEFAULT_EVENT_FILE_PATTERN,
        compare_fn: Callable[..., bool] = loss_smaller,
        assets_extra: Optional[Dict[str, str]] = None,
        as_text: bool = False,
        exports_to_keep: Optional[int] = 5,
    ) -> None:
        super().__init__(name, serving_input_receiver_fn, assets_extra, as_text)
        _check_compare_fn(compare_fn)
        check_exports_to_keep(exports_to_keep)
        self._event_file_pattern = event_file_pattern
        self._compare_fn = compare_fn
        self._exports_to_keep = exports_to_keep
        # By model_dir: one exporter may serve several estimators.
        self._best: Dict[str, Optional[Metrics]] = {}
        self._has_warned_of_nan = False

    def export(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: EvalResult,
        is_the_final_export: bool,
    ) -> Any:
        """Exports the model if it is better than all before.

        Args:
          estimator: the estimator.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint; None for the latest.
          eval_result: what ``evaluate`` said of this checkpoint.
          is_the_final_export: not looked at.

        Returns:
          The path of the export, as the estimator returns it; None if it is not the best.

        Raises:
          ValueError: the default ``compare_fn`` finds no loss in ``eval_result``.
        """
        model_dir = estimator.model_dir
        if model_dir not in self._best:
            self._best[model_dir] = self._recall(model_dir, export_path, eval_result)
        if not self._is_better(self._best[model_dir], eval_result):
            return None
        tf.logging.info("Best model so far: exporting %r.", self.name)
        result = self._write(estimator, export_path, checkpoint_path)
        self._best[model_dir] = eval_result
        collect_garbage(export_path, self._exports_to_keep)
        return result

    def _is_better(self, best: Optional[Metrics], current: EvalResult) -> bool:
        if self._compare_fn is loss_smaller and math.isnan((current or {}).get("loss", 0.0)):
            if not self._has_warned_of_nan:
                tf.logging.warning("The loss is NaN: %r does not export such models.", self.name)
                self._has_warned_of_nan = True
            return False
        if best is None:
            return True
        return self._compare_fn(best_eval_result=best, current_eval_result=current)

    def _recall(
        self, model_dir: str, export_path: str, eval_result: EvalResult
    ) -> Optional[Metrics]:
        """Returns the best evaluation of an earlier run, if it was exported."""
        if not self._event_file_pattern or not _has_exports(export_path):
            return None
        best: Optional[Metrics] = None
        for evaluation in earlier_evaluations(model_dir, self._event_file_pattern, eval_result):
            metrics = evaluation.values
            if self._can_compare(metrics) and self._is_better(best, metrics):
                best = metrics
        return best

    def _can_compare(self, metrics: Metrics) -> bool:
        """Tells whether an event is one of this evaluation: others may write scalars there."""
        try:
            self._compare_fn(best_eval_result=metrics, current_eval_result=metrics)
        except (KeyError, TypeError, ValueError):
            return False
        return True


def _check_compare_fn(compare_fn: Any) -> None:
    wanted = "a function of best_eval_result and current_eval_result"
    if not callable(compare_fn):
        raise ValueError(f"compare_fn: got {compare_fn!r}, wanted {wanted}")
    signature = inspect.signature(compare_fn)
    try:
        signature.bind(best_eval_result=None, current_eval_result=None)
    except TypeError as error:
        raise ValueError(f"compare_fn: got one of {signature}, wanted {wanted}: {error}") from None


def _has_exports(export_path: str) -> bool:
    try:
        return bool(versions_in(export_path).exports)
    except tf.errors.NotFoundError:
        return False
