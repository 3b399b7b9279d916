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
        latest = tf.train.latest_checkpoint(self._model_dir)
        if latest is None or latest == self._latest:
            tf.logging.warning(
                "Nothing to evaluate at step %d: the latest checkpoint is %s, as before.",
                global_step_value,
                latest,
            )
            return
        self._evaluate_and_export(latest)

    def catch_up(self, is_owed: Callable[[str], bool]) -> None:
        """Evaluates and exports the latest checkpoint if a run before was killed before it could.

        Args:
          is_owed: takes a checkpoint's path, tells whether its export is still owed. Only asked
            where this run had nothing left to train and saved nothing.
        """
        latest = tf.train.latest_checkpoint(self._model_dir)
        if self._latest is None and latest is not None and is_owed(latest):
            self._evaluate_and_export(latest)

    def _evaluate_and_export(self, checkpoint_path: str) -> None:
        self._latest = checkpoint_path
        self.eval_result = self._evaluate(checkpoint_path)
        self.export_results = self._export(self.eval_result, checkpoint_path)
