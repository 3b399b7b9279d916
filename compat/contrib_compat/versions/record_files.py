"""TensorFlow's reader of record files, whose public face logs a deprecation at its own line."""

from __future__ import annotations

import inspect
from typing import Iterator


def records(path: str) -> Iterator[bytes]:
    """Reads the records of a file one by one, and checks their checksums.

    Args:
        path: A TFRecord file, such as an event file.

    Yields:
        The records.

    Raises:
        tf.errors.DataLossError: where a record is damaged or cut off.
        tf.errors.OpError: if the file can't be read.
    """
    import tensorflow.compat.v1 as tf

    # TensorFlow offers nothing else that reads records without a graph or eager mode.
    yield from inspect.unwrap(tf.io.tf_record_iterator)(path)
