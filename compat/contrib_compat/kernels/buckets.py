"""Numbers sorted into buckets: ``tf.contrib.boosted_trees``' BucketizeWithInputBoundaries."""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

__all__ = ["bucketize_with_input_boundaries"]


def bucketize_with_input_boundaries(input: Any, boundaries: Any, name: Optional[str] = None) -> Any:
    """Counts for each number the boundaries that are not above it.

    Args:
      input: int32, int64, float32 or float64, of any shape.
      boundaries: in ascending order, float32; for integers they are cut off at the point.
      name: of the scope that the ops are made in.

    Returns:
      The counts, int32 of the shape of ``input``; all boundaries for what is no number.

    Raises:
      tf.errors.InvalidArgumentError: while it is run, the boundaries aren't in order.
    """
    with tf.name_scope(name, "BucketizeWithInputBoundaries"):
        numbers = tf.convert_to_tensor(input)
        boundaries = tf.reshape(tf.convert_to_tensor(boundaries, tf.float32), [-1])
        in_order = tf.debugging.Assert(
            tf.reduce_all(boundaries[1:] >= boundaries[:-1]),
            ["Expected sorted boundaries", boundaries],
        )
        with tf.control_dependencies([in_order]):
            boundaries = tf.identity(boundaries)
        flat = tf.reshape(numbers, [-1])
        # Not tf.searchsorted, which in TensorFlow 1.15 fails for no boundaries.
        rows = [tf.cast(each, flat.dtype)[tf.newaxis] for each in (boundaries, flat)]
        found = tf.raw_ops.UpperBound(sorted_inputs=rows[0], values=rows[1])[0]
        if flat.dtype.is_floating:
            every = tf.fill(tf.shape(flat), tf.size(boundaries))
            found = tf.where(tf.is_nan(flat), every, found)
        found = tf.reshape(found, tf.shape(numbers))
        found.set_shape(numbers.shape)
        return found
