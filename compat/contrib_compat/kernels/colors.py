"""Colors changed linearly: ``tf.contrib.image``'s AdjustHsvInYiq."""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

__all__ = ["adjust_hsv_in_yiq"]

#: From red, green and blue to the luma and two chrominances of NTSC, and back, as contrib rounded.
_TO_YIQ = ((0.299, 0.587, 0.114), (0.596, -0.274, -0.322), (0.211, -0.523, 0.312))
_FROM_YIQ = (
    (1.0, 0.95617069, 0.62143257),
    (1.0, -0.2726886, -0.64681324),
    (1.0, -1.103744, 1.70062309),
)


def adjust_hsv_in_yiq(
    images: Any, delta_h: Any, scale_s: Any, scale_v: Any, name: Optional[str] = None
) -> Any:
    """Turns the hue of images and multiplies their saturation and value; nothing is clipped.

    Args:
      images: numbers, of red, green and blue in the last of three or more dimensions.
      delta_h: the angle by which the hue is turned, in radians.
      scale_s: what the saturation is multiplied by.
      scale_v: what the value is multiplied by.
      name: of the scope that the ops are made in.

    Returns:
      The images, of the same type.

    Raises:
      ValueError: ``images`` has less than three dimensions, or not three colors.
    """
    with tf.name_scope(name, "AdjustHsvInYiq"):
        images = tf.convert_to_tensor(images)
        images.shape.with_rank_at_least(3)[-1:].assert_is_compatible_with([3])
        delta_h, scale_s, scale_v = (
            tf.reshape(tf.cast(number, tf.float32), []) for number in (delta_h, scale_s, scale_v)
        )
        zero, one = tf.constant(0.0), tf.constant(1.0)
        along, across = scale_s * tf.cos(delta_h), scale_s * tf.sin(delta_h)
        turn = tf.stack([one, zero, zero, zero, along, -across, zero, across, along])
        turn = tf.matmul(tf.reshape(turn, [3, 3]), tf.constant(_TO_YIQ))
        turn = scale_v * tf.matmul(tf.constant(_FROM_YIQ), turn)
        turned = tf.matmul(tf.reshape(tf.cast(images, tf.float32), [-1, 3]), turn, transpose_b=True)
        return tf.cast(tf.reshape(turned, tf.shape(images)), images.dtype)
