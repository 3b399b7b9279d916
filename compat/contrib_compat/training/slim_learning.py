"""The op that trains a model of ``tf.contrib.slim``."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.training import gradients


def create_train_op(
    total_loss: Any,
    optimizer: Any,
    global_step: Any = gradients.USE_GLOBAL_STEP,
    update_ops: Optional[Iterable[Any]] = None,
    variables_to_train: Optional[List[Any]] = None,
    clip_gradient_norm: float = 0,
    summarize_gradients: bool = False,
    gate_gradients: int = tf.train.Optimizer.GATE_OP,
    aggregation_method: Optional[int] = None,
    colocate_gradients_with_ops: bool = False,
    gradient_multipliers: Optional[Dict[Any, Any]] = None,
    check_numerics: bool = True,
) -> Any:
    """Makes a tensor that trains when it is evaluated, and has the value of the loss.

    Stands for ``tf.contrib.slim.learning.create_train_op`` (TF 1.15).

    Args:
      total_loss: the loss.
      optimizer: a ``tf.train.Optimizer``.
      global_step: the step to increment; None increments none. By default it is the graph's, made
        where there is none.
      update_ops: what is run before the loss is computed; by default the collection ``UPDATE_OPS``.
      variables_to_train: by default all that can be trained.
      clip_gradient_norm: the norm that each gradient is clipped to, if it is above zero.
      summarize_gradients: whether summaries of the gradients are added.
      gate_gradients: as for ``Optimizer.compute_gradients``, and so are the two that follow.
      aggregation_method: see there.
      colocate_gradients_with_ops: see there.
      gradient_multipliers: factors of gradients, by variables or their ops' names.
      check_numerics: whether a loss that is no number is an error.

    Returns:
      The tensor, which is in the collection ``TRAIN_OP`` too.
    """

    def transform(pairs: gradients.Pairs) -> gradients.Pairs:
        if gradient_multipliers:
            with tf.name_scope("multiply_grads"):
                pairs = gradients.multiply_gradients(pairs, gradient_multipliers)
        if clip_gradient_norm > 0:
            with tf.name_scope("clip_grads"):
                pairs = gradients.clip_gradient_norms(pairs, clip_gradient_norm)
        return pairs

    return gradients.create_train_op(
        total_loss,
        optimizer,
        global_step=global_step,
        update_ops=update_ops,
        variables_to_train=variables_to_train,
        transform_grads_fn=transform,
        summarize_gradients=summarize_gradients,
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
        check_numerics=check_numerics,
    )
