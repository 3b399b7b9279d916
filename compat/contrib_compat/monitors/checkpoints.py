"""The monitor that saves checkpoints."""

from __future__ import annotations

import os
import time
from typing import Any, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.evaluations.event_writing import file_writer
from contrib_compat.monitors.base import BaseMonitor

__all__ = ["CheckpointSaver"]


@deprecated_class("learn.monitors.CheckpointSaver")
class CheckpointSaver(BaseMonitor):
    """Saves a checkpoint after the first step, every so often, and at the end.

    Stands for ``tf.contrib.learn.monitors.CheckpointSaver`` (TF 1.15).

    Args:
      checkpoint_dir: folder to save to.
      save_secs: seconds between two checkpoints.
      save_steps: steps between two checkpoints.
      saver: the ``tf.train.Saver``; None for that of `scaffold`.
      checkpoint_basename: what the files' names begin with.
      scaffold: the ``tf.train.Scaffold`` of the run.

    Raises:
      ValueError: not exactly one of `save_secs` and `save_steps` is given.
    """

    def __init__(
        self,
        checkpoint_dir: str,
        save_secs: Optional[float] = None,
        save_steps: Optional[int] = None,
        saver: Any = None,
        checkpoint_basename: str = "model.ckpt",
        scaffold: Any = None,
    ) -> None:
        super().__init__()
        if save_steps is None and save_secs is None:
            raise ValueError("Either save_steps or save_secs should be provided")
        if save_steps is not None and save_secs is not None:
            raise ValueError("Can not provide both save_steps and save_secs.")
        self._saver = saver
        self._scaffold = scaffold
        self._summary_writer = file_writer(checkpoint_dir)
        self._save_path = os.path.join(checkpoint_dir, checkpoint_basename)
        self._save_secs = save_secs
        self._save_steps = save_steps
        self._forget()

    def _forget(self) -> None:
        self._last_begin_step: Optional[int] = None
        self._last_saved_step: Optional[int] = None
        self._last_saved_time = 0.0

    def begin(self, max_steps: Optional[int] = None) -> None:
        """Starts afresh."""
        super().begin(max_steps)
        self._forget()

    def step_begin(self, step: int) -> List[Any]:
        """Notes the step, for the end."""
        super().step_begin(step)
        self._last_begin_step = step
        return []

    def post_step(self, step: int, session: Any) -> None:
        """Saves if it is time."""
        super().post_step(step, session)
        if (
            self._last_saved_step is None
            or (self._save_steps is not None and step >= self._last_saved_step + self._save_steps)
            or (
                self._save_secs is not None
                and time.time() >= self._last_saved_time + self._save_secs
            )
        ):
            self._save(step, session)

    def end(self, session: Any = None) -> None:
        """Saves the last step."""
        super().end(session)
        if self._last_begin_step is not None:
            self._save(self._last_begin_step, session)

    def _save(self, step: int, session: Any) -> None:
        if step == self._last_saved_step:
            return
        tf.logging.info("Saving checkpoints for %d into %s.", step, self._save_path)
        self._last_saved_step = step
        self._last_saved_time = time.time()
        saver = self._scaffold.saver if self._saver is None else self._saver
        saver.save(session, self._save_path, global_step=step)
        self._summary_writer.add_session_log(
            tf.SessionLog(status=tf.SessionLog.CHECKPOINT, checkpoint_path=self._save_path), step
        )
