"""Evaluates checkpoints while training goes on, and may stop it."""

from __future__ import annotations

import copy
import time
from typing import Any, Dict, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class
from contrib_compat.monitors.base import EveryN

__all__ = ["ValidationMonitor"]


@deprecated_class("learn.monitors.ValidationMonitor")
class ValidationMonitor(EveryN):
    """Evaluates the latest checkpoint, if it is a new one, every so many steps.

    Stands for ``tf.contrib.learn.monitors.ValidationMonitor`` (TF 1.15).

    Args:
      x: features to evaluate on, for estimators that are not core's; else None.
      y: labels, likewise.
      input_fn: returns features and labels as tensors.
      batch_size: examples a batch, for estimators that are not core's; else None.
      eval_steps: batches an evaluation; None for all that there are.
      every_n_steps: steps between two looks for a new checkpoint.
      metrics: MetricSpec by name, for estimators that are not core's; else None.
      hooks: SessionRunHooks for the evaluation.
      early_stopping_rounds: steps without a better value after which training is stopped; None
        for never.
      early_stopping_metric: the metric that should get better.
      early_stopping_metric_minimize: whether less is better.
      name: suffix of the directory for the results.
      check_interval_secs: least seconds between two looks; None for no limit.

    Raises:
      ValueError: neither `x` nor `input_fn` is given.
    """

    def __init__(
        self,
        x: Any = None,
        y: Any = None,
        input_fn: Any = None,
        batch_size: Optional[int] = None,
        eval_steps: Optional[int] = None,
        every_n_steps: int = 100,
        metrics: Optional[Dict[str, Any]] = None,
        hooks: Optional[Sequence[Any]] = None,
        early_stopping_rounds: Optional[int] = None,
        early_stopping_metric: str = "loss",
        early_stopping_metric_minimize: bool = True,
        name: Optional[str] = None,
        check_interval_secs: Optional[float] = 5,
    ) -> None:
        super().__init__(every_n_steps=every_n_steps, first_n_steps=-1)
        if x is None and input_fn is None:
            raise ValueError("Either x or input_fn should be provided.")
        self.x = x
        self.y = y
        self.input_fn = input_fn
        self.batch_size = batch_size
        self.eval_steps = eval_steps
        self.metrics = metrics
        self.hooks = hooks
        self.early_stopping_rounds = early_stopping_rounds
        self.early_stopping_metric = early_stopping_metric
        self.early_stopping_metric_minimize = early_stopping_metric_minimize
        self.name = name
        self._check_interval_secs = check_interval_secs
        self._last_checkpoint_check_time: Optional[float] = None
        self._latest_path: Optional[str] = None
        self._early_stopped = False
        self._best_value: Any = None
        self._best_value_step: Optional[int] = None
        self._best_metrics: Optional[Dict[str, Any]] = None

    @property
    def early_stopped(self) -> bool:
        """Whether this monitor stopped training."""
        return self._early_stopped

    @property
    def best_step(self) -> Optional[int]:
        """The training step at which the best value was found."""
        return self._best_value_step

    @property
    def best_value(self) -> Any:
        """The best value of the early stopping metric."""
        return self._best_value

    @property
    def best_metrics(self) -> Optional[Dict[str, Any]]:
        """All metrics of the evaluation that gave the best value."""
        return self._best_metrics

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> Optional[bool]:
        """Evaluates a new checkpoint; returns whether to stop training."""
        super().every_n_step_end(step, outputs)
        if self._estimator is None:
            raise ValueError("Missing call to set_estimator.")
        latest = self._look_for_checkpoint()
        if latest is None or latest == self._latest_path:
            return False
        self._latest_path = latest
        metrics = self._evaluate_estimator()
        tf.logging.info("Validation at step %d: %s", step, metrics)
        if self.early_stopping_rounds is None:
            return False
        self._early_stopped = self._is_too_long_ago(step, metrics, self.early_stopping_rounds)
        return self._early_stopped

    def _look_for_checkpoint(self) -> Optional[str]:
        now = time.time()
        interval, last = self._check_interval_secs, self._last_checkpoint_check_time
        if interval is not None and last is not None and now - last <= interval:
            return None
        self._last_checkpoint_check_time = now
        return tf.train.latest_checkpoint(self._estimator.model_dir)

    def _evaluate_estimator(self) -> Dict[str, Any]:
        legacy = {
            "x": self.x,
            "y": self.y,
            "batch_size": self.batch_size,
            "metrics": self.metrics,
        }
        if isinstance(self._estimator, tf_estimator.Estimator):
            if any(value is not None for value in legacy.values()):
                raise ValueError(
                    "tf.estimator.Estimator does not support following arguments: x, y, "
                    "batch_size, metrics. Should set as `None` in ValidationMonitor"
                )
            legacy = {}
        result: Dict[str, Any] = self._estimator.evaluate(
            input_fn=self.input_fn,
            steps=self.eval_steps,
            hooks=self.hooks,
            name=self.name,
            **legacy,
        )
        return result

    def _is_too_long_ago(self, step: int, metrics: Dict[str, Any], rounds: int) -> bool:
        """Notes a better value; tells whether the best one is `rounds` steps old."""
        if self.early_stopping_metric not in metrics:
            raise ValueError(
                f"Metric {self.early_stopping_metric} missing from outputs {set(metrics)}."
            )
        value = metrics[self.early_stopping_metric]
        best = self._best_value
        if best is None or (value < best if self.early_stopping_metric_minimize else value > best):
            self._best_value = value
            self._best_value_step = step
            self._best_metrics = copy.deepcopy(metrics)
        assert self._best_value_step is not None
        stops = step - self._best_value_step >= rounds
        if stops:
            tf.logging.info(
                "Stopping: %s was best at step %d, with %s.",
                self.early_stopping_metric,
                self._best_value_step,
                self._best_value,
            )
        return stops
