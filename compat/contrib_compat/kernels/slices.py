"""Reductions of slices of an axis: ``tf.contrib.reduce_slice_ops``' four ops."""

from __future__ import annotations

from typing import Any, Callable, Optional

import tensorflow.compat.v1 as tf

__all__ = ["reduce_slice_max", "reduce_slice_min", "reduce_slice_prod", "reduce_slice_sum"]


def reduce_slice_sum(data: Any, indices: Any, axis: Any, name: Optional[str] = None) -> Any:
    """Sums up slices of an axis.

    Args:
      data: numbers.
      indices: the start and the end of each slice, integers of shape ``[n, 2]``, or of shape
        ``[n + 1]`` where each starts at the end of the one before. An end out of bounds is the
        axis' end.
      axis: the axis.
      name: of the scope that the ops are made in.

    Returns:
      ``data`` with an axis of ``n`` sums in the place of ``axis``; 0 for an empty slice.
    """
    with tf.name_scope(name, "ReduceSliceSum"):
        return _reduced(tf.math.unsorted_segment_sum, data, indices, axis)


def reduce_slice_prod(data: Any, indices: Any, axis: Any, name: Optional[str] = None) -> Any:
    """Multiplies the elements of slices of an axis.

    Args:
      data: see `reduce_slice_sum`, as for all arguments.
      indices: the slices.
      axis: the axis.
      name: of the scope that the ops are made in.

    Returns:
      The products likewise; 1 for an empty slice.
    """
    with tf.name_scope(name, "ReduceSliceProd"):
        return _reduced(tf.math.unsorted_segment_prod, data, indices, axis)


def reduce_slice_max(data: Any, indices: Any, axis: Any, name: Optional[str] = None) -> Any:
    """Finds the greatest element of slices of an axis.

    Args:
      data: see `reduce_slice_sum`, as for all arguments.
      indices: the slices.
      axis: the axis.
      name: of the scope that the ops are made in.

    Returns:
      The maxima likewise; the least number of its type, infinite or not, for an empty slice.
    """
    with tf.name_scope(name, "ReduceSliceMax"):
        return _reduced(tf.math.unsorted_segment_max, data, indices, axis, empty=-float("inf"))


def reduce_slice_min(data: Any, indices: Any, axis: Any, name: Optional[str] = None) -> Any:
    """Finds the least element of slices of an axis.

    Args:
      data: see `reduce_slice_sum`, as for all arguments.
      indices: the slices.
      axis: the axis.
      name: of the scope that the ops are made in.

    Returns:
      The minima likewise; the greatest number of its type, infinite or not, for an empty slice.
    """
    with tf.name_scope(name, "ReduceSliceMin"):
        return _reduced(tf.math.unsorted_segment_min, data, indices, axis, empty=float("inf"))


def _reduced(
    reduce: Callable[..., Any],
    data: Any,
    indices: Any,
    axis: Any,
    empty: Optional[float] = None,
) -> Any:
    """Reduces segments; ``empty`` is what an empty one of floats is, if not the op's own."""
    data = tf.convert_to_tensor(data)
    indices = tf.cast(indices, tf.int64)
    if indices.shape.ndims == 1:
        indices = tf.stack([indices[:-1], indices[1:]], axis=1)
    axis = tf.cast(axis, tf.int32)
    axis = tf.where(axis < 0, axis + tf.rank(data), axis)
    # The axis comes to the front, is reduced there and goes back.
    others = tf.range(tf.rank(data))
    order = tf.concat([[axis], others[:axis], others[axis + 1 :]], axis=0)
    front = tf.transpose(data, order)
    size = tf.shape(front, out_type=tf.int64)[0]
    starts, ends = indices[:, 0], tf.minimum(indices[:, 1], size)
    lengths = tf.maximum(ends - starts, 0)
    slices = tf.repeat(tf.range(tf.size(lengths, out_type=tf.int64)), lengths)
    within = tf.range(tf.size(slices, out_type=tf.int64))
    within -= tf.gather(tf.cumsum(lengths, exclusive=True), slices)
    elements = tf.gather(front, tf.gather(starts, slices) + within)
    reduced = reduce(elements, slices, tf.size(lengths, out_type=tf.int64))
    if empty is not None and data.dtype.is_floating:
        # Core's segments have the least number that is finite there.
        nothing = tf.fill(tf.shape(reduced)[1:], tf.constant(empty, data.dtype))
        reduced = tf.where(lengths > 0, reduced, tf.zeros_like(reduced) + nothing)
    return tf.transpose(reduced, tf.math.invert_permutation(order))
