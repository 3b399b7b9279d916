"""Numbers sorted into buckets: two ops of ``tf.contrib.boosted_trees``.

They are BucketizeWithInputBoundaries and Quantiles.
"""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Sequence

import tensorflow.compat.v1 as tf

__all__ = ["bucketize_with_input_boundaries", "quantiles"]


class Quantiles(NamedTuple):
    """What `quantiles` returns.

    Attributes:
      dense_quantiles: of each dense feature, int32 of shape ``[n, 2]``: an example's bucket, and 0.
      sparse_quantiles: of each sparse feature likewise: the value's bucket and its dimension.
    """

    dense_quantiles: List[Any]
    sparse_quantiles: List[Any]


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


def quantiles(
    dense_values: Sequence[Any],
    sparse_values: Sequence[Any],
    dense_buckets: Sequence[Any],
    sparse_buckets: Sequence[Any],
    sparse_indices: Sequence[Any],
    name: Optional[str] = None,
) -> Quantiles:
    """Finds for each value the first bucket whose upper end is not below it.

    Args:
      dense_values: of each dense feature, its values, float32.
      sparse_values: of each sparse feature, its values, float32.
      dense_buckets: of each dense feature, the upper ends of its buckets in ascending order,
        float32; what is above all of them is of the last one, and what is no number of the first.
      sparse_buckets: of each sparse feature likewise.
      sparse_indices: of each sparse feature, where its values are, int64 of shape ``[n, 2]``: the
        example and the dimension.
      name: of the scope that the ops are made in.

    Returns:
      The buckets.

    Raises:
      ValueError: the lists of one kind of features differ in length.
      tf.errors.InvalidArgumentError: while it is run, a feature has no buckets (natively the
        process ends), or other indices than values (natively whatever is in memory is read).
    """
    lists = {
        "dense_buckets": (dense_buckets, "dense_values", dense_values),
        "sparse_buckets": (sparse_buckets, "sparse_values", sparse_values),
        "sparse_indices": (sparse_indices, "sparse_values", sparse_values),
    }
    for argument, (given, other, wanted) in lists.items():
        if len(given) != len(wanted):
            raise ValueError(
                f"{argument} of 'quantiles' has {len(given)} elements; {other} has {len(wanted)}, "
                "one for each feature."
            )
    with tf.name_scope(name, "Quantiles"):
        dense = []
        for values, buckets in zip(dense_values, dense_buckets):
            found = _first_not_below(values, buckets)
            dense.append(tf.stack([found, tf.zeros_like(found)], 1))
        sparse = []
        for values, buckets, indices in zip(sparse_values, sparse_buckets, sparse_indices):
            places = tf.ensure_shape(tf.convert_to_tensor(indices, tf.int64), [None, 2])
            found = _first_not_below(values, buckets)
            sparse.append(tf.stack([found, tf.cast(places[:, 1], tf.int32)], 1))
        return Quantiles(dense, sparse)


def _first_not_below(values: Any, buckets: Any) -> Any:
    values = tf.reshape(tf.convert_to_tensor(values, tf.float32), [-1])
    buckets = tf.reshape(tf.convert_to_tensor(buckets, tf.float32), [-1])
    are_there = tf.debugging.Assert(tf.size(buckets) > 0, ["Got empty buckets", buckets])
    with tf.control_dependencies([are_there]):
        last = tf.size(buckets) - 1
    found = tf.raw_ops.LowerBound(sorted_inputs=buckets[tf.newaxis], values=values[tf.newaxis])
    return tf.where(tf.is_nan(values), tf.zeros_like(found[0]), tf.minimum(found[0], last))
