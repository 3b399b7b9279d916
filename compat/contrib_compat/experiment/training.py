"""The call that trains, for each kind of estimator."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment.progress import progress_hooks
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
    """Trains a ``tf.estimator.Estimator``; monitors among its hooks become hooks.

    Returns:
      The estimator.

    Raises:
      ValueError: `steps` is given where a strategy spans the cluster.
    """
    hooks = replace_monitors_with_hooks(hooks, estimator) + progress_hooks(
        estimator.config, steps, max_steps
    )
    if not roles.is_coordinated(estimator.config):
        return estimator.train(
            input_fn=input_fn,
            steps=steps,
            max_steps=max_steps,
            hooks=hooks,
            saving_listeners=saving_listeners,
        )
    # There, Estimator.train() refuses and only tf.estimator.train_and_evaluate() knows the way.
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
    return estimator


def train_other(
    estimator: Any,
    input_fn: Optional[InputFn],
    steps: Optional[int],
    max_steps: Optional[int],
    hooks: Hooks,
    saving_listeners: Hooks,
) -> Any:
    """Fits a Trainable, which takes no `saving_listeners`.

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
