"""Gradients on their way to an optimizer, and the op that trains by them."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

Pairs = List[Tuple[Any, Any]]

#: Stands for the default of ``global_step``, of which None is another.
USE_GLOBAL_STEP = 0


def add_gradients_summaries(grads_and_vars: Iterable[Tuple[Any, Any]]) -> List[Any]:
    """Adds a histogram of each gradient and a summary of its norm.

    Stands for ``tf.contrib.training.add_gradients_summaries`` (TF 1.15).

    Args:
      grads_and_vars: the gradients, each with its variable.

    Returns:
      The summaries.
    """
    summaries = []
    for gradient, variable in grads_and_vars:
        if gradient is None:
            tf.logging.info("Var %s has no gradient", variable.op.name)
            continue
        values = gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        name = variable.op.name
        summaries.append(tf.summary.histogram(f"{name}_gradient", values))
        summaries.append(tf.summary.scalar(f"{name}_gradient_norm", tf.global_norm([values])))
    return summaries


def clip_gradient_norms(
    gradients_to_variables: Iterable[Tuple[Any, Any]], max_norm: float
) -> Pairs:
    """Clips each gradient by its own norm.

    Stands for ``tf.contrib.training.clip_gradient_norms`` (TF 1.15).

    Args:
      gradients_to_variables: the gradients, each with its variable.
      max_norm: the largest norm that is left.

    Returns:
      The same pairs with clipped gradients.
    """
    return [
        (with_values(gradient, lambda values: tf.clip_by_norm(values, max_norm)), variable)
        for gradient, variable in gradients_to_variables
    ]


def clip_gradient_norms_fn(max_norm: float) -> Callable[[Pairs], Pairs]:
    """Makes what :func:`create_train_op` takes as ``transform_grads_fn`` to clip gradients.

    Stands for ``tf.contrib.training.clip_gradient_norms_fn`` (TF 1.15).

    Args:
      max_norm: the largest norm that is left.
    """
    return lambda pairs: clip_gradient_norms(pairs, max_norm)


def multiply_gradients(grads_and_vars: Pairs, gradient_multipliers: Dict[Any, Any]) -> Pairs:
    """Multiplies the gradients of some variables.

    Stands for ``tf.contrib.training.multiply_gradients`` (TF 1.15).

    Args:
      grads_and_vars: the gradients, each with its variable.
      gradient_multipliers: the factors, by variables or by their ops' names.

    Returns:
      The same pairs.

    Raises:
      ValueError: an argument is empty or of another type, or there is a factor for a variable
        without a gradient.
    """
    if not isinstance(grads_and_vars, list):
        raise ValueError("`grads_and_vars` must be a list.")
    if not gradient_multipliers:
        raise ValueError("`gradient_multipliers` is empty.")
    if not isinstance(gradient_multipliers, dict):
        raise ValueError("`gradient_multipliers` must be a dict.")
    factors = by_key(gradient_multipliers)
    multiplied = []
    for gradient, variable in grads_and_vars:
        factor = factors.get(id(variable), factors.get(variable.op.name))
        if factor is not None and gradient is None:
            raise ValueError("Requested multiple of `None` gradient.")
        multiplied.append((gradient if factor is None else _times(gradient, factor), variable))
    return multiplied


def create_train_op(
    total_loss: Any,
    optimizer: Any,
    global_step: Any = USE_GLOBAL_STEP,
    update_ops: Optional[Iterable[Any]] = None,
    variables_to_train: Optional[List[Any]] = None,
    transform_grads_fn: Optional[Callable[[Pairs], Pairs]] = None,
    summarize_gradients: bool = False,
    gate_gradients: int = tf.train.Optimizer.GATE_OP,
    aggregation_method: Optional[int] = None,
    colocate_gradients_with_ops: bool = False,
    check_numerics: bool = True,
) -> Any:
    """Makes a tensor that trains when it is evaluated, and has the value of the loss.

    Stands for ``tf.contrib.training.create_train_op`` (TF 1.15).

    Args:
      total_loss: the loss.
      optimizer: a ``tf.train.Optimizer``.
      global_step: the step to increment; None increments none. By default it is the graph's, made
        where there is none.
      update_ops: what is run before the loss is computed; by default the collection ``UPDATE_OPS``.
      variables_to_train: by default all that can be trained.
      transform_grads_fn: takes the gradients, each with its variable, and returns them changed.
      summarize_gradients: whether summaries of the gradients are added.
      gate_gradients: as for ``Optimizer.compute_gradients``, and so are the two that follow.
      aggregation_method: see there.
      colocate_gradients_with_ops: see there.
      check_numerics: whether a loss that is no number is an error.

    Returns:
      The tensor, which is in the collection ``TRAIN_OP`` too.
    """
    if global_step is USE_GLOBAL_STEP:
        global_step = tf.train.get_or_create_global_step()
    total_loss = _after_updates(total_loss, update_ops)
    if variables_to_train is None:
        variables_to_train = tf.trainable_variables()
    else:
        trainable = tf.trainable_variables()
        for variable in variables_to_train:
            assert variable.trainable or any(variable is one for one in trainable)
    assert variables_to_train
    pairs = optimizer.compute_gradients(
        total_loss,
        variables_to_train,
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
    )
    if transform_grads_fn:
        pairs = transform_grads_fn(pairs)
    if summarize_gradients:
        with tf.name_scope("summarize_grads"):
            add_gradients_summaries(pairs)
    updates = optimizer.apply_gradients(pairs, global_step=global_step)
    with tf.name_scope("train_op"):
        if check_numerics:
            total_loss = tf.check_numerics(total_loss, "LossTensor is inf or nan")
        train_op = after([updates], total_loss)
    train_ops = tf.get_collection_ref(tf.GraphKeys.TRAIN_OP)
    if not any(train_op is one for one in train_ops):
        train_ops.append(train_op)
    return train_op


def _after_updates(loss: Any, update_ops: Optional[Iterable[Any]]) -> Any:
    """Returns the loss, computed after what is to be updated before it."""
    known = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    chosen = list(known if update_ops is None else update_ops)
    if any(not any(one is other for other in chosen) for one in known):
        tf.logging.warning(
            "update_ops in create_train_op does not contain all the update_ops in "
            "GraphKeys.UPDATE_OPS"
        )
    if not chosen:
        return loss
    with tf.control_dependencies(chosen):
        barrier = tf.no_op(name="update_barrier")
    return after([barrier], loss)


def after(operations: Sequence[Any], tensor: Any) -> Any:
    """Returns a tensor that is computed after some ops were run."""
    with tf.control_dependencies(operations):
        return tf.identity(tensor, name="control_dependency")


def with_values(gradient: Any, change: Callable[[Any], Any]) -> Any:
    """Returns a gradient with changed values, dense or sparse; None stays None."""
    if gradient is None:
        return None
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(change(gradient.values), gradient.indices, gradient.dense_shape)
    return change(gradient)


def _times(gradient: Any, factor: Any) -> Any:
    scale = tf.convert_to_tensor(factor, dtype=gradient.dtype)
    return with_values(gradient, lambda values: values * scale)


def by_key(factors: Dict[Any, Any]) -> Dict[Any, Any]:
    """Returns factors by names, and by the ids of variables.

    With TensorFlow 2's behavior a variable has no hash, unless it is in a graph of its own.
    """
    return {key if isinstance(key, str) else id(key): one for key, one in factors.items()}
