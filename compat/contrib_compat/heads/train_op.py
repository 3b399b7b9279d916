"""The choice every head offers in TRAIN mode: an optimizer, or a function that makes the op."""

from typing import Any, Callable, Optional

import tensorflow.compat.v1 as tf

__all__ = ["make_train_op"]


def make_train_op(loss: Any, optimizer: Any, train_op_fn: Optional[Callable[[Any], Any]]) -> Any:
    """Returns the op that trains on ``loss``.

    Args:
      loss: a scalar tensor.
      optimizer: its ``minimize`` is given the global step; or None.
      train_op_fn: takes the loss and returns the op; or None.

    Raises:
      ValueError: both are given, or neither.
    """
    if optimizer is not None and train_op_fn is not None:
        raise ValueError("train_op_fn and optimizer cannot both be set.")
    if optimizer is not None:
        return optimizer.minimize(loss, global_step=tf.train.get_global_step())
    if train_op_fn is not None:
        return train_op_fn(loss)
    raise ValueError("train_op_fn and optimizer cannot both be None.")
