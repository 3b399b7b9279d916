"""Hooks that stop training when evaluation has seen enough."""

import math
import operator
import os
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat import versions
from contrib_compat.evaluations import event_files

__all__ = [
    "make_early_stopping_hook",
    "read_eval_metrics",
    "stop_if_higher_hook",
    "stop_if_lower_hook",
    "stop_if_no_decrease_hook",
    "stop_if_no_increase_hook",
]

_MULTI_WORKER_STRATEGIES = ("CollectiveAllReduceStrategy", "MultiWorkerMirroredStrategy")

History = List[Tuple[int, float]]
"""The values of a metric, with the global steps they were measured at, the oldest first."""


def make_early_stopping_hook(
    estimator: Any,
    should_stop_fn: Callable[[], bool],
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a function says so.

    Stands for ``tf.contrib.estimator.make_early_stopping_hook`` (TF 1.13). The chief asks the
    function and tells the other workers through a variable, ``signal_early_stopping/STOP``.

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      should_stop_fn: takes nothing and returns whether to stop.
      run_every_secs: seconds between two questions; None if ``run_every_steps`` is given.
      run_every_steps: steps between two questions.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
    """
    if not isinstance(estimator, tf_estimator.Estimator):
        raise TypeError(
            f"`estimator` must have type `tf.estimator.Estimator`. Got: {type(estimator)}"
        )
    if run_every_secs is not None and run_every_steps is not None:
        raise ValueError("Only one of `run_every_secs` and `run_every_steps` must be set.")
    strategy = type(getattr(estimator.config, "train_distribute", None)).__name__
    if strategy.startswith(_MULTI_WORKER_STRATEGIES):
        return tf_estimator.experimental.make_early_stopping_hook(
            estimator, should_stop_fn, run_every_secs, run_every_steps
        )
    # On TF 2 the public function takes every strategy for a multi-worker one and refuses
    # run_every_secs, its own default.
    installed = versions.estimator_module("early_stopping")
    if estimator.config.is_chief:
        return installed._StopOnPredicateHook(should_stop_fn, run_every_secs, run_every_steps)
    return installed._CheckForStoppingHook()


def stop_if_higher_hook(
    estimator: Any,
    metric_name: str,
    threshold: float,
    eval_dir: Optional[str] = None,
    min_steps: int = 0,
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a metric is higher than a threshold.

    Stands for ``tf.contrib.estimator.stop_if_higher_hook`` (TF 1.13).

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      metric_name: the metric's key in the results of evaluation, such as ``"accuracy"``.
      threshold: what the metric has to exceed.
      eval_dir: where evaluation writes its event files; ``estimator.eval_dir()`` if None. An
        ``EvalSpec`` with a name writes to ``estimator.eval_dir(name)``.
      min_steps: evaluations before this global step are not looked at.
      run_every_secs: seconds between two looks; None if ``run_every_steps`` is given.
      run_every_steps: steps between two looks.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    crossed = _threshold_rule(metric_name, threshold, operator.gt, "higher")
    return _stop_if(
        crossed, estimator, metric_name, eval_dir, min_steps, run_every_secs, run_every_steps
    )


def stop_if_lower_hook(
    estimator: Any,
    metric_name: str,
    threshold: float,
    eval_dir: Optional[str] = None,
    min_steps: int = 0,
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a metric is lower than a threshold.

    Stands for ``tf.contrib.estimator.stop_if_lower_hook`` (TF 1.13). Arguments and errors are
    those of :func:`stop_if_higher_hook`.
    """
    crossed = _threshold_rule(metric_name, threshold, operator.lt, "lower")
    return _stop_if(
        crossed, estimator, metric_name, eval_dir, min_steps, run_every_secs, run_every_steps
    )


def stop_if_no_increase_hook(
    estimator: Any,
    metric_name: str,
    max_steps_without_increase: int,
    eval_dir: Optional[str] = None,
    min_steps: int = 0,
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a metric has not increased for many steps.

    Stands for ``tf.contrib.estimator.stop_if_no_increase_hook`` (TF 1.13).

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      metric_name: the metric's key in the results of evaluation, such as ``"accuracy"``.
      max_steps_without_increase: training steps since the best evaluation.
      eval_dir: see :func:`stop_if_higher_hook`.
      min_steps: evaluations before this global step are not looked at.
      run_every_secs: seconds between two looks; None if ``run_every_steps`` is given.
      run_every_steps: steps between two looks.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    stale = _improvement_rule(metric_name, max_steps_without_increase, operator.gt, "increase")
    return _stop_if(
        stale, estimator, metric_name, eval_dir, min_steps, run_every_secs, run_every_steps
    )


def stop_if_no_decrease_hook(
    estimator: Any,
    metric_name: str,
    max_steps_without_decrease: int,
    eval_dir: Optional[str] = None,
    min_steps: int = 0,
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a metric has not decreased for many steps.

    Stands for ``tf.contrib.estimator.stop_if_no_decrease_hook`` (TF 1.13). Arguments and errors
    are those of :func:`stop_if_no_increase_hook`.
    """
    stale = _improvement_rule(metric_name, max_steps_without_decrease, operator.lt, "decrease")
    return _stop_if(
        stale, estimator, metric_name, eval_dir, min_steps, run_every_secs, run_every_steps
    )


def read_eval_metrics(eval_dir: str) -> "OrderedDict[int, Dict[str, float]]":
    """Reads what evaluations wrote to their event files.

    Stands for ``tf.contrib.estimator.read_eval_metrics`` (TF 1.13).

    Args:
      eval_dir: the directory of the event files; it need not exist yet.

    Returns:
      The metrics by name, by global step in increasing order. What can't be read of a damaged
      file is left out, with a warning.
    """
    by_step: Dict[int, Dict[str, float]] = {}
    files = event_files.find_event_files(os.path.join(eval_dir, "events.out.tfevents.*"))
    for scalars in event_files.read_scalars(files):
        by_step.setdefault(scalars.step, {}).update(scalars.values)
    return OrderedDict(sorted(by_step.items()))


def _stop_if(
    reason_to_stop: Callable[[History], Optional[str]],
    estimator: Any,
    metric_name: str,
    eval_dir: Optional[str],
    min_steps: int,
    run_every_secs: Optional[float],
    run_every_steps: Optional[int],
) -> Any:
    def should_stop() -> bool:
        evaluations = read_eval_metrics(estimator.eval_dir() if eval_dir is None else eval_dir)
        reason = reason_to_stop(_history(evaluations, metric_name, min_steps))
        if reason:
            tf.logging.info("Early stopping: %s", reason)
        return bool(reason)

    return make_early_stopping_hook(estimator, should_stop, run_every_secs, run_every_steps)


def _history(evaluations: Dict[int, Dict[str, float]], metric_name: str, min_steps: int) -> History:
    recent = [(step, metrics) for step, metrics in evaluations.items() if step >= min_steps]
    # Not every step needs to have the metric: other summaries may be in the same directory.
    history = [(step, metrics[metric_name]) for step, metrics in recent if metric_name in metrics]
    if recent and not history:
        known = sorted(set().union(*(metrics for _, metrics in recent)))
        raise KeyError(f"metric_name: got {metric_name!r}, evaluation measured {known}")
    return history


def _threshold_rule(
    metric_name: str, threshold: float, beyond: Callable[[float, float], bool], comparative: str
) -> Callable[[History], Optional[str]]:
    def reason_to_stop(history: History) -> Optional[str]:
        for step, value in history:
            if beyond(value, threshold):
                return f"at step {step} {metric_name} is {value}, {comparative} than {threshold}"
        return None

    return reason_to_stop


def _improvement_rule(
    metric_name: str, max_steps: int, better: Callable[[float, float], bool], change: str
) -> Callable[[History], Optional[str]]:
    def reason_to_stop(history: History) -> Optional[str]:
        best: Optional[float] = None
        since = history[0][0] if history else 0
        for step, value in history:
            # A NaN is never the best, or nothing could be better than it.
            if not math.isnan(value) and (best is None or better(value, best)):
                best, since = value, step
            if step - since >= max_steps:
                waited = step - since
                return f"{metric_name} saw no {change} for {waited} steps, {max_steps} are allowed"
        return None

    return reason_to_stop
