"""What every schedule of an Experiment does with its estimator: train, evaluate, export."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import training
from contrib_compat.experiment.strategy_turns import StrategyTurns, checked_strategies
from contrib_compat.learn.interfaces import Evaluable, Trainable

__all__ = ["EstimatorCalls", "InputFn"]

InputFn = Callable[[], Any]


class EstimatorCalls:
    """An estimator, core's or another one, and its export strategies.

    The names of private attributes and methods are native ones, which subclasses in the wild know.

    Args:
      estimator: see :class:`contrib_compat.experiment.experiment.Experiment`.
      eval_metrics: likewise.
      train_steps: likewise.
      export_strategies: likewise.
      saving_listeners: likewise.

    Raises:
      ValueError: the estimator is none, or an argument does not go with it.
      TypeError: a strategy's name is no text.
    """

    def __init__(
        self,
        estimator: Any,
        eval_metrics: Optional[Dict[str, Any]],
        train_steps: Optional[int],
        export_strategies: Any,
        saving_listeners: Optional[Sequence[Any]],
    ) -> None:
        self._core_estimator_used = isinstance(estimator, tf_estimator.Estimator)
        if self._core_estimator_used:
            _check_core_estimator(eval_metrics)
        else:
            _check_other_estimator(estimator, saving_listeners)
        self._estimator = estimator
        self._eval_metrics = eval_metrics
        self._train_steps = train_steps
        self._saving_listeners = saving_listeners
        # Set for a while by schedules, see _for_now().
        self._is_ending = False
        self._exports_again = True
        self._set_export_strategies(export_strategies)

    def _set_export_strategies(self, values: Any) -> None:
        self._export_strategies: Tuple[Any, ...] = checked_strategies(values)
        self._turns = StrategyTurns(self._estimator, self._export_strategies)

    @contextlib.contextmanager
    def _for_now(self, attribute: str, value: Any) -> Iterator[None]:
        before = getattr(self, attribute)
        setattr(self, attribute, value)
        try:
            yield
        finally:
            setattr(self, attribute, before)

    def _has_training_stopped(self, eval_result: Optional[Dict[str, Any]]) -> bool:
        return self._is_last_step((eval_result or {}).get(tf.GraphKeys.GLOBAL_STEP))

    def _is_last_step(self, step: Optional[int]) -> bool:
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
        return self._turns.take(
            eval_result,
            checkpoint_path,
            is_final=self._is_ending or self._has_training_stopped(eval_result),
            again=self._exports_again,
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
