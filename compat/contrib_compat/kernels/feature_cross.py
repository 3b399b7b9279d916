"""Crosses of features: ``tf.contrib.layers``' SparseFeatureCross, in both of its hashes."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Sequence

import tensorflow.compat.v1 as tf

__all__ = ["sparse_feature_cross", "sparse_feature_cross_v2"]

_SEED = 0xDECAFCAFFE
_GOLDEN = 0x9E3779B97F4A7800 - (1 << 64)  # Two's complement, as everything below.


class SparseFeatureCross(NamedTuple):
    """What the op returns: the parts of a SparseTensor with the crosses of each row of a batch.

    Attributes:
      output_indices: int64 of shape ``[crosses, 2]``.
      output_values: int64 or string of shape ``[crosses]``.
      output_shape: int64 of shape ``[2]``: the batch size, and the most crosses of a row.
    """

    output_indices: Any
    output_values: Any
    output_shape: Any


def sparse_feature_cross(
    indices: Sequence[Any],
    values: Sequence[Any],
    shapes: Sequence[Any],
    dense: Sequence[Any],
    hashed_output: bool,
    num_buckets: int,
    out_type: Any,
    internal_type: Any,
    name: Optional[str] = None,
) -> SparseFeatureCross:
    """Crosses columns as contrib's first hash did, which is what ``hash_key=None`` means.

    Args:
      indices: of each sparse column, int64 of shape ``[n, 2]``, row by row.
      values: of each sparse column, int64 or string of shape ``[n]``.
      shapes: of each sparse column, int64 of shape ``[2]``.
      dense: the dense columns, int64 or string of shape ``[batch, n]``.
      hashed_output: ignored, as natively: ``out_type`` says whether crosses are hashed.
      num_buckets: hashes are taken modulo this; modulo the greatest int64 where it is 0.
      out_type: ``tf.int64`` for hashes, ``tf.string`` for the features joined by ``_X_``.
      internal_type: ``tf.string`` where all columns are of strings, else ``tf.int64``.
      name: of the scope that the ops are made in.

    Raises:
      ValueError: ``num_buckets`` is negative.
    """
    if tf.as_dtype(out_type) == tf.string:
        # Strings have been joined in one way in both ops and in core's.
        return sparse_feature_cross_v2(
            *(indices, values, shapes, dense, hashed_output, num_buckets, 0),
            *(out_type, internal_type, name),
        )
    _check(num_buckets)
    with tf.name_scope(name, "SparseFeatureCross"):
        columns = [_sparse_column(*parts) for parts in zip(indices, values, shapes)]
        columns += [_dense_column(column) for column in dense]
        if not columns:
            nothing = tf.zeros([0], tf.int64)
            return SparseFeatureCross(tf.zeros([0, 2], tf.int64), nothing, tf.zeros([2], tf.int64))
        return _crossed(columns, num_buckets)


def sparse_feature_cross_v2(
    indices: Sequence[Any],
    values: Sequence[Any],
    shapes: Sequence[Any],
    dense: Sequence[Any],
    hashed_output: bool,
    num_buckets: int,
    hash_key: int,
    out_type: Any,
    internal_type: Any,
    name: Optional[str] = None,
) -> SparseFeatureCross:
    """Crosses columns by FingerprintCat64, as core's op does, which has replaced it.

    Args:
      indices: of each sparse column, int64 of shape ``[n, 2]``, row by row.
      values: of each sparse column, int64 or string of shape ``[n]``.
      shapes: of each sparse column, int64 of shape ``[2]``.
      dense: the dense columns, int64 or string of shape ``[batch, n]``.
      hashed_output: ignored, as natively: ``out_type`` says whether crosses are hashed.
      num_buckets: hashes are taken modulo this; modulo the greatest int64 where it is 0.
      hash_key: what the fingerprints are first combined with.
      out_type: ``tf.int64`` for hashes, ``tf.string`` for the features joined by ``_X_``.
      internal_type: ``tf.string`` where all columns are of strings, else ``tf.int64``.
      name: of the op.

    Raises:
      ValueError: ``num_buckets`` is negative.
    """
    _check(num_buckets)
    crossed = tf.raw_ops.SparseCross(
        indices=list(indices),
        values=list(values),
        shapes=list(shapes),
        dense_inputs=list(dense),
        hashed_output=hashed_output,
        num_buckets=num_buckets,
        hash_key=hash_key,
        out_type=out_type,
        internal_type=internal_type,
        name=name or "SparseFeatureCrossV2",
    )
    return SparseFeatureCross(*crossed)


def _check(num_buckets: int) -> None:
    if num_buckets < 0:
        raise ValueError(f"num_buckets is {num_buckets}; 0 or more is wanted.")


class _Column(NamedTuple):
    """A column of features, row after row.

    Attributes:
      features: the fingerprints of strings, and integers as they are, int64.
      starts: where each row begins in them.
      counts: how many each row has.
    """

    features: Any
    starts: Any
    counts: Any


def _sparse_column(indices: Any, values: Any, shape: Any) -> _Column:
    shape = tf.ensure_shape(tf.convert_to_tensor(shape, tf.int64), [2])
    rows = tf.convert_to_tensor(indices, tf.int64)[:, 0]
    counts = tf.math.unsorted_segment_sum(tf.ones_like(rows), rows, shape[0])
    return _Column(_features(values), tf.cumsum(counts, exclusive=True), counts)


def _dense_column(column: Any) -> _Column:
    column = tf.convert_to_tensor(column)
    batch, width = tf.unstack(tf.shape(column, out_type=tf.int64), 2)
    features = _features(tf.reshape(column, [-1]))
    return _Column(features, tf.range(batch) * width, tf.fill([batch], width))


def _features(values: Any) -> Any:
    values = tf.convert_to_tensor(values)
    if values.dtype != tf.string:
        return tf.cast(values, tf.int64)
    # The kernel of 1.15 divides by the number of strings: there is always one more. On a vector it
    # would want a second dimension.
    padded = tf.concat([values, [""]], axis=0)
    prints = tf.raw_ops.Fingerprint(data=padded[:, tf.newaxis], method="farmhash64")
    return tf.bitcast(prints[:-1], tf.int64)


def _crossed(columns: List[_Column], num_buckets: int) -> SparseFeatureCross:
    """Crosses each feature of a row with each of the other columns', the last one's fastest."""
    batch, *others = [tf.size(column.counts, out_type=tf.int64) for column in columns]
    same = [tf.debugging.assert_equal(other, batch) for other in others]
    with tf.control_dependencies([check for check in same if check is not None]):
        crosses = tf.identity(columns[0].counts)
    for column in columns[1:]:
        crosses = crosses * column.counts
    rows = tf.repeat(tf.range(batch), crosses)
    positions = tf.range(tf.size(rows, out_type=tf.int64))
    positions -= tf.gather(tf.cumsum(crosses, exclusive=True), rows)
    indices = tf.stack([rows, positions], axis=1)

    chosen = []
    left = positions
    for column in reversed(columns):
        counts = tf.gather(column.counts, rows)
        places = tf.gather(column.starts, rows) + left % counts
        chosen.append(tf.gather(column.features, places))
        left = left // counts
    hashed = tf.fill(tf.shape(rows), tf.constant(_SEED, tf.int64))
    for features in reversed(chosen):
        hashed = _combined(hashed, features)
    values = _unsigned_modulo(hashed, num_buckets or tf.int64.max)
    # The maximum of no rows is the least int64.
    longest = tf.maximum(tf.reduce_max(crosses), 0)
    return SparseFeatureCross(indices, values, tf.stack([batch, longest]))


def _combined(a: Any, b: Any) -> Any:
    """Returns ``a ^ (b + 0x9e3779b97f4a7800 + (a << 10) + (a >> 4))``.

    Natively too the shift to the right repeats the sign of ``a``.
    """
    left = tf.bitwise.left_shift(a, tf.constant(10, tf.int64))
    right = tf.bitwise.right_shift(a, tf.constant(4, tf.int64))
    return tf.bitwise.bitwise_xor(a, b + tf.constant(_GOLDEN, tf.int64) + left + right)


def _unsigned_modulo(a: Any, divisor: int) -> Any:
    """Returns the remainder of an unsigned integer whose bits are those of an int64."""
    half = tf.bitwise.right_shift(a, tf.constant(1, tf.int64))
    half = tf.bitwise.bitwise_and(half, tf.constant(tf.int64.max, tf.int64)) % divisor
    # Twice that, and the lowest bit, without leaving the range of int64.
    twice = tf.where(half >= divisor - half, half - (divisor - half), half + half)
    odd = tf.bitwise.bitwise_and(a, tf.constant(1, tf.int64))
    return tf.where(twice >= divisor - odd, twice - (divisor - odd), twice + odd)
