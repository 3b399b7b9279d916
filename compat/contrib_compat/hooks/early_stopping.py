"""Hooks that stop training when evaluation has seen enough."""

import operator
import os
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.evaluations import earlier, event_files
from contrib_compat.hooks import stop_signal
from contrib_compat.hooks.stop_rules import Rule, history_of, improvement_rule, threshold_rule

__all__ = [
    "make_early_stopping_hook",
    "read_eval_metrics",
    "stop_if_higher_hook",
    "stop_if_lower_hook",
    "stop_if_no_decrease_hook",
    "stop_if_no_increase_hook",
]

_MULTI_WORKER_STRATEGIES = ("CollectiveAllReduceStrategy", "MultiWorkerMirroredStrategy")


def make_early_stopping_hook(
    estimator: Any,
    should_stop_fn: Callable[[], bool],
    run_every_secs: Optional[float] = 60,
    run_every_steps: Optional[int] = None,
) -> Any:
    """Creates a hook that stops training once a function says so.

    Stands for ``tf.contrib.estimator.make_early_stopping_hook`` (TF 1.13). The chief asks the
    function and tells the other workers through a variable, ``signal_early_stopping/STOP``. The
    hook may be added to a model that has been trained without it, and taken away again.

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      should_stop_fn: takes nothing and returns whether to stop.
      run_every_secs: seconds between two questions; None if ``run_every_steps`` is given.
      run_every_steps: steps between two questions.

    Returns:
      A session run hook.

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
        hook = tf_estimator.experimental.make_early_stopping_hook(
            estimator, should_stop_fn, run_every_secs, run_every_steps
        )
        return stop_signal.CoordinatedHook(hook, estimator.model_dir)
    # On TF 2 the public function takes every strategy for a multi-worker one and refuses
    # run_every_secs, its own default.
    if not estimator.config.is_chief:
        return stop_signal._CheckForStoppingHook(estimator.model_dir)
    return stop_signal._StopOnPredicateHook(
        should_stop_fn, run_every_secs, run_every_steps, estimator.model_dir
    )


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
      eval_dir: where evaluation writes its event files. If None, ``estimator.eval_dir()``, or
        where that has none the directory of the only evaluation with a name: an ``EvalSpec`` with
        a name writes to ``estimator.eval_dir(name)``. Of several names, none is read.
      min_steps: evaluations before this global step are not looked at.
      run_every_secs: seconds between two looks; None if ``run_every_steps`` is given.
      run_every_steps: steps between two looks.

    Returns:
      A session run hook.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    crossed = threshold_rule(metric_name, threshold, operator.gt, "higher")
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

    Stands for ``tf.contrib.estimator.stop_if_lower_hook`` (TF 1.13).

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      metric_name: the metric's key in the results of evaluation, such as ``"loss"``.
      threshold: what the metric has to fall below.
      eval_dir: see :func:`stop_if_higher_hook`.
      min_steps: evaluations before this global step are not looked at.
      run_every_secs: seconds between two looks; None if ``run_every_steps`` is given.
      run_every_steps: steps between two looks.

    Returns:
      A session run hook.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    crossed = threshold_rule(metric_name, threshold, operator.lt, "lower")
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

    Returns:
      A session run hook.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    stale = improvement_rule(metric_name, max_steps_without_increase, operator.gt, "increase")
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

    Stands for ``tf.contrib.estimator.stop_if_no_decrease_hook`` (TF 1.13).

    Args:
      estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
      metric_name: the metric's key in the results of evaluation, such as ``"loss"``.
      max_steps_without_decrease: training steps since the best evaluation.
      eval_dir: see :func:`stop_if_higher_hook`.
      min_steps: evaluations before this global step are not looked at.
      run_every_secs: seconds between two looks; None if ``run_every_steps`` is given.
      run_every_steps: steps between two looks.

    Returns:
      A session run hook.

    Raises:
      TypeError: ``estimator`` is no ``tf.estimator.Estimator``.
      ValueError: ``run_every_secs`` and ``run_every_steps`` are both set.
      KeyError: while training, if evaluation never measured the metric.
    """
    stale = improvement_rule(metric_name, max_steps_without_decrease, operator.lt, "decrease")
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
    return _metrics_in(
        event_files.find_event_files(os.path.join(eval_dir, "events.out.tfevents.*"))
    )


def _metrics_in(files: List[str]) -> "OrderedDict[int, Dict[str, float]]":
    by_step: Dict[int, Dict[str, float]] = {}
    for scalars in event_files.read_scalars(files):
        by_step.setdefault(scalars.step, {}).update(scalars.values)
    return OrderedDict(sorted(by_step.items()))


def _stop_if(
    reason_to_stop: Rule,
    estimator: Any,
    metric_name: str,
    eval_dir: Optional[str],
    min_steps: int,
    run_every_secs: Optional[float],
    run_every_steps: Optional[int],
) -> Any:
    def should_stop() -> bool:
        if eval_dir is None:
            evaluations = _metrics_in(earlier.evaluation_files(estimator.model_dir))
        else:
            evaluations = read_eval_metrics(eval_dir)
        if not evaluations:
            warn_once()
        reason = reason_to_stop(history_of(evaluations, metric_name, min_steps))
        if reason:
            tf.logging.info("Early stopping: %s", reason)
        return bool(reason)

    warn_once = _warning_of_other_directories(estimator, eval_dir)
    return make_early_stopping_hook(estimator, should_stop, run_every_secs, run_every_steps)


def _warning_of_other_directories(estimator: Any, eval_dir: Optional[str]) -> Callable[[], None]:
    """Returns a function that warns once, if evaluations are elsewhere than where they are read."""
    warned: List[str] = []

    def warn_once() -> None:
        pattern = os.path.join(estimator.model_dir, "eval*", "*.tfevents.*")
        others = sorted({os.path.dirname(f) for f in event_files.find_event_files(pattern)})
        if others and not warned:
            warned.extend(others)
            tf.logging.warning(
                "Early stopping finds no evaluations in %s, but there are some in %s: if they "
                "count, pass eval_dir=estimator.eval_dir(name).",
                eval_dir or estimator.eval_dir(),
                ", ".join(others),
            )

    return warn_once
