"""The op that trains a model by its loss, with all that programs asked of it at once."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.training.gradients import Pairs, after, by_key, with_values


def _momentum(learning_rate: Any) -> Any:
    return tf.train.MomentumOptimizer(learning_rate, momentum=0.9)


#: Optimizers by name. Stands for ``tf.contrib.layers.OPTIMIZER_CLS_NAMES`` (TF 1.15).
OPTIMIZER_CLS_NAMES: Dict[str, Callable[..., Any]] = {
    "Adagrad": tf.train.AdagradOptimizer,
    "Adam": tf.train.AdamOptimizer,
    "Ftrl": tf.train.FtrlOptimizer,
    "Momentum": _momentum,
    "RMSProp": tf.train.RMSPropOptimizer,
    "SGD": tf.train.GradientDescentOptimizer,
}

#: What can be summarized. Stands for ``tf.contrib.layers.OPTIMIZER_SUMMARIES`` (TF 1.15).
OPTIMIZER_SUMMARIES = [
    "learning_rate",
    "loss",
    "gradients",
    "gradient_norm",
    "global_gradient_norm",
]

_BY_DEFAULT = ("loss", "learning_rate", "global_gradient_norm")


def optimize_loss(
    loss: Any,
    global_step: Any,
    learning_rate: Any,
    optimizer: Any,
    gradient_noise_scale: Optional[float] = None,
    gradient_multipliers: Optional[Dict[Any, Any]] = None,
    clip_gradients: Any = None,
    learning_rate_decay_fn: Optional[Callable[[Any, Any], Any]] = None,
    update_ops: Optional[Iterable[Any]] = None,
    variables: Optional[List[Any]] = None,
    name: Optional[str] = None,
    summaries: Optional[Sequence[str]] = None,
    colocate_gradients_with_ops: bool = False,
    increment_global_step: bool = True,
) -> Any:
    """Makes a tensor that trains when it is evaluated, and has the value of the loss.

    Stands for ``tf.contrib.layers.optimize_loss`` (TF 1.15).

    Args:
      loss: the loss, a scalar.
      global_step: the step to increment; by default the graph's, if it has one.
      learning_rate: a float, which a variable of that name will hold, or a scalar tensor; None
        where the optimizer has its own.
      optimizer: a name of :data:`OPTIMIZER_CLS_NAMES`, a class of optimizers, an optimizer, or a
        function that makes one of the learning rate (of nothing, if that is None).
      gradient_noise_scale: the deviation of noise that is added to gradients.
      gradient_multipliers: factors of gradients, by variables or their ops' names.
      clip_gradients: the global norm that gradients are clipped to, a float; or a function that
        takes the gradients, each with its variable, and returns them changed.
      learning_rate_decay_fn: makes the learning rate of ``learning_rate`` and the global step.
      update_ops: what is run before the loss is computed; by default the collection ``UPDATE_OPS``.
      variables: the variables to train; by default all that can be.
      name: the variable scope.
      summaries: what is summarized, of :data:`OPTIMIZER_SUMMARIES`; by default the loss, the
        learning rate and the norm of all gradients.
      colocate_gradients_with_ops: as for ``tf.train.Optimizer.compute_gradients``.
      increment_global_step: whether the step is incremented.

    Returns:
      The tensor.

    Raises:
      ValueError: an argument is of a wrong type or value, or a learning rate is to decay without a
        global step.
    """
    loss = tf.convert_to_tensor(loss)
    tf.debugging.assert_scalar(loss)
    if global_step is None:
        global_step = tf.train.get_global_step()
    else:
        tf.train.assert_global_step(global_step)
    with tf.variable_scope(name, "OptimizeLoss", [loss, global_step]):
        loss = _after_updates(loss, update_ops)
        rate = _learning_rate(learning_rate)
        shown = _BY_DEFAULT if summaries is None else _checked(summaries)
        if learning_rate is not None and learning_rate_decay_fn is not None:
            if global_step is None:
                raise ValueError("global_step is required for learning_rate_decay_fn.")
            rate = learning_rate_decay_fn(rate, global_step)
            if "learning_rate" in shown:
                tf.summary.scalar("learning_rate", rate)
        trainer = _optimizer(optimizer, rate, learning_rate is not None)
        pairs = trainer.compute_gradients(
            loss,
            tf.trainable_variables() if variables is None else variables,
            colocate_gradients_with_ops=colocate_gradients_with_ops,
        )
        if gradient_noise_scale is not None:
            pairs = [(_noisy(gradient, gradient_noise_scale), of) for gradient, of in pairs]
        if gradient_multipliers is not None:
            pairs = _multiplied(pairs, gradient_multipliers)
        clipped = _clipped(pairs, clip_gradients, shown)
        if "loss" in shown:
            tf.summary.scalar("loss", loss)
        _summarize(clipped, shown)
        if clip_gradients is not None:
            _summarize_norm("global_norm/clipped_gradient_norm", clipped, shown)
        step = global_step if increment_global_step else None
        updates = trainer.apply_gradients(clipped, global_step=step, name="train")
        return after([updates], loss)


def _after_updates(loss: Any, update_ops: Optional[Iterable[Any]]) -> Any:
    if update_ops is None:
        update_ops = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    updates = list(update_ops)
    return after(updates, loss) if updates else loss


def _learning_rate(value: Any) -> Any:
    """Returns the learning rate as a tensor, a float as a variable; None stays None."""
    if value is None:
        return None
    if isinstance(value, tf.Tensor) and value.get_shape().ndims == 0:
        return value
    if not isinstance(value, float):
        raise ValueError(
            f"Learning rate should be 0d Tensor or float. Got {value} of type {type(value)}"
        )
    if value < 0.0:
        # Natively the text is not filled in.
        raise ValueError("Invalid learning_rate %s.", value)
    start = tf.constant_initializer(value)
    return tf.get_variable("learning_rate", [], trainable=False, initializer=start)


def _checked(summaries: Sequence[str]) -> Sequence[str]:
    for summary in summaries:
        if summary not in OPTIMIZER_SUMMARIES:
            known = ", ".join(OPTIMIZER_SUMMARIES)
            raise ValueError(f"Summaries should be one of [{known}], you provided {summary}.")
    return summaries


def _optimizer(wanted: Any, rate: Any, has_rate: bool) -> Any:
    """Makes the optimizer of whatever names or makes one."""
    is_class = isinstance(wanted, type) and issubclass(wanted, tf.train.Optimizer)
    if isinstance(wanted, str) or is_class:
        if rate is None:
            kind = "class" if is_class else "string"
            raise ValueError(
                f"Learning rate is None, but should be specified if optimizer is {kind} ({wanted})."
            )
        if is_class:
            return wanted(learning_rate=rate)
        if wanted not in OPTIMIZER_CLS_NAMES:
            known = ", ".join(OPTIMIZER_CLS_NAMES)
            raise ValueError(f"Optimizer name should be one of [{known}], you provided {wanted}.")
        return OPTIMIZER_CLS_NAMES[wanted](learning_rate=rate)
    if isinstance(wanted, tf.train.Optimizer):
        return wanted
    if not callable(wanted):
        raise ValueError(
            "Unrecognized optimizer: should be string, subclass of Optimizer, instance of "
            f"subclass of Optimizer or function with one argument. Got {wanted}."
        )
    made = wanted(rate) if has_rate else wanted()
    if not isinstance(made, tf.train.Optimizer):
        raise ValueError(
            f"Unrecognized optimizer: function should return subclass of Optimizer. Got {made}."
        )
    return made


def _noisy(gradient: Any, scale: float) -> Any:
    """Adds noise to a gradient, which is dense afterwards, as natively."""
    if gradient is None:
        return None
    is_sparse = isinstance(gradient, tf.IndexedSlices)
    shape = gradient.dense_shape if is_sparse else gradient.get_shape()
    return gradient + tf.truncated_normal(shape) * scale


def _multiplied(pairs: Pairs, multipliers: Dict[Any, Any]) -> Pairs:
    """Multiplies gradients by factors, which are by variables or by their names."""
    factors = by_key(multipliers)
    multiplied = []
    for gradient, variable in pairs:
        factor = factors.get(id(variable), factors.get(variable.name))
        multiplied.append((gradient if factor is None else _times(gradient, factor), variable))
    if not multiplied:
        raise ValueError(
            "Empty list of (gradient, var) pairs encountered. This is most likely to be caused by "
            "an improper value of gradient_multipliers."
        )
    return multiplied


def _times(gradient: Any, factor: Any) -> Any:
    return with_values(gradient, lambda values: values * tf.cast(factor, values.dtype))


def _clipped(pairs: Pairs, clip_gradients: Any, shown: Sequence[str]) -> Pairs:
    """Clips gradients, after their norm has been summarized."""
    _summarize_norm("global_norm/gradient_norm", pairs, shown)
    if isinstance(clip_gradients, float):
        clipped, _ = tf.clip_by_global_norm([gradient for gradient, _ in pairs], clip_gradients)
        return [(gradient, variable) for gradient, (_, variable) in zip(clipped, pairs)]
    if callable(clip_gradients):
        changed: Pairs = clip_gradients(pairs)
        return changed
    if clip_gradients is not None:
        raise ValueError(f"Unknown type {type(clip_gradients)} for clip_gradients")
    return pairs


def _summarize_norm(name: str, pairs: Pairs, shown: Sequence[str]) -> None:
    if "global_gradient_norm" in shown or "gradient_norm" in shown:
        tf.summary.scalar(name, tf.global_norm([gradient for gradient, _ in pairs]))


def _summarize(pairs: Pairs, shown: Sequence[str]) -> None:
    """Summarizes each gradient, its values and its norm."""
    for gradient, variable in pairs:
        values = gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        if values is None:
            continue
        name = variable.name.replace(":", "_")
        if "gradients" in shown:
            tf.summary.histogram(f"gradients/{name}", values)
        if "gradient_norm" in shown:
            tf.summary.scalar(f"gradient_norm/{name}", tf.global_norm([values]))
