"""An exporter that exports a model when it is better than all before."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.comparison import (
    Comparison,
    Metrics,
    has_loss,
    has_smaller_loss,
)
from contrib_compat.evaluations.earlier import DEFAULT_EVENT_FILE_PATTERN, earlier_evaluations
from contrib_compat.exporters.saved_model import EvalResult, ReceiverFn, SavedModelExporter
from contrib_compat.identity import public
from contrib_compat.publishing.best_memory import BestMemory
from contrib_compat.publishing.collection import collect_garbage, newest_exports
from contrib_compat.publishing.retention import check_exports_to_keep

__all__ = ["BestExporter", "loss_smaller"]


def loss_smaller(best_eval_result: Metrics, current_eval_result: Metrics) -> bool:
    """Tells whether the current loss is smaller than the best one; NaN is larger than all.

    Raises:
      ValueError: one of the results has no loss.
    """
    for argument, result in (
        ("best_eval_result", best_eval_result),
        ("current_eval_result", current_eval_result),
    ):
        if not has_loss(result):
            raise ValueError(f"{argument}: got {result!r}, wanted a result with a loss")
    return has_smaller_loss(best_eval_result, current_eval_result)


@public("contrib_compat.exporters")
class BestExporter(SavedModelExporter):
    """Exports a model when it is better than all before. Stands for ``tf.estimator.BestExporter``.

    After a restart it goes on from the best model that was exported. That is noted in a file beside
    the exports, ``.best.json``; where there is none, as with exports of ``tf.estimator``'s, it is
    read from the event files of earlier evaluations, as far as there are exports of theirs.

    Args:
      name: the directory below ``<model_dir>/export`` that the exports are written to.
      serving_input_receiver_fn: a function without arguments that returns a
        ``ServingInputReceiver``.
      event_file_pattern: the event files of earlier evaluations, relative to the model's
        directory; None to start anew after a restart. Where the default matches nothing, those of
        the only named evaluation (``EvalSpec(name=...)``) are taken.
      compare_fn: a function of the keyword arguments ``best_eval_result`` and
        ``current_eval_result``, both dicts of metrics, that tells whether the current one is
        better. By default the smaller loss is, and NaN never.
      assets_extra: dict of destination, relative to the export's directory ``assets.extra``, to
        the path of the file that is copied there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
      exports_to_keep: how many of the newest exports stay; None for all of them.

    Raises:
      TypeError: as :class:`.SavedModelExporter`.
      ValueError: as :class:`.SavedModelExporter`; or if ``compare_fn`` can't be called as above, or
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
        check_exports_to_keep(exports_to_keep)
        self._event_file_pattern = event_file_pattern
        self._comparison = Comparison(
            compare_fn,
            ("best_eval_result", "current_eval_result"),
            by_name=True,
            by_loss=compare_fn is loss_smaller,
        )
        self._exports_to_keep = exports_to_keep
        # By model_dir: one exporter may serve several estimators.
        self._best: Dict[str, Optional[Metrics]] = {}

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
        # Another process may have exported a better one since.
        best = self._memory(export_path).best_with(self._best[model_dir])
        if not self._comparison.is_better(best, eval_result):
            return None
        tf.logging.info("Best model so far: exporting %r.", self.name)
        result = self._memory(export_path).during(
            best,
            eval_result,
            lambda: self._write(estimator, export_path, checkpoint_path, eval_result),
        )
        # A first model without a loss is nothing to compare with, as after a restart.
        can_be_best = self._comparison.can_be_best(eval_result)
        self._best[model_dir] = eval_result if can_be_best else None
        collect_garbage(export_path, self._exports_to_keep, result)
        return result

    def _memory(self, export_path: str) -> BestMemory:
        return BestMemory(export_path, self._comparison, bool(self._event_file_pattern))

    def _recall(
        self, model_dir: str, export_path: str, eval_result: EvalResult
    ) -> Optional[Metrics]:
        """Returns the best evaluation of an earlier run, if it was exported."""
        if not self._event_file_pattern:
            return None
        known = self._memory(export_path).recall()
        if known is not None:
            return known.best
        # Before there was such a file, and by tf.estimator, there are event files alone. They also
        # tell of the evaluation whose export a killed process never ended. It came after the
        # newest export; the best one came before, as each export is better than all earlier ones.
        newest = _newest_export(export_path)
        if newest is None:
            return None
        return self._comparison.best_of(
            earlier.as_eval_result()
            for earlier in earlier_evaluations(model_dir, self._event_file_pattern, eval_result)
            if earlier.values and int(earlier.wall_time) <= newest
        )


def _newest_export(export_path: str) -> Optional[int]:
    """Returns the largest version, which is a time in seconds, or None."""
    try:
        exports = newest_exports(export_path, 1)
    except tf.errors.NotFoundError:
        return None
    return exports[0].export_version if exports else None
