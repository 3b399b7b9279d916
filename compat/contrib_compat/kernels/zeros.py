"""Variables set to zero in place: ``tf.contrib.framework``'s ops of its zero_initializer."""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

__all__ = ["zero_initializer", "zero_var_initializer"]


def zero_initializer(ref: Any, name: Optional[str] = None) -> Any:
    """Initialises a variable that is a reference with zeros.

    Args:
      ref: the variable, of a numeric type.
      name: of the scope that the ops are made in.

    Returns:
      The reference.

    Raises:
      TypeError: ``ref`` is no reference, or not of numbers.
      tf.errors.InvalidArgumentError: while it is run, the variable is initialised already.
    """
    if not hasattr(ref, "assign") and not ref.dtype._is_ref_dtype:
        raise TypeError(f"ref is {ref}; a variable that is no resource is wanted.")
    if not _is_numeric(ref.dtype.base_dtype):
        raise TypeError(f"ref is of {ref.dtype.base_dtype.name}; a type of numbers is wanted.")
    with tf.name_scope(name, "zero_initializer"):
        with tf.control_dependencies([_is_new(tf.is_variable_initialized(ref))]):
            zeros = tf.zeros(ref.shape, ref.dtype.base_dtype)
        return tf.assign(ref, zeros)


def zero_var_initializer(var: Any, dtype: Any, shape: Any, name: Optional[str] = None) -> Any:
    """Initialises a resource variable with zeros.

    Args:
      var: its handle.
      dtype: its type.
      shape: its shape.
      name: of the scope that the ops are made in.

    Returns:
      The handle.

    Raises:
      tf.errors.InvalidArgumentError: while it is run, the variable is initialised already.
    """
    with tf.name_scope(name, "zero_var_initializer"):
        with tf.control_dependencies([_is_new(tf.raw_ops.VarIsInitializedOp(resource=var))]):
            zeros = tf.zeros(shape, tf.as_dtype(dtype).base_dtype)
        assigned = tf.raw_ops.AssignVariableOp(resource=var, value=zeros)
        with tf.control_dependencies([] if assigned is None else [assigned]):
            return tf.identity(var)


def _is_new(is_initialized: Any) -> Any:
    return tf.debugging.Assert(tf.logical_not(is_initialized), ["input is already initialized"])


def _is_numeric(dtype: Any) -> bool:
    return bool(dtype.is_integer or dtype.is_floating)
