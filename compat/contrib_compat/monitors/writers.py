"""Monitors that write summaries."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.evaluations.event_writing import file_writer
from contrib_compat.monitors.base import EveryN, output_of

__all__ = ["StepCounter", "SummarySaver"]


@deprecated_class("learn.monitors.SummarySaver")
class SummarySaver(EveryN):
    """Writes the graph's summaries.

    Stands for ``tf.contrib.learn.monitors.SummarySaver`` (TF 1.15).

    Args:
      summary_op: the merged summary, or its name; None for that of `scaffold`.
      save_steps: steps between two summaries.
      output_dir: folder to write to; None for the estimator's.
      summary_writer: what to write with, in place of `output_dir`.
      scaffold: the ``tf.train.Scaffold`` of the run.
    """

    def __init__(
        self,
        summary_op: Any,
        save_steps: int = 100,
        output_dir: Optional[str] = None,
        summary_writer: Any = None,
        scaffold: Any = None,
    ) -> None:
        super().__init__(every_n_steps=save_steps)
        self._summary_op = summary_op
        self._summary_writer = summary_writer
        if summary_writer is None and output_dir:
            self._summary_writer = file_writer(output_dir)
        self._scaffold = scaffold

    def set_estimator(self, estimator: Any) -> None:
        """Writes into the estimator's directory, unless told otherwise."""
        super().set_estimator(estimator)
        if self._summary_writer is None:
            self._summary_writer = file_writer(estimator.model_dir)

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Asks for the summary."""
        super().every_n_step_begin(step)
        if self._summary_op is None and self._scaffold is not None:
            self._summary_op = self._scaffold.summary_op
        return [] if self._summary_op is None else [self._summary_op]

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> bool:
        """Writes it."""
        super().every_n_step_end(step, outputs)
        if self._summary_op is not None and self._summary_writer:
            self._summary_writer.add_summary(output_of(outputs, self._summary_op), step)
        return False

    def end(self, session: Any = None) -> None:
        """Sees to it that everything is on disk."""
        super().end(session=session)
        if self._summary_writer:
            self._summary_writer.flush()


@deprecated_class("learn.monitors.StepCounter")
class StepCounter(EveryN):
    """Writes how many steps a second training makes, as the summary ``global_step/sec``.

    Stands for ``tf.contrib.learn.monitors.StepCounter`` (TF 1.15).

    Args:
      every_n_steps: steps between two summaries.
      output_dir: folder to write to; None for the estimator's.
      summary_writer: what to write with, in place of `output_dir`.
    """

    def __init__(
        self,
        every_n_steps: int = 100,
        output_dir: Optional[str] = None,
        summary_writer: Any = None,
    ) -> None:
        super().__init__(every_n_steps=every_n_steps)
        self._last_reported_step = 0
        self._last_reported_time: Optional[float] = None
        self._summary_writer = summary_writer
        if summary_writer is None and output_dir:
            self._summary_writer = file_writer(output_dir)

    def set_estimator(self, estimator: Any) -> None:
        """Writes into the estimator's directory, unless told otherwise."""
        super().set_estimator(estimator)
        if self._summary_writer is None:
            self._summary_writer = file_writer(estimator.model_dir)

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> None:
        """Writes the speed since the last time."""
        super().every_n_step_end(step, outputs)
        now = time.time()
        if self._last_reported_time is not None and self._summary_writer:
            speed = (step - self._last_reported_step) / (now - self._last_reported_time)
            summary = tf.Summary(
                value=[tf.Summary.Value(tag="global_step/sec", simple_value=speed)]
            )
            self._summary_writer.add_summary(summary, step)
        self._last_reported_step = step
        self._last_reported_time = now
