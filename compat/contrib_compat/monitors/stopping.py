"""Monitors that end a training run."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.monitors.base import BaseMonitor, EveryN, output_of

__all__ = ["NanLoss", "NanLossDuringTrainingError", "StopAtStep"]

# Core's, so that one ``except`` catches what the monitor raises and what core's own hook raises.
NanLossDuringTrainingError = tf.train.NanLossDuringTrainingError


@deprecated_class("learn.monitors.StopAtStep")
class StopAtStep(BaseMonitor):
    """Ends training after a number of steps, or at a step.

    Stands for ``tf.contrib.learn.monitors.StopAtStep`` (TF 1.15).

    Args:
      num_steps: steps from where training begins.
      last_step: the global step to end at.

    Raises:
      ValueError: not exactly one of them is given.
    """

    def __init__(self, num_steps: Optional[int] = None, last_step: Optional[int] = None) -> None:
        super().__init__()
        if num_steps is None and last_step is None:
            raise ValueError("One of num_steps or last_step must be specified.")
        if num_steps is not None and last_step is not None:
            raise ValueError("Only one of num_steps or last_step can be specified.")
        self._num_steps = num_steps
        self._last_step = last_step

    @property
    def run_on_all_workers(self) -> bool:
        """True: every worker has to end."""
        return True

    def step_begin(self, step: int) -> List[Any]:
        """Finds out where to end, on the first step."""
        super().step_begin(step)
        if self._last_step is None:
            assert self._num_steps is not None
            self._last_step = step + self._num_steps - 1
        return []

    def step_end(self, step: int, output: Dict[Any, Any]) -> bool:
        """Returns whether this was the last step."""
        super().step_end(step, output)
        assert self._last_step is not None
        return step >= self._last_step


@deprecated_class("learn.monitors.NanLoss")
class NanLoss(EveryN):
    """Ends training when the loss is not a number.

    Stands for ``tf.contrib.learn.monitors.NanLoss`` (TF 1.15).

    Args:
      loss_tensor: the loss.
      every_n_steps: steps between two checks.
      fail_on_nan_loss: whether to raise; else training just stops.

    Raises:
      NanLossDuringTrainingError: during training, if `fail_on_nan_loss`.
    """

    def __init__(
        self, loss_tensor: Any, every_n_steps: int = 100, fail_on_nan_loss: bool = True
    ) -> None:
        super().__init__(every_n_steps=every_n_steps)
        self._loss_tensor = loss_tensor
        self._fail_on_nan_loss = fail_on_nan_loss

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Asks for the loss."""
        super().every_n_step_begin(step)
        return [self._loss_tensor]

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> Optional[bool]:
        """Checks the loss."""
        super().every_n_step_end(step, outputs)
        if not np.isnan(output_of(outputs, self._loss_tensor)):
            return None
        message = "Model diverged with loss = NaN."
        if self._fail_on_nan_loss:
            tf.logging.error(message)
            raise NanLossDuringTrainingError
        tf.logging.warning(message)
        return True
