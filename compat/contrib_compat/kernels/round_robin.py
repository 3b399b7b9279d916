"""Elements of a list in turn: ``tf.contrib.input_pipeline``'s ObtainNext."""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

__all__ = ["obtain_next"]


def obtain_next(list: Any, counter: Any, name: Optional[str] = None) -> Any:
    """Takes the next element of a list, and the first one after the last.

    Each run gets an element of its own, also when several threads run at once.

    Args:
      list: the elements, strings of shape ``[n]``.
      counter: an int64 variable, of either kind, with the position of the element that was taken
        last: -1 before the first.
      name: of the scope that the ops are made in.

    Returns:
      The element, a scalar string.
    """
    with tf.name_scope(name, "ObtainNext"):
        elements = tf.reshape(tf.convert_to_tensor(list, tf.string), [-1])
        count = tf.size(elements, out_type=tf.int64)

        def take() -> Any:
            # A copy of the value, since a reference would show what others assign meanwhile.
            position = tf.identity((counter + 1) % count)
            with tf.control_dependencies([tf.assign(counter, position)]):
                return tf.identity(tf.gather(elements, position))

        return tf.CriticalSection(name="turns").execute(take)
