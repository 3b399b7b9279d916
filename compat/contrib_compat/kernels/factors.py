"""What alternating least squares compute: ``tf.contrib.factorization``'s two ops."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

import tensorflow.compat.v1 as tf

__all__ = ["masked_matmul", "wals_compute_partial_lhs_and_rhs"]


class WALSComputePartialLhsAndRhs(NamedTuple):
    """What `wals_compute_partial_lhs_and_rhs` returns.

    Attributes:
      partial_lhs: float32 of shape ``[input_block_size, k, k]``.
      partial_rhs: float32 of shape ``[input_block_size, k]``.
    """

    partial_lhs: Any
    partial_rhs: Any


def masked_matmul(
    a: Any,
    b: Any,
    mask_indices: Any,
    transpose_a: Any,
    transpose_b: Any,
    name: Optional[str] = None,
) -> Any:
    """Multiplies two matrices, for some elements of the product.

    Args:
      a: a matrix, float32.
      b: another.
      mask_indices: the rows and columns of the wanted elements, int64 of shape ``[n, 2]``.
      transpose_a: whether the transpose of ``a`` is meant.
      transpose_b: whether the transpose of ``b`` is meant.
      name: of the scope that the ops are made in.

    Returns:
      The elements, float32 of shape ``[n]``.

    Raises:
      tf.errors.InvalidArgumentError: while it is run, an index is out of range.
    """
    with tf.name_scope(name, "MaskedMatmul"):
        indices = tf.convert_to_tensor(mask_indices, tf.int64)
        rows = _transposed_if(a, transpose_a)
        columns = _transposed_if(b, tf.logical_not(transpose_b))
        factors = tf.gather(rows, indices[:, 0]), tf.gather(columns, indices[:, 1])
        return tf.reduce_sum(factors[0] * factors[1], axis=1)


def wals_compute_partial_lhs_and_rhs(
    factors: Any,
    factor_weights: Any,
    unobserved_weights: Any,
    input_weights: Any,
    input_indices: Any,
    input_values: Any,
    entry_weights: Any,
    input_block_size: Any,
    input_is_transpose: Any,
    name: Optional[str] = None,
) -> WALSComputePartialLhsAndRhs:
    """Sums up, row by row of the input, both sides of the equations of a least squares update.

    Args:
      factors: a matrix of ``m`` factors of ``k`` components, float32.
      factor_weights: the weight of each factor; empty where ``entry_weights`` is not.
      unobserved_weights: the weight of what is not observed, a scalar.
      input_weights: the weight of each row of the input, or one of all; empty likewise.
      input_indices: the row and the column of each observed entry, int64 of shape ``[n, 2]``.
      input_values: the entries.
      entry_weights: the weight of each entry, or empty: then it is the product of its row's and
        its factor's.
      input_block_size: the number of rows.
      input_is_transpose: whether ``input_indices`` are columns and rows.
      name: of the scope that the ops are made in.

    Raises:
      tf.errors.InvalidArgumentError: while it is run, an index is out of range.
    """
    with tf.name_scope(name, "WALSComputePartialLhsAndRhs"):
        indices = tf.convert_to_tensor(input_indices, tf.int64)
        is_transpose = tf.convert_to_tensor(input_is_transpose, tf.bool)
        indices = tf.cond(is_transpose, lambda: indices[:, ::-1], lambda: indices)
        rows, columns = indices[:, 0], indices[:, 1]
        entry_weights = tf.convert_to_tensor(entry_weights, tf.float32)
        size = tf.cast(input_block_size, tf.int64)

        def products() -> Any:
            own = tf.reshape(tf.convert_to_tensor(input_weights, tf.float32), [-1])
            own = tf.cond(tf.equal(tf.size(own), 1), lambda: tf.fill([size], own[0]), lambda: own)
            return tf.gather(own, rows) * tf.gather(factor_weights, columns)

        weights = tf.cond(tf.size(entry_weights) > 0, lambda: entry_weights, products)
        chosen = tf.gather(factors, columns)
        weighted = chosen * weights[:, tf.newaxis]
        left = weighted[:, :, tf.newaxis] * chosen[:, tf.newaxis, :]
        values = tf.convert_to_tensor(input_values, tf.float32) * (weights + unobserved_weights)
        right = chosen * values[:, tf.newaxis]
        return WALSComputePartialLhsAndRhs(
            tf.math.unsorted_segment_sum(left, rows, size),
            tf.math.unsorted_segment_sum(right, rows, size),
        )


def _transposed_if(matrix: Any, condition: Any) -> Any:
    matrix = tf.convert_to_tensor(matrix, tf.float32)
    return tf.cond(tf.cast(condition, tf.bool), lambda: tf.transpose(matrix), lambda: matrix)
