"""Shapes of tensors: asserted, made equal, and summed away."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names


def with_shape(expected_shape: Any, tensor: Any) -> Any:
    """Returns a tensor that has a shape, or fails when it is evaluated.

    Stands for ``tf.contrib.framework.with_shape`` (TF 1.15).

    Args:
      expected_shape: the shape: a list of integers, an array of them, or a tensor of type int32;
        None is any that is known.
      tensor: the tensor, not a sparse one.

    Returns:
      The tensor itself where it is known to have the shape. A single number is given the shape that
      has no dimension.

    Raises:
      TypeError: ``expected_shape`` is of no such kind.
      ValueError: the tensor has another shape, is sparse, or ``expected_shape`` is no shape.
    """
    if isinstance(tensor, tf.SparseTensor):
        raise ValueError("SparseTensor not supported.")
    if expected_shape is None and tensor.get_shape().is_fully_defined():
        return tensor
    is_known = not tf.is_tensor(expected_shape)
    shape = _checked(expected_shape, tensor)
    actual = tensor.get_shape()
    if is_known and actual.is_fully_defined():
        if actual.is_compatible_with(shape):
            return tensor
        if not len(shape) and actual.is_compatible_with([1]):
            return _as_scalar(tensor)
        raise ValueError(f"Invalid shape for tensor {tensor.name}, expected {shape}, got {actual}.")
    if is_known and not len(shape):
        return _as_scalar(tensor)
    with tf.name_scope(f"{tensor.op.name}/", values=[tensor]):
        with tf.control_dependencies([_asserted(shape, tensor)]):
            result = tf.identity(tensor)
        if is_known:
            result.set_shape(shape)
        return result


def with_same_shape(expected_tensor: Any, tensor: Any) -> Any:
    """Returns a tensor that has the shape of another, or fails when it is evaluated.

    Stands for ``tf.contrib.framework.with_same_shape`` (TF 1.15).

    Args:
      expected_tensor: the other.
      tensor: the tensor.

    Raises:
      ValueError: it has another shape.
    """
    with tf.name_scope(f"{tensor.op.name}/", values=[expected_tensor, tensor]):
        shape = expected_tensor.get_shape()
        if shape.is_fully_defined():
            return with_shape(shape.as_list(), tensor)
        return with_shape(tf.shape(expected_tensor, name="expected_shape"), tensor)


def reduce_sum_n(tensors: Sequence[Any], name: Optional[str] = None) -> Any:
    """Sums all that is in several tensors.

    Stands for ``tf.contrib.framework.reduce_sum_n`` (TF 1.15).

    Args:
      tensors: the tensors, all of one type.
      name: the sum's name, and the scope of the other ops.

    Raises:
      ValueError: there are no tensors.
    """
    if not tensors:
        raise ValueError("No tensors provided.")
    with tf.name_scope(name, "reduce_sum_n", tensors) as scope:
        sums = [tf.reduce_sum(one, name=f"{one.op.name}/sum") for one in tensors]
        return sums[0] if len(sums) == 1 else tf.add_n(sums, name=scope)


def remove_squeezable_dimensions(
    predictions: Any, labels: Any, name: Optional[str] = None
) -> Tuple[Any, Any]:
    """Takes the last dimension, which is one, from that of two tensors which has one more.

    Stands for ``tf.contrib.framework.remove_squeezable_dimensions`` (TF 1.15).

    Args:
      predictions: a tensor.
      labels: the other.
      name: the scope of the ops.

    Returns:
      Both of them.
    """
    labels, predictions = private_names.with_labels_first(labels, predictions, name=name)
    return predictions, labels


def _checked(shape: Any, tensor: Any) -> Any:
    """Returns a shape as a tensor or as an array of type int32."""
    if tf.is_tensor(shape):
        kind, rank = shape.dtype.base_dtype, 1
    elif isinstance(shape, tf.TensorShape):
        return shape
    elif not isinstance(shape, (list, tuple, np.ndarray)):
        raise TypeError(
            f"expected_shape: got {shape!r}, wanted a list of integers or a tensor of type int32"
        )
    else:
        if any(tf.is_tensor(size) for size in shape):
            raise ValueError(f"Invalid dtype object for shape expected of tensor {tensor.name}.")
        array = np.asarray(shape)
        if not array.size or (isinstance(shape, (list, tuple)) and array.dtype == np.int64):
            array = array.astype(np.int32)
        kind, rank, shape = array.dtype, array.ndim, array
    if rank > 1:
        raise ValueError(f"Invalid rank {rank} for shape {shape} expected of tensor {tensor.name}.")
    if tf.as_dtype(kind) != tf.int32:
        raise ValueError(
            f"Invalid dtype {kind} for shape {shape} expected of tensor {tensor.name}."
        )
    return shape


def _as_scalar(tensor: Any) -> Any:
    with tf.name_scope(f"{tensor.op.name}/", values=[tensor]):
        return tf.reshape(tensor, [])


def _asserted(expected: Any, tensor: Any) -> Any:
    """Returns the op that fails where a tensor has not a shape, in which -1 is any size."""
    with tf.name_scope("assert_shape", values=[tensor]) as scope:
        actual = tf.shape(tensor, name="actual")
        is_rank = tf.equal(tf.size(expected), tf.rank(tensor))
        is_same = tf.reduce_all(tf.equal(expected, -1) | tf.equal(expected, actual))
        text = f"Wrong shape for {tensor.name} [expected] [actual]."
        return tf.Assert(is_rank & is_same, [text, expected, actual], name=scope)
