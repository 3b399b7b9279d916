"""Batches of equal size, and datasets read at once: today methods of ``tf.data.Dataset``."""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np
import tensorflow.compat.v1 as tf
import tensorflow.compat.v2 as tf2

Transformation = Callable[[Any], Any]

# The base class of all datasets, those of TensorFlow 1 included.
_Dataset = tf2.data.Dataset


def batch_and_drop_remainder(batch_size: Any) -> Transformation:
    """Makes batches, all of the same size.

    Stands for ``tf.contrib.data.batch_and_drop_remainder`` (TF 1.15).

    Args:
      batch_size: how many elements are in each batch; what is left at the end is dropped.

    Returns:
      What ``tf.data.Dataset.apply`` takes.
    """
    return lambda dataset: dataset.batch(batch_size, drop_remainder=True)


def padded_batch_and_drop_remainder(
    batch_size: Any, padded_shapes: Any, padding_values: Any = None
) -> Transformation:
    """Makes batches, all of the same size, of elements that are filled up to the same shape.

    Stands for ``tf.contrib.data.padded_batch_and_drop_remainder`` (TF 1.15).

    Args:
      batch_size: how many elements are in each batch; what is left at the end is dropped.
      padded_shapes: the shapes to fill up to, as for ``tf.data.Dataset.padded_batch``.
      padding_values: what is filled in, as there.

    Returns:
      What ``tf.data.Dataset.apply`` takes.
    """
    return lambda dataset: dataset.padded_batch(
        batch_size,
        padded_shapes=padded_shapes,
        padding_values=padding_values,
        drop_remainder=True,
    )


def sliding_window_batch(
    window_size: Any, stride: Any = None, window_shift: Any = None, window_stride: Any = 1
) -> Transformation:
    """Makes batches of elements that follow each other, which may overlap.

    Stands for ``tf.contrib.data.sliding_window_batch`` (TF 1.15).

    Args:
      window_size: how many elements are in each batch; what is left at the end is dropped.
      stride: the old name of ``window_shift``.
      window_shift: how far the first elements of two batches are apart; one by default.
      window_stride: how far two elements of a batch are apart.

    Returns:
      What ``tf.data.Dataset.apply`` takes.

    Raises:
      ValueError: both ``stride`` and ``window_shift`` are given.
    """
    if stride is not None and window_shift is not None:
        raise ValueError("Cannot specify both `stride` and `window_shift`")
    given = window_shift if stride is None else stride
    shift = 1 if given is None else given

    def apply(dataset: Any) -> Any:
        windows = dataset.window(window_size, shift, window_stride, drop_remainder=True)
        return windows.flat_map(lambda *parts: _batched(parts, window_size))

    return apply


def sloppy_interleave(
    map_func: Callable[..., Any], cycle_length: Any, block_length: Any = 1
) -> Transformation:
    """Reads from several datasets at once, in whatever order their elements are ready.

    Stands for ``tf.contrib.data.sloppy_interleave`` (TF 1.15).

    Args:
      map_func: makes a dataset of an element.
      cycle_length: from how many is read at once.
      block_length: how many elements are taken from one before the next has its turn.

    Returns:
      What ``tf.data.Dataset.apply`` takes.
    """
    return tf.data.experimental.parallel_interleave(
        map_func, cycle_length, block_length, sloppy=True
    )


def reduce_dataset(dataset: Any, reducer: Any) -> Any:
    """Reduces a dataset to one element.

    Stands for ``tf.contrib.data.reduce_dataset`` (TF 1.15).

    Args:
      dataset: the dataset.
      reducer: a ``tf.data.experimental.Reducer``, of which ``finalize_func`` is not called.

    Returns:
      The last state.

    Raises:
      TypeError: ``dataset`` is no dataset.
    """
    if not isinstance(dataset, _Dataset):
        raise TypeError("`dataset` must be a `tf.data.Dataset` object.")
    return dataset.reduce(reducer.init_func(np.int64(0)), reducer.reduce_func)


def _batched(parts: Any, window_size: Optional[int]) -> Any:
    """Returns the dataset of the one batch that a window's parts, which are datasets, make."""
    one = parts if len(parts) > 1 else parts[0]
    is_dataset = isinstance(one, _Dataset)
    whole = one if is_dataset else tf.data.Dataset.zip(one)
    return whole.batch(window_size, drop_remainder=True)
