"""Dimensions widened at the expense of one: ``tf.contrib.periodic_resample``'s two ops."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

import tensorflow.compat.v1 as tf

__all__ = ["periodic_resample", "periodic_resample_op_grad"]


def periodic_resample(values: Any, shape: Any, name: Optional[str] = None) -> Any:
    """Moves elements of one dimension into the others, as layers for superresolution do.

    Args:
      values: the elements.
      shape: the size that each dimension is to have, at least its own; None for the one that the
        elements are taken from, which becomes as small as it must.
      name: of the scope that the ops are made in.

    Returns:
      The elements in that shape. Where a size is no multiple of what it was there may be places
      without an element: they are zero, and natively whatever there was in memory.

    Raises:
      ValueError: ``shape`` has not one None, or not as many sizes as ``values``.
      tf.errors.InvalidArgumentError: while it is run, a dimension is to become smaller, or there
        are too few elements.
    """
    with tf.name_scope(name, "PeriodicResample"):
        values = tf.convert_to_tensor(values)
        sizes, adjusted = _wanted(shape)
        if values.shape.ndims not in (None, len(sizes)):
            raise ValueError(f"shape: got {sizes} for values of {values.shape.ndims} dimensions")
        sources, full = _sources(tf.shape(values), sizes, adjusted)
        count = tf.size(values)
        found = tf.gather(tf.reshape(values, [-1]), tf.minimum(sources, count - 1))
        found = tf.where(sources < count, found, tf.zeros_like(found))
        found = tf.reshape(found, full)
        found.set_shape(sizes)
        return found


def periodic_resample_op_grad(
    grad: Any, original_shape: Any, desired_shape: Any, name: Optional[str] = None
) -> Any:
    """Returns the gradient of `periodic_resample` by its values.

    Args:
      grad: the gradient by what it returned.
      original_shape: the shape of the values.
      desired_shape: the shape that it was given.
      name: of the scope that the ops are made in.
    """
    with tf.name_scope(name, "PeriodicResampleOpGrad"):
        grad = tf.convert_to_tensor(grad)
        original = tf.TensorShape(original_shape).as_list()
        sources, _ = _sources(tf.constant(original, tf.int32), *_wanted(desired_shape))
        count = tf.TensorShape(original).num_elements()
        # One segment more takes what no element was moved to.
        summed = tf.math.unsorted_segment_sum(
            tf.reshape(grad, [-1]), tf.minimum(sources, count), count + 1
        )
        return tf.reshape(summed[:-1], original)


def _wanted(shape: Any) -> Tuple[List[Optional[int]], int]:
    """Returns the wanted sizes, and the dimension that is adjusted."""
    sizes = tf.TensorShape(shape).as_list()
    if sizes.count(None) != 1:
        raise ValueError(f"shape: got {sizes}, wanted None for just one dimension")
    return sizes, sizes.index(None)


def _sources(before: Any, sizes: List[Optional[int]], adjusted: int) -> Tuple[Any, Any]:
    """Returns which element of the values each one of the result is, and the result's shape.

    Native counts through the flat values, so that an index beyond the adjusted dimension reads
    from the row after it.
    """
    others = [size for size in sizes if size is not None]
    own = tf.unstack(before, len(sizes))
    left = tf.reduce_prod(before) // max(1, tf.TensorShape(others).num_elements())
    factors = [left if size is None else -(-size // each) for size, each in zip(sizes, own)]
    checks = [
        tf.debugging.Assert(
            size >= each, ["a dimension is to be of", size, "and is greater already:", each]
        )
        for size, each in zip(sizes, own)
        if size is not None
    ]
    checks.append(tf.debugging.Assert(left > 0, ["too few elements for", others, before]))
    with tf.control_dependencies(checks):
        full = tf.stack([left if size is None else tf.constant(size) for size in sizes])
    source, period, moved = tf.zeros([], tf.int32), tf.ones([], tf.int32), tf.zeros([], tf.int32)
    rest = [1] * len(sizes)
    strides = tf.cumprod(before, exclusive=True, reverse=True)
    for axis, (size, factor) in enumerate(zip(sizes, factors)):
        if size is None:
            continue
        along = tf.reshape(tf.range(size), [*rest[:axis], -1, *rest[axis + 1 :]])
        source = source + (along // factor) * strides[axis]
        moved = moved + period * (along % factor)
        period = period * factor
    along = tf.reshape(tf.range(left), [*rest[:adjusted], -1, *rest[adjusted + 1 :]])
    source = source + (left * moved + along) * strides[adjusted]
    return tf.reshape(source, [-1]), full
