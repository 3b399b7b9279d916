"""An exporter that exports at given steps."""

from __future__ import annotations

import numbers
import warnings
from typing import Any, Dict, Iterable, List, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.earlier import DEFAULT_EVENT_FILE_PATTERN, earlier_evaluations
from contrib_compat.exporters.saved_model import EvalResult, ReceiverFn, SavedModelExporter
from contrib_compat.identity import public
from contrib_compat.publishing.additions import STEPS_RECORD
from contrib_compat.publishing.memory import Memory

__all__ = ["StepsExporter"]


@public("contrib_compat.exporters")
class StepsExporter(SavedModelExporter):
    """Exports at given steps, or at the first evaluation after them.

    Stands for ``StepsExporter`` of ``tf.contrib.estimator.python.estimator.exporter`` (TF 1.15),
    which tf.estimator never had. With ``steps_to_keep=[1, 2, 3, 6, 7, 10, 12, 25]`` and an
    evaluation every 5 steps, the steps 5 (for 3), 10, 15 (for 12) and 25 are exported: of several
    steps between two evaluations only the last one counts. No export is ever removed.

    After a restart it goes on from the last step that was exported. That is noted in a file beside
    the exports, ``.steps.json``; where there is none, all steps up to the last evaluation in the
    event files count as done.

    Args:
      steps_to_keep: the global steps, positive integers; others are left out with a warning.
      name: the directory below ``<model_dir>/export`` that the exports are written to.
      serving_input_receiver_fn: a function without arguments that returns a
        ``ServingInputReceiver``.
      event_file_pattern: the event files of earlier evaluations, relative to the model's
        directory, so that nothing is exported again after a restart; None to start anew. Where
        the default matches nothing, those of the only named evaluation are taken.
      assets_extra: dict of destination, relative to the export's directory ``assets.extra``, to
        the path of the file that is copied there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.

    Raises:
      TypeError: as :class:`.SavedModelExporter`.
      ValueError: as :class:`.SavedModelExporter`; or if ``steps_to_keep`` has no positive integer.
    """

    def __init__(
        self,
        steps_to_keep: Iterable[int],
        name: str = "steps_exporter",
        serving_input_receiver_fn: ReceiverFn = None,
        event_file_pattern: Optional[str] = DEFAULT_EVENT_FILE_PATTERN,
        assets_extra: Optional[Dict[str, str]] = None,
        as_text: bool = False,
    ) -> None:
        super().__init__(name, serving_input_receiver_fn, assets_extra, as_text)
        given = list(steps_to_keep)
        steps = [step for step in given if isinstance(step, numbers.Integral) and step > 0]
        if not steps:
            raise ValueError(f"steps_to_keep: got {given!r}, wanted at least one positive integer")
        if len(steps) < len(given):
            warnings.warn(
                f"steps_to_keep: got {given!r}, of which only {steps!r} are positive integers",
                stacklevel=2,
            )
        self._event_file_pattern = event_file_pattern
        self._steps_to_keep = sorted(steps)
        # The last step that was evaluated, by model_dir.
        self._done: Dict[str, int] = {}

    def export(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: EvalResult,
        is_the_final_export: bool,
    ) -> Any:
        """Exports the model if one of the steps has been reached since the last evaluation.

        Args:
          estimator: the estimator.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint; None for the latest.
          eval_result: what ``evaluate`` said of this checkpoint; its ``global_step`` counts.
          is_the_final_export: not looked at.

        Returns:
          The path of the export, as the estimator returns it; None if none was due.

        Raises:
          ValueError: ``eval_result`` has no ``global_step``.
        """
        if not eval_result or "global_step" not in eval_result:
            raise ValueError(f"eval_result: got {eval_result!r}, wanted one with a global_step")
        model_dir, step = estimator.model_dir, eval_result["global_step"]
        if model_dir not in self._done:
            self._done[model_dir] = self._recall(model_dir, export_path, eval_result)
        done = self._done[model_dir]
        due = [at for at in self._steps_to_keep if done < at <= step]
        if not due:
            return None
        _log(due, step)
        result = self._memory(export_path).during(
            {"step": int(done)},
            {"step": int(step)},
            lambda: self._write(estimator, export_path, checkpoint_path, eval_result),
        )
        self._done[model_dir] = step
        return result

    def _memory(self, export_path: str) -> Memory:
        return Memory(export_path, STEPS_RECORD if self._event_file_pattern else None)

    def _recall(self, model_dir: str, export_path: str, eval_result: Mapping[str, Any]) -> int:
        """Returns the last step that was exported, or found not to be due, in an earlier run."""
        if not self._event_file_pattern:
            return 0
        known = self._memory(export_path).recall()
        # A training that began anew is before it, and has all its steps to come.
        if known is not None and known.what and known.what["step"] <= eval_result["global_step"]:
            return int(known.what["step"])
        earlier = earlier_evaluations(model_dir, self._event_file_pattern, eval_result)
        return max((evaluation.step for evaluation in earlier), default=0)


def _log(due: List[int], step: int) -> None:
    if due[:-1]:
        tf.logging.warning("Not exported, as not evaluated: the steps %s.", due[:-1])
    tf.logging.info("Exporting at step %d for step %d.", step, due[-1])
