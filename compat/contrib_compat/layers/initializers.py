"""Random values that variables start from, scaled by what is connected to them."""

from __future__ import annotations

import functools
import math
import operator
from typing import Any, Callable, Optional, Sequence

import tensorflow.compat.v1 as tf

_MODES = ("FAN_IN", "FAN_OUT", "FAN_AVG")
# The variance of what is left of a normal distribution without what lies beyond two deviations.
_OF_TRUNCATED = 1.3
_NO_FLOAT = "Cannot create initializer for non-floating point type."


def xavier_initializer(
    uniform: bool = True, seed: Optional[int] = None, dtype: Any = tf.float32
) -> Callable[..., Any]:
    """Makes an initializer that keeps the scale of gradients the same in all layers.

    Stands for ``tf.contrib.layers.xavier_initializer`` (TF 1.15).

    Args:
      uniform: whether values are drawn from a uniform distribution; from a truncated normal one
        otherwise.
      seed: seeds the values.
      dtype: the type of the values, a floating one.

    Returns:
      The initializer.

    Raises:
      TypeError: ``dtype`` is no floating type.
    """
    return variance_scaling_initializer(
        factor=1.0, mode="FAN_AVG", uniform=uniform, seed=seed, dtype=dtype
    )


def xavier_initializer_conv2d(
    uniform: bool = True, seed: Optional[int] = None, dtype: Any = tf.float32
) -> Callable[..., Any]:
    """Makes the same as :func:`xavier_initializer`, by another name.

    Stands for ``tf.contrib.layers.xavier_initializer_conv2d`` (TF 1.15).

    Args:
      uniform: see there.
      seed: see there.
      dtype: see there.

    Returns:
      The initializer.

    Raises:
      TypeError: ``dtype`` is no floating type.
    """
    return xavier_initializer(uniform, seed, dtype)


def variance_scaling_initializer(
    factor: float = 2.0,
    mode: str = "FAN_IN",
    uniform: bool = False,
    seed: Optional[int] = None,
    dtype: Any = tf.float32,
) -> Callable[..., Any]:
    """Makes an initializer whose values vary the less, the more is connected to a unit.

    Stands for ``tf.contrib.layers.variance_scaling_initializer`` (TF 1.15).

    Args:
      factor: what the variance is multiplied by.
      mode: ``"FAN_IN"`` counts what leads to a unit, ``"FAN_OUT"`` what leads away from it, and
        ``"FAN_AVG"`` takes the mean of both.
      uniform: whether values are drawn from a uniform distribution; from a truncated normal one
        otherwise.
      seed: seeds the values.
      dtype: the type of the values, a floating one.

    Returns:
      The initializer.

    Raises:
      TypeError: ``dtype`` is no floating type, or ``mode`` is another.
    """
    if not dtype.is_floating:
        raise TypeError(_NO_FLOAT)
    if mode not in _MODES:
        # Natively the text is not filled in.
        raise TypeError("Unknown mode %s [FAN_IN, FAN_OUT, FAN_AVG]", mode)

    def initializer(shape: Sequence[int], dtype: Any = dtype, partition_info: Any = None) -> Any:
        if not dtype.is_floating:
            raise TypeError(_NO_FLOAT)
        variance = factor / _connected(shape, mode)
        if uniform:
            limit = math.sqrt(3.0 * variance)
            return tf.random_uniform(shape, -limit, limit, dtype, seed=seed)
        return tf.truncated_normal(
            shape, 0.0, math.sqrt(_OF_TRUNCATED * variance), dtype, seed=seed
        )

    return initializer


def _connected(shape: Sequence[int], mode: str) -> float:
    """Returns how many connections a unit has that weights of a shape lead to, from, or both."""
    sizes = [float(size) for size in shape] or [1.0]
    field = functools.reduce(operator.mul, sizes[:-2], 1.0)
    into, out = field * sizes[-2:][0], field * sizes[-1]
    return {"FAN_IN": into, "FAN_OUT": out, "FAN_AVG": (into + out) / 2.0}[mode]
