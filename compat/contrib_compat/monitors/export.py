"""The monitor that exports by an estimator's own ``export``."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class
from contrib_compat.monitors.base import EveryN
from contrib_compat.publishing.asking import export_session_bundle

__all__ = ["ExportMonitor"]


@deprecated_class("learn.monitors.ExportMonitor")
class ExportMonitor(EveryN):
    """Exports every so many steps, in the format that came before SavedModel.

    Stands for ``tf.contrib.learn.monitors.ExportMonitor`` (TF 1.15). It works with estimators that
    have a method ``export``, which core's never had.

    Args:
      every_n_steps: steps between two exports.
      export_dir: folder to export to.
      input_fn: returns features and labels.
      input_feature_key: the feature that holds serialized examples.
      exports_to_keep: number of exports to keep.
      signature_fn: takes examples, features and predictions, and returns a signature and a
        dictionary of named ones.
      default_batch_size: batch size of the examples.
    """

    def __init__(
        self,
        every_n_steps: int,
        export_dir: str,
        input_fn: Optional[Callable[[], Any]] = None,
        input_feature_key: Optional[str] = None,
        exports_to_keep: int = 5,
        signature_fn: Optional[Callable[..., Any]] = None,
        default_batch_size: int = 1,
    ) -> None:
        super().__init__(every_n_steps=every_n_steps)
        self._export_dir = export_dir
        self._input_fn = input_fn
        self._input_feature_key = input_feature_key
        self._exports_to_keep = exports_to_keep
        self._signature_fn = signature_fn
        self._default_batch_size = default_batch_size
        self._last_export_dir: Any = None

    @property
    def export_dir(self) -> str:
        """The folder that is exported to."""
        return self._export_dir

    @property
    def exports_to_keep(self) -> int:
        """The number of exports that are kept."""
        return self._exports_to_keep

    @property
    def signature_fn(self) -> Optional[Callable[..., Any]]:
        """The function that makes the signatures."""
        return self._signature_fn

    @property
    def last_export_dir(self) -> Any:
        """The folder of the last export; None where there is none, or the estimator won't say."""
        return self._last_export_dir

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> None:
        """Exports.

        Raises:
          ValueError: the estimator is core's.
        """
        super().every_n_step_end(step, outputs)
        self._export()

    def end(self, session: Any = None) -> None:
        """Exports the last checkpoint.

        Raises:
          ValueError: the estimator is core's.
        """
        super().end(session=session)
        if tf.train.latest_checkpoint(self._estimator.model_dir) is None:
            tf.logging.info("Nothing to export at the end: there is no checkpoint yet.")
        else:
            self._export()

    def _export(self) -> None:
        if isinstance(self._estimator, tf_estimator.Estimator):
            raise ValueError(
                "ExportMonitor does not support `tf.estimator.Estimator. `. Please pass an "
                "ExportStrategy to Experiment instead."
            )
        try:
            self._last_export_dir = export_session_bundle(
                self._estimator,
                self.export_dir,
                {
                    "exports_to_keep": self.exports_to_keep,
                    "signature_fn": self.signature_fn,
                    "input_fn": self._input_fn,
                    "default_batch_size": self._default_batch_size,
                    "input_feature_key": self._input_feature_key,
                    "use_deprecated_input_fn": self._input_fn is None,
                },
            )
        except RuntimeError as error:
            # What such an estimator raises for a checkpoint that it has exported before.
            tf.logging.info("Nothing to export: %s", error)
