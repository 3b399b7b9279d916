"""The call that trains an estimator, for each kind of estimator."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment.progress import progress_shown
from contrib_compat.learn import roles
from contrib_compat.monitors.adapter import replace_monitors_with_hooks

__all__ = ["train_core", "train_other"]

InputFn = Callable[[], Any]
Hooks = Optional[Sequence[Any]]


def train_core(
    estimator: Any,
    input_fn: Optional[InputFn],
    steps: Optional[int],
    max_steps: Optional[int],
    hooks: Hooks,
    saving_listeners: Hooks,
) -> Any:
    """Trains a ``tf.estimator.Estimator``, and shows how far it is where a person is watching.

    Args:
      estimator: what is trained.
      input_fn: returns features and labels to train on.
      steps: how many steps more, or None.
      max_steps: the global step to end at, or None.
      hooks: SessionRunHooks, and monitors, which become hooks.
      saving_listeners: CheckpointSaverListeners, or None.

    Returns:
      The estimator.

    Raises:
      ValueError: `steps` or `saving_listeners` is given where a strategy spans the cluster.
    """
    hooks = replace_monitors_with_hooks(hooks, estimator)
    with progress_shown(estimator.config, steps, max_steps) as progress:
        if roles.is_coordinated(estimator.config):
            _train_coordinated(
                estimator, input_fn, steps, max_steps, hooks + progress, saving_listeners
            )
            return estimator
        return estimator.train(
            input_fn=input_fn,
            steps=steps,
            max_steps=max_steps,
            hooks=hooks + progress,
            saving_listeners=saving_listeners,
        )


def _train_coordinated(
    estimator: Any,
    input_fn: Optional[InputFn],
    steps: Optional[int],
    max_steps: Optional[int],
    hooks: Hooks,
    saving_listeners: Hooks,
) -> None:
    """Trains where a strategy spans the cluster.

    There Estimator.train() refuses, and only tf.estimator.train_and_evaluate() knows the way.
    """
    if steps is not None:
        raise ValueError(
            f"steps: got {steps}, but a tf.distribute.Strategy that spans a cluster trains up to "
            "train_steps alone"
        )
    if saving_listeners:
        raise ValueError(
            "saving_listeners: wanted None, because a tf.distribute.Strategy that spans a cluster "
            "does not take any"
        )
    tf_estimator.train_and_evaluate(
        estimator,
        tf_estimator.TrainSpec(input_fn, max_steps=max_steps, hooks=hooks),
        # Asked for, and used by evaluators alone. Those never come here.
        tf_estimator.EvalSpec(input_fn),
    )


def train_other(
    estimator: Any,
    input_fn: Optional[InputFn],
    steps: Optional[int],
    max_steps: Optional[int],
    hooks: Hooks,
    saving_listeners: Hooks,
) -> Any:
    """Fits a Trainable.

    Args:
      estimator: what is trained.
      input_fn: returns features and labels to train on.
      steps: how many steps more, or None.
      max_steps: the global step to end at, or None.
      hooks: SessionRunHooks, and monitors, which become hooks.
      saving_listeners: None; a Trainable takes none, which the Experiment has checked.

    Returns:
      What its ``fit`` returns.
    """
    del saving_listeners
    return estimator.fit(
        input_fn=input_fn,
        steps=steps,
        max_steps=max_steps,
        monitors=replace_monitors_with_hooks(hooks, estimator),
    )
