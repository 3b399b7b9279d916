"""Images read at any points: ``tf.contrib.resampler``'s ops."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

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
      ValueError: ``data`` has not four dimensions, or the last one of ``warp`` is not 2.
    """
    with tf.name_scope(name, "Resampler"):
        data = tf.convert_to_tensor(data)
        warp = tf.convert_to_tensor(warp, data.dtype)
        data.shape.assert_has_rank(4)
        warp.shape[-1:].assert_is_compatible_with([2])
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
        data = tf.convert_to_tensor(data)
        warp = tf.convert_to_tensor(warp, data.dtype)
        with tf.GradientTape() as tape:
            tape.watch([data, warp])
            found = resampler(data, warp)
        return ResamplerGrad(*tape.gradient(found, [data, warp], output_gradients=grad_output))
