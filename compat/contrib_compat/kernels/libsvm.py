"""Lines of numbers in the format of LIBSVM: ``tf.contrib.libsvm``'s DecodeLibsvm."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

import tensorflow.compat.v1 as tf

__all__ = ["decode_libsvm"]

#: What an integer looks like; other releases of TensorFlow also read a plus sign.
_INTEGER = "-?[0-9]+"


class DecodeLibsvm(NamedTuple):
    """What `decode_libsvm` returns.

    Attributes:
      label: what each line starts with, of the lines' shape.
      feature_indices: where in a sparse tensor of all features each one is, in the lines' order.
      feature_values: the features.
      feature_shape: the shape of that sparse tensor.
    """

    label: Any
    feature_indices: Any
    feature_values: Any
    feature_shape: Any


def decode_libsvm(
    input: Any,
    num_features: int,
    dtype: Any = tf.float32,
    label_dtype: Any = tf.int64,
    name: Optional[str] = None,
) -> DecodeLibsvm:
    """Reads lines of a label and features, such as ``1 0:0.5 7:1``.

    Args:
      input: the lines, strings of one or more dimensions.
      num_features: the size of the last dimension of the features; indices aren't held to it.
      dtype: the type of the features; by default, and for None, float32.
      label_dtype: the type of the labels; by default, and for None, int64.
      name: of the scope that the ops are made in.

    Raises:
      ValueError: ``num_features`` is less than 1, or ``input`` is known to be a scalar.
      tf.errors.InvalidArgumentError: while it is run, a line isn't in the format.
    """
    if num_features < 1:
        raise ValueError(f"num_features: got {num_features}, wanted at least 1")
    dtype, label_dtype = dtype or tf.float32, label_dtype or tf.int64
    with tf.name_scope(name, "DecodeLibsvm"):
        lines = tf.convert_to_tensor(input, tf.string)
        if lines.shape.ndims == 0:
            raise ValueError("input: got one string, wanted strings of one or more dimensions")
        flat = tf.reshape(lines, [-1])
        words = tf.strings.split(flat, result_type="RaggedTensor")
        with _asserted(words.row_lengths() > 0, "No label found for a line of", flat):
            starts = words.row_starts() + 0
        labels = _numbers(tf.gather(words.values, starts), label_dtype, "Label format incorrect:")

        rows, features = words[:, 1:].value_rowids(), words[:, 1:].values
        is_pair = tf.strings.regex_full_match(features, "[^:]*:.*")
        with _asserted(is_pair, "Invalid feature in", features):
            keys = tf.strings.regex_replace(features, ":.*", "")
        values = tf.strings.regex_replace(features, "^[^:]*:", "")
        columns = _numbers(keys, tf.int64, "Feature format incorrect:")
        with _asserted(columns >= 0, "Feature index should be >= 0, got", columns):
            columns = tf.identity(columns)
        shape = tf.shape(lines, out_type=tf.int64)
        strides = tf.cumprod(shape, exclusive=True, reverse=True)
        places = rows[:, tf.newaxis] // strides % shape
        return DecodeLibsvm(
            _like(labels, lines),
            tf.concat([places, columns[:, tf.newaxis]], axis=1),
            _numbers(values, dtype, "Feature format incorrect:"),
            tf.concat([shape, [num_features]], axis=0),
        )


def _like(labels: Any, lines: Any) -> Any:
    labels = tf.reshape(labels, tf.shape(lines))
    labels.set_shape(lines.shape)
    return labels


def _numbers(texts: Any, dtype: Any, message: str) -> Any:
    """Reads numbers; texts that are none fail with a message, or TensorFlow's own for floats."""
    dtype = tf.as_dtype(dtype)
    if not dtype.is_integer:
        return tf.strings.to_number(texts, dtype)
    with _asserted(tf.strings.regex_full_match(texts, _INTEGER), message, texts):
        return tf.strings.to_number(texts, dtype)


def _asserted(conditions: Any, message: str, texts: Any) -> Any:
    """Has what is made within it fail where conditions don't hold; the error says what came."""
    check = tf.debugging.Assert(tf.reduce_all(conditions), [message, texts])
    return tf.control_dependencies([check])
