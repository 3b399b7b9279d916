"""Images read at any points: ``tf.contrib.resampler``'s ops."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Tuple

import tensorflow.compat.v1 as tf

__all__ = ["resampler", "resampler_grad"]


class ResamplerGrad(NamedTuple):
    """What `resampler_grad` returns.

    Attributes:
      grad_data: the gradient by the images, of their shape.
      grad_warp: the gradient by the points, of theirs.
    """

    grad_data: Any
    grad_warp: Any


def resampler(data: Any, warp: Any, name: Optional[str] = None) -> Any:
    """Interpolates images linearly in both directions; outside of them there is zero.

    Args:
      data: the images, floats of shape ``[batch, height, width, channels]``.
      warp: points of each image, ``(x, y)`` in pixels, of shape ``[batch, ..., 2]``.
      name: of the scope that the ops are made in.

    Returns:
      The channels at each point, of shape ``[batch, ..., channels]``.

    Raises:
      TypeError: ``data`` is of no type of floats, or ``warp`` of another one.
      ValueError: ``warp`` has no dimension.
      tf.errors.InvalidArgumentError: while it is run, ``data`` has not four dimensions, the last
        one of ``warp`` is not 2, or there are points of more or fewer images. (Natively the first
        two are an UnimplementedError.)
    """
    with tf.name_scope(name, "Resampler"):
        data, warp = _floats(data, warp)
        wrong = _what_is_wrong(data.shape, warp.shape)
        if wrong:
            refused = tf.debugging.Assert(False, [wrong])
            with tf.control_dependencies([refused]):
                # Without their shapes, of which nothing could be built.
                data, warp = (
                    tf.placeholder_with_default(tf.identity(part), None) for part in (data, warp)
                )
        _, height, width, channels = tf.unstack(tf.shape(data), 4)
        # A frame of zeros is what lies outside; points beyond it are read at its corner.
        framed = tf.pad(data, [[0, 0], [1, 1], [1, 1], [0, 0]])
        points = tf.reshape(warp, [tf.shape(warp)[0], -1, 2])
        x, y = points[:, :, 0], points[:, :, 1]
        size = [tf.cast(side, data.dtype) for side in (width, height)]
        is_inside = (x > -1) & (y > -1) & (x < size[0]) & (y < size[1])
        x, y = (tf.where(is_inside, part, -tf.ones_like(part)) for part in (x, y))
        left, top = tf.floor(x), tf.floor(y)
        rest_x, rest_y = (x - left)[:, :, tf.newaxis], (y - top)[:, :, tf.newaxis]
        columns, rows = tf.cast(left, tf.int32) + 1, tf.cast(top, tf.int32) + 1

        def at(down: int, right: int) -> Any:
            return tf.gather_nd(framed, tf.stack([rows + down, columns + right], 2), batch_dims=1)

        above = at(0, 0) * (1 - rest_x) + at(0, 1) * rest_x
        below = at(1, 0) * (1 - rest_x) + at(1, 1) * rest_x
        found = above * (1 - rest_y) + below * rest_y
        found = tf.reshape(found, tf.concat([tf.shape(warp)[:-1], [channels]], 0))
        found.set_shape(warp.shape[:-1].concatenate(data.shape[-1:]))
        return found


def _floats(data: Any, warp: Any) -> Tuple[Any, Any]:
    """Returns both as tensors, which are of one type."""
    data = tf.convert_to_tensor(data)
    if not data.dtype.is_floating:
        raise TypeError(f"data: got {data.dtype.name}, wanted a type of floats")
    if tf.is_tensor(warp) and warp.dtype.base_dtype != data.dtype.base_dtype:
        raise TypeError(f"warp: got {warp.dtype.name}, wanted {data.dtype.name}, as data is of")
    return data, tf.convert_to_tensor(warp, data.dtype)


def _what_is_wrong(data: Any, warp: Any) -> str:
    """Returns what no run can do with two shapes, as far as they are known."""
    if warp.rank == 0:
        raise ValueError("warp: got a scalar, wanted points of shape [batch, ..., 2]")
    if not data.is_compatible_with([None] * 4):
        return f"data: got shape {data}, wanted [batch, height, width, channels]"
    if warp.rank == 1 or not warp[-1:].is_compatible_with([2]):
        return f"warp: got shape {warp}, wanted [batch, ..., 2]"
    if not data[:1].is_compatible_with(warp[:1]):
        return f"warp: got points of shape {warp}, wanted as many as images of shape {data}"
    return ""


def resampler_grad(
    data: Any, warp: Any, grad_output: Any, name: Optional[str] = None
) -> ResamplerGrad:
    """Returns the gradients of `resampler`.

    Args:
      data: what it was given.
      warp: what it was given.
      grad_output: the gradient by what it returned.
      name: of the scope that the ops are made in.
    """
    with tf.name_scope(name, "ResamplerGrad"):
        data, warp = _floats(data, warp)
        with tf.GradientTape() as tape:
            tape.watch([data, warp])
            found = resampler(data, warp)
        return ResamplerGrad(*tape.gradient(found, [data, warp], output_gradients=grad_output))
