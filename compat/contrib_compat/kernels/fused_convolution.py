"""A convolution with what goes with it: ``tf.contrib.fused_conv``'s FusedConv2DBiasActivation."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

__all__ = ["fused_conv2d_bias_activation"]

#: For each layout of images the order of its axes that makes it "NHWC", and of filters "HWIO".
#: Where there are five axes, those of channels in fours come together.
_IMAGES = {"NHWC": (0, 1, 2, 3), "NCHW": (0, 2, 3, 1), "NCHW_VECT_C": (0, 2, 3, 1, 4)}
_FILTERS = {"HWIO": (0, 1, 2, 3), "OIHW": (2, 3, 1, 0), "OIHW_VECT_I": (2, 3, 1, 4, 0)}
_FOURS = 4


def fused_conv2d_bias_activation(
    conv_input: Any,
    filter: Any,
    bias: Any,
    side_input: Any,
    conv_input_scale: Any,
    side_input_scale: Any,
    strides: Sequence[int],
    padding: str,
    data_format: Optional[str] = "NHWC",
    filter_format: Optional[str] = "HWIO",
    activation_mode: Optional[str] = "Relu",
    dilations: Sequence[int] = (1, 1, 1, 1),
    name: Optional[str] = None,
) -> Any:
    """Computes a scaled convolution plus a scaled side input plus biases, and its activation.

    It is served on every device and has gradients; natively floats wanted a GPU and had none.

    Args:
      conv_input: images of float32, half or qint8.
      filter: weights of the same type.
      bias: a number for each channel that comes out.
      side_input: what is added, of the shape that comes out; empty for nothing.
      conv_input_scale: what the convolution is multiplied by.
      side_input_scale: what ``side_input`` is multiplied by; at 0 that is ignored.
      strides: the stride along each axis, in the order of ``data_format``.
      padding: ``"SAME"`` or ``"VALID"``.
      data_format: ``"NHWC"``, ``"NCHW"`` or ``"NCHW_VECT_C"``, whose channels are in fours.
      filter_format: ``"HWIO"``, ``"OIHW"`` or ``"OIHW_VECT_I"``, likewise.
      activation_mode: ``"Relu"`` or ``"None"``. Numbers of qint8 are rounded, half of them to even,
        and clipped to 0 to 127, or to -128 to 127.
      dilations: how far apart a filter's cells are along each axis.
      name: of the scope that the ops are made in.

    Raises:
      TypeError: the types are others, or two.
      ValueError: an argument is none of its values, or shapes don't go together.
    """
    data_format = _one_of("data_format", data_format or "NHWC", _IMAGES)
    filter_format = _one_of("filter_format", filter_format or "HWIO", _FILTERS)
    activation_mode = _one_of("activation_mode", activation_mode or "Relu", ("Relu", "None"))
    padding = _one_of("padding", padding, ("SAME", "VALID"))
    with tf.name_scope(name, "FusedConv2DBiasActivation"):
        images = tf.convert_to_tensor(conv_input)
        dtype = images.dtype.base_dtype
        if dtype not in (tf.float32, tf.float16, tf.qint8):
            raise TypeError(f"conv_input is of {dtype.name}; float32, float16 or qint8 is wanted.")
        weights = tf.convert_to_tensor(filter, dtype)
        side = _side(side_input, dtype)
        layout = _IMAGES[data_format]
        found = tf.nn.conv2d(
            _ordered(_numbers(images), layout),
            _ordered(_numbers(weights), _FILTERS[filter_format]),
            strides=[strides[axis] for axis in layout[:4]],
            padding=padding,
            dilations=[dilations[axis] for axis in layout[:4]],
        )
        found = tf.cast(found, tf.float32) * conv_input_scale
        if side is not None:
            side = _ordered(tf.cast(_numbers(side), tf.float32), layout)
            found.shape.assert_is_compatible_with(side.shape)
            found += _scaled(side, side_input_scale)
        found = tf.nn.bias_add(found, tf.cast(bias, tf.float32))
        if activation_mode == "Relu":
            found = tf.nn.relu(found)
        return _of_type(_of_layout(found, layout), dtype)


def _one_of(argument: str, value: Any, values: Any) -> Any:
    if value not in values:
        raise ValueError(f"{argument} is {value!r}; one of {', '.join(values)} is wanted.")
    return value


def _side(side_input: Any, dtype: Any) -> Any:
    """Returns the side input, if it is one: for none there is natively an empty vector."""
    if isinstance(side_input, (list, tuple)) and not side_input:
        return None
    side = tf.convert_to_tensor(side_input, dtype)
    return None if side.shape.rank == 1 else side


def _numbers(values: Any) -> Any:
    """Returns what is added up as natively: exactly, or halves as if they were more precise."""
    if values.dtype == tf.qint8:
        return tf.cast(tf.bitcast(values, tf.int8), tf.float64)
    return tf.cast(values, tf.float32)


def _ordered(values: Any, order: Tuple[int, ...]) -> Any:
    values = tf.transpose(values, order)
    if len(order) == 4:
        return values
    channels = order.index(1)
    known = values.shape.as_list()
    fours = known[channels]
    known[channels : channels + 2] = [fours and fours * _FOURS]
    shape = tf.shape(values)
    together = shape[channels : channels + 1] * _FOURS
    merged = tf.concat([shape[:channels], together, shape[channels + 2 :]], 0)
    values = tf.reshape(values, merged)
    values.set_shape(known)
    return values


def _of_layout(values: Any, layout: Tuple[int, ...]) -> Any:
    if len(layout) == 5:
        *known, channels = values.shape.as_list()
        shape = tf.shape(values)
        values = tf.reshape(values, tf.concat([shape[:3], shape[3:] // _FOURS, [_FOURS]], 0))
        values.set_shape([*known, channels and channels // _FOURS, _FOURS])
    back = [layout.index(axis) for axis in range(len(layout))]
    return tf.transpose(values, back)


def _scaled(side: Any, scale: Any) -> Any:
    """Returns the side input, of which at 0 nothing counts, not even what is no number."""
    is_off = tf.fill(tf.shape(side), tf.equal(scale, 0.0))
    return tf.where(is_off, tf.zeros_like(side), side * scale)


def _of_type(values: Any, dtype: Any) -> Any:
    if dtype != tf.qint8:
        return tf.cast(values, dtype)
    rounded = tf.clip_by_value(tf.round(values), -128.0, 127.0)
    return tf.bitcast(tf.cast(rounded, tf.int8), tf.qint8)
