"""Penalties for large weights, which are added to a loss."""

from __future__ import annotations

import numbers
from typing import Any, Callable, Optional, Sequence

import tensorflow.compat.v1 as tf

Regularizer = Callable[[Any], Any]


def l1_regularizer(scale: Any, scope: Optional[str] = None) -> Regularizer:
    """Makes a function that sums the absolute values of weights.

    Stands for ``tf.contrib.layers.l1_regularizer`` (TF 1.15).

    Args:
      scale: what the sum is multiplied by: a number that is no integer, or a scalar tensor. Zero
        makes a function that returns None.
      scope: the name scope of its ops.

    Returns:
      The function, which takes weights and, optionally, a name that is not used.

    Raises:
      ValueError: ``scale`` is an integer or negative.
    """
    if _asks_for_nothing(scale, "Setting a scale less than 0 on a regularizer: %g"):
        return _nothing

    def l1(weights: Any, name: Optional[str] = None) -> Any:
        with tf.name_scope(scope, "l1_regularizer", [weights]) as inside:
            factor = _scaled(scale, weights)
            return tf.multiply(factor, tf.reduce_sum(tf.abs(weights)), name=inside)

    return l1


def l2_regularizer(scale: Any, scope: Optional[str] = None) -> Regularizer:
    """Makes a function that sums the halved squares of weights.

    Stands for ``tf.contrib.layers.l2_regularizer`` (TF 1.15).

    Args:
      scale: what the sum is multiplied by: a number that is no integer, or a scalar tensor. Zero
        makes a function that returns None.
      scope: the name scope of its ops.

    Returns:
      The function, which takes weights.

    Raises:
      ValueError: ``scale`` is an integer or negative.
    """
    if _asks_for_nothing(scale, "Setting a scale less than 0 on a regularizer: %g."):
        return _nothing

    def l2(weights: Any) -> Any:
        with tf.name_scope(scope, "l2_regularizer", [weights]) as name:
            return tf.multiply(_scaled(scale, weights), tf.nn.l2_loss(weights), name=name)

    return l2


def l1_l2_regularizer(
    scale_l1: Any = 1.0, scale_l2: Any = 1.0, scope: Optional[str] = None
) -> Optional[Regularizer]:
    """Makes a function that adds the penalties of :func:`l1_regularizer` and `l2_regularizer`.

    Stands for ``tf.contrib.layers.l1_l2_regularizer`` (TF 1.15).

    Args:
      scale_l1: the scale of the absolute values.
      scale_l2: the scale of the squares.
      scope: the name scope of its ops.

    Returns:
      The function, which takes weights.

    Raises:
      ValueError: a scale is an integer or negative.
    """
    for name, scale in (("scale_l1", scale_l1), ("scale_l2", scale_l2)):
        if isinstance(scale, numbers.Integral):
            raise ValueError(f"{name} cannot be an integer: {scale}")
    scope = scope or "l1_l2_regularizer"
    if _is_zero(scale_l1):
        return l2_regularizer(scale_l2, scope)
    if _is_zero(scale_l2):
        return l1_regularizer(scale_l1, scope)
    return sum_regularizer([l1_regularizer(scale_l1), l2_regularizer(scale_l2)], scope=scope)


def sum_regularizer(
    regularizer_list: Sequence[Optional[Regularizer]], scope: Optional[str] = None
) -> Optional[Regularizer]:
    """Makes a function that adds several penalties.

    Stands for ``tf.contrib.layers.sum_regularizer`` (TF 1.15).

    Args:
      regularizer_list: the functions; those that are None are left out.
      scope: the name scope of its ops.

    Returns:
      The function, which takes weights, and returns None if all others do; None if there is no
      function.
    """
    regularizers = [regularizer for regularizer in regularizer_list if regularizer is not None]
    if not regularizers:
        return None

    def sum_reg(weights: Any) -> Any:
        with tf.name_scope(scope, "sum_regularizer", [weights]) as name:
            penalties = [regularizer(weights) for regularizer in regularizers]
            given = [penalty for penalty in penalties if penalty is not None]
            return tf.add_n(given, name=name) if given else None

    return sum_reg


def apply_regularization(
    regularizer: Regularizer, weights_list: Optional[Sequence[Any]] = None
) -> Any:
    """Adds the penalties of several weights, and the sum to the regularization losses.

    Stands for ``tf.contrib.layers.apply_regularization`` (TF 1.15).

    Args:
      regularizer: takes weights and returns a scalar, or None.
      weights_list: the weights, by default those of the collection ``WEIGHTS``.

    Returns:
      The sum.

    Raises:
      ValueError: there are no weights, or a penalty is no scalar.
    """
    weights_list = weights_list or tf.get_collection(tf.GraphKeys.WEIGHTS)
    if not weights_list:
        raise ValueError("No weights to regularize.")
    with tf.name_scope("get_regularization_penalty", values=weights_list) as name:
        penalties = [regularizer(weights) for weights in weights_list]
        penalties = [tf.constant(0.0) if one is None else one for one in penalties]
        for penalty in penalties:
            if penalty.get_shape().ndims != 0:
                raise ValueError(
                    "regularizer must return a scalar Tensor instead of a Tensor with rank "
                    f"{penalty.get_shape().ndims:d}."
                )
        total = tf.add_n(penalties, name=name)
        tf.add_to_collection(tf.GraphKeys.REGULARIZATION_LOSSES, total)
        return total


def _asks_for_nothing(scale: Any, of_negative: str) -> bool:
    """Tells whether a scale is zero, and makes sure that it is one; natively texts differ."""
    if isinstance(scale, numbers.Integral):
        raise ValueError(f"scale cannot be an integer: {scale}")
    if isinstance(scale, numbers.Real) and scale < 0.0:
        raise ValueError(of_negative % scale)
    if _is_zero(scale):
        tf.logging.info("Scale of 0 disables regularizer.")
        return True
    return False


def _is_zero(scale: Any) -> bool:
    return isinstance(scale, numbers.Real) and scale == 0.0


def _nothing(weights: Any) -> None:
    """Is what a scale of zero leaves of a penalty."""


def _scaled(scale: Any, weights: Any) -> Any:
    return tf.convert_to_tensor(scale, dtype=weights.dtype.base_dtype, name="scale")
