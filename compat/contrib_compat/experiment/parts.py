"""What an Experiment is made of, and the three things that every schedule does with it."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import training
from contrib_compat.experiment.strategy_turns import Exports, checked_strategies
from contrib_compat.learn.interfaces import Evaluable, Trainable

__all__ = ["InputFn", "Parts"]

InputFn = Callable[[], Any]


class Parts:
    """An Experiment without its schedules.

    Args and raises: see :class:`contrib_compat.experiment.experiment.Experiment`. The names of
    private attributes and methods are native ones, which subclasses in the wild know.
    """

    def __init__(
        self,
        estimator: Any,
        train_input_fn: InputFn,
        eval_input_fn: InputFn,
        eval_metrics: Optional[Dict[str, Any]] = None,
        train_steps: Optional[int] = None,
        eval_steps: Optional[int] = 100,
        train_monitors: Optional[Sequence[Any]] = None,
        eval_hooks: Optional[Sequence[Any]] = None,
        local_eval_frequency: Optional[int] = None,
        eval_delay_secs: float = 120,
        continuous_eval_throttle_secs: float = 60,
        min_eval_frequency: Optional[int] = None,
        delay_workers_by_global_step: bool = False,
        export_strategies: Any = None,
        train_steps_per_iteration: Optional[int] = None,
        checkpoint_and_export: bool = False,
        saving_listeners: Optional[Sequence[Any]] = None,
        check_interval_secs: Optional[float] = 5,
    ) -> None:
        self._core_estimator_used = isinstance(estimator, tf_estimator.Estimator)
        if self._core_estimator_used:
            _check_core_estimator(eval_metrics)
        else:
            _check_other_estimator(estimator, saving_listeners)
        if not isinstance(train_steps_per_iteration, (int, type(None))):
            raise ValueError("`train_steps_per_iteration` must be an integer.")
        self._estimator = estimator
        self._train_input_fn = train_input_fn
        self._eval_input_fn = eval_input_fn
        self._eval_metrics = eval_metrics
        self._train_steps = train_steps
        self._eval_steps = eval_steps
        self._train_monitors: List[Any] = list(train_monitors or ())
        self._eval_hooks: List[Any] = list(eval_hooks or ())
        self._local_eval_frequency = local_eval_frequency
        self._eval_delay_secs = eval_delay_secs
        self._continuous_eval_throttle_secs = continuous_eval_throttle_secs
        self._min_eval_frequency = 1 if min_eval_frequency is None else min_eval_frequency
        self._delay_workers_by_global_step = delay_workers_by_global_step
        self._train_steps_per_iteration = train_steps_per_iteration
        self._checkpoint_and_export = checkpoint_and_export
        self._saving_listeners = saving_listeners
        self._check_interval_secs = check_interval_secs
        self._is_ending = False
        self._set_export_strategies(export_strategies)

    @property
    def estimator(self) -> Any:
        """The estimator that is run."""
        return self._estimator

    @property
    def eval_metrics(self) -> Optional[Dict[str, Any]]:
        """The extra metrics that were given."""
        return self._eval_metrics

    @property
    def train_steps(self) -> Optional[int]:
        """The global step to end training at."""
        return self._train_steps

    @property
    def eval_steps(self) -> Optional[int]:
        """The batches of an evaluation."""
        return self._eval_steps

    def extend_train_hooks(self, additional_hooks: Sequence[Any]) -> None:
        """Adds monitors or SessionRunHooks for training."""
        self._train_monitors.extend(additional_hooks)

    def reset_export_strategies(self, new_export_strategies: Any = None) -> Tuple[Any, ...]:
        """Replaces the export strategies.

        Args:
          new_export_strategies: an ExportStrategy, an iterable of them, or None.

        Returns:
          The ones there were.
        """
        before = self._export_strategies
        self._set_export_strategies(new_export_strategies)
        return before

    def _set_export_strategies(self, values: Any) -> None:
        self._export_strategies = checked_strategies(values)
        self._exports = Exports(self._estimator, self._export_strategies)

    @contextlib.contextmanager
    def _for_now(self, attribute: str, value: Any) -> Iterator[None]:
        before = getattr(self, attribute)
        setattr(self, attribute, value)
        try:
            yield
        finally:
            setattr(self, attribute, before)

    def _has_training_stopped(self, eval_result: Optional[Dict[str, Any]]) -> bool:
        step = (eval_result or {}).get(tf.GraphKeys.GLOBAL_STEP)
        return bool(step and self._train_steps and step >= self._train_steps)

    def _call_train(
        self,
        input_fn: Optional[InputFn] = None,
        steps: Optional[int] = None,
        hooks: Optional[Sequence[Any]] = None,
        max_steps: Optional[int] = None,
        saving_listeners: Optional[Sequence[Any]] = None,
    ) -> Any:
        train = training.train_core if self._core_estimator_used else training.train_other
        return train(
            self._estimator,
            input_fn=input_fn,
            steps=steps,
            max_steps=max_steps,
            hooks=hooks,
            saving_listeners=saving_listeners,
        )

    def _call_evaluate(
        self,
        input_fn: Optional[InputFn] = None,
        steps: Optional[int] = None,
        metrics: Optional[Dict[str, Any]] = None,
        name: Optional[str] = None,
        checkpoint_path: Optional[str] = None,
        hooks: Optional[Sequence[Any]] = None,
    ) -> Any:
        # A core estimator takes no metrics, and the constructor has seen to it that there are none.
        extra = {} if self._core_estimator_used else {"metrics": metrics}
        return self._estimator.evaluate(
            input_fn=input_fn,
            steps=steps,
            name=name,
            checkpoint_path=checkpoint_path,
            hooks=hooks,
            **extra,
        )

    def _maybe_export(
        self, eval_result: Optional[Dict[str, Any]], checkpoint_path: Optional[str] = None
    ) -> List[Any]:
        return self._exports.run(
            eval_result,
            checkpoint_path,
            is_final=self._is_ending or self._has_training_stopped(eval_result),
        )


def _check_core_estimator(eval_metrics: Optional[Dict[str, Any]]) -> None:
    if eval_metrics is not None:
        raise ValueError(
            "`eval_metrics` must be `None` with `tf.estimator.Estimator`. Use `eval_metric_ops` in "
            "`tf.estimator.EstimatorSpec` instead."
        )


def _check_other_estimator(estimator: Any, saving_listeners: Optional[Sequence[Any]]) -> None:
    if not isinstance(estimator, Evaluable):
        raise ValueError(
            "`estimator` must implement `tf.contrib.learn.Evaluable` or `tf.estimator.Estimator`."
        )
    if not isinstance(estimator, Trainable):
        raise ValueError(
            "`estimator` must implement `tf.contrib.learn.Trainable`or `tf.estimator.`Estimator`."
        )
    if saving_listeners is not None:
        raise ValueError("`saving_listeners` must be `None` with `tf.contrib.learn.Estimator`.")
