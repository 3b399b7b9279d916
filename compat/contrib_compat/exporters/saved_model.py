"""Exporters that write a SavedModel after every evaluation, or after the last one."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.identity import public
from contrib_compat.publishing.asking import export_by_exporter
from contrib_compat.publishing.assets import check_assets_extra
from contrib_compat.publishing.collection import collect_garbage
from contrib_compat.publishing.marks import mark
from contrib_compat.publishing.names import check_name
from contrib_compat.publishing.retention import check_exports_to_keep

__all__ = ["Exporter", "FinalExporter", "LatestExporter", "SavedModelExporter"]

Exporter: Any = tf_estimator.Exporter

EvalResult = Optional[Mapping[str, Any]]
ReceiverFn = Optional[Callable[[], Any]]


class SavedModelExporter(Exporter):
    """What exporters of SavedModels have in common: how they write one.

    Args:
      name: the directory below ``<model_dir>/export`` that the exports are written to.
      serving_input_receiver_fn: a function without arguments that returns a
        ``ServingInputReceiver``.
      assets_extra: dict of destination, relative to the export's directory ``assets.extra``, to
        the path of the file that is copied there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.

    Raises:
      TypeError: ``name`` is no string, or ``assets_extra`` no dict.
      ValueError: ``name`` is no plain directory name, or a destination leaves ``assets.extra``.
    """

    def __init__(
        self,
        name: str,
        serving_input_receiver_fn: ReceiverFn,
        assets_extra: Optional[Dict[str, str]] = None,
        as_text: bool = False,
    ) -> None:
        check_name("name", name)
        check_assets_extra(assets_extra)
        self._name = name
        self._serving_input_receiver_fn = serving_input_receiver_fn
        self._assets_extra = assets_extra
        self._as_text = as_text

    @property
    def name(self) -> str:
        """The directory below ``<model_dir>/export``."""
        return self._name

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self._name!r})"

    def _write(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: EvalResult,
    ) -> Any:
        path = export_by_exporter(
            estimator,
            export_path,
            self._serving_input_receiver_fn,
            {
                "assets_extra": self._assets_extra,
                "as_text": self._as_text,
                "checkpoint_path": checkpoint_path,
            },
        )
        mark(estimator, self.name, path, checkpoint_path, eval_result)
        return path


@public("contrib_compat.exporters")
class LatestExporter(SavedModelExporter):
    """Exports after every evaluation, and removes old exports.

    Stands for ``tf.estimator.LatestExporter``.

    Args:
      name: the directory below ``<model_dir>/export`` that the exports are written to.
      serving_input_receiver_fn: a function without arguments that returns a
        ``ServingInputReceiver``.
      assets_extra: dict of destination, relative to the export's directory ``assets.extra``, to
        the path of the file that is copied there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
      exports_to_keep: how many of the newest exports stay; None for all of them.

    Raises:
      TypeError: as :class:`.SavedModelExporter`.
      ValueError: as :class:`.SavedModelExporter`, and if ``exports_to_keep`` is less than one.
    """

    def __init__(
        self,
        name: str,
        serving_input_receiver_fn: ReceiverFn,
        assets_extra: Optional[Dict[str, str]] = None,
        as_text: bool = False,
        exports_to_keep: Optional[int] = 5,
    ) -> None:
        super().__init__(name, serving_input_receiver_fn, assets_extra, as_text)
        check_exports_to_keep(exports_to_keep)
        self._exports_to_keep = exports_to_keep

    def export(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: EvalResult,
        is_the_final_export: bool,
    ) -> Any:
        """Exports the model.

        Args:
          estimator: the estimator.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint; None for the latest.
          eval_result: what the export is marked with in the event files.
          is_the_final_export: not looked at.

        Returns:
          The path of the export, as the estimator returns it.
        """
        result = self._write(estimator, export_path, checkpoint_path, eval_result)
        collect_garbage(export_path, self._exports_to_keep, result)
        return result


@public("contrib_compat.exporters")
class FinalExporter(SavedModelExporter):
    """Exports once, after the last evaluation. Stands for ``tf.estimator.FinalExporter``.

    Args:
      name: the directory below ``<model_dir>/export`` that the exports are written to.
      serving_input_receiver_fn: a function without arguments that returns a
        ``ServingInputReceiver``.
      assets_extra: dict of destination, relative to the export's directory ``assets.extra``, to
        the path of the file that is copied there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.

    Raises:
      TypeError: as :class:`.SavedModelExporter`.
      ValueError: as :class:`.SavedModelExporter`.
    """

    def export(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: EvalResult,
        is_the_final_export: bool,
    ) -> Any:
        """Exports the model if it is the final export.

        Args:
          estimator: the estimator.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint; None for the latest.
          eval_result: what the export is marked with in the event files.
          is_the_final_export: whether training is over.

        Returns:
          The path of the export, as the estimator returns it; None before the end.
        """
        if not is_the_final_export:
            return None
        tf.logging.info("Training is over: exporting %r.", self.name)
        return self._write(estimator, export_path, checkpoint_path, eval_result)
