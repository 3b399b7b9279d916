"""Evaluates and exports each checkpoint of a training run as soon as it is saved."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

import tensorflow.compat.v1 as tf

__all__ = ["EvaluateAndExport"]


class EvaluateAndExport(tf.train.CheckpointSaverListener):
    """Listens to the hook that saves checkpoints.

    Args:
      model_dir: where the checkpoints are saved.
      evaluate: takes a checkpoint's path, returns its metrics.
      export: takes metrics and a checkpoint's path, returns what was exported.

    Attributes:
      eval_result: the metrics of the last checkpoint, None before the first.
      export_results: what was exported of it.
    """

    def __init__(
        self,
        model_dir: str,
        evaluate: Callable[[str], Dict[str, Any]],
        export: Callable[[Dict[str, Any], str], List[Any]],
    ) -> None:
        self._model_dir = model_dir
        self._evaluate = evaluate
        self._export = export
        self._latest: Optional[str] = None
        self.eval_result: Optional[Dict[str, Any]] = None
        self.export_results: Optional[List[Any]] = None

    def after_save(self, session: Any, global_step_value: int) -> None:
        """Evaluates and exports what was saved, unless that was done."""
        del session
        self._look(global_step_value)

    def catch_up(self) -> None:
        """Evaluates and exports the latest checkpoint where nothing was saved at all.

        Training has nothing left to do when a run that was killed before its last export is
        started again.
        """
        if self._latest is None:
            self._look("the end")

    def _look(self, when: Any) -> None:
        latest = tf.train.latest_checkpoint(self._model_dir)
        if latest is None or latest == self._latest:
            tf.logging.warning(
                "Nothing to evaluate at %s: the latest checkpoint is %s, as before.", when, latest
            )
            return
        self._latest = latest
        self.eval_result = self._evaluate(latest)
        self.export_results = self._export(self.eval_result, latest)
