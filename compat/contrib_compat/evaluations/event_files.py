"""The numbers in event files, as far as they can be read."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple

import tensorflow.compat.v1 as tf

__all__ = ["Scalars", "find_event_files", "read_scalars"]


class Scalars(NamedTuple):
    """The numbers of one event; of an evaluation, its metrics.

    Attributes:
      wall_time: when it was written, in seconds since the epoch.
      step: the global step.
      values: the numbers by their tag.
    """

    wall_time: float
    step: int
    values: Dict[str, float]


def find_event_files(pattern: str) -> List[str]:
    """Returns the paths that match a pattern; none where its directory does not exist."""
    try:
        return sorted(tf.gfile.Glob(pattern))
    except tf.errors.NotFoundError:  # Raised on TF 1.15 alone.
        return []


def read_scalars(files: List[str]) -> List[Scalars]:
    """Reads event files.

    Args:
      files: their paths.

    Returns:
      The events that hold numbers, the oldest first. What follows a damaged place in a file is
      left out, with a warning in the log.
    """
    found = [scalars for file in files for scalars in _scalars_in(file)]
    return sorted(found, key=lambda scalars: scalars.wall_time)


def _scalars_in(file: str) -> Iterator[Scalars]:
    for record in _records(file):
        event = tf.Event.FromString(record)
        values = {
            value.tag: value.simple_value
            for value in event.summary.value
            if value.HasField("simple_value")
        }
        if values:
            yield Scalars(event.wall_time, event.step, values)


def _records(file: str) -> List[bytes]:
    # Not tf.train.summary_iterator, which logs a deprecation of its own at TensorFlow's line.
    records: List[bytes] = []
    with tf.Graph().as_default():
        record = tf.data.make_one_shot_iterator(tf.data.TFRecordDataset(file)).get_next()
        with tf.Session(config=tf.ConfigProto(device_count={"GPU": 0})) as session:
            try:
                while True:
                    records.append(session.run(record))
            except tf.errors.OutOfRangeError:
                pass
            except (tf.errors.DataLossError, tf.errors.NotFoundError) as error:
                # Its text would be a stack trace.
                what = type(error).__name__
                tf.logging.warning("%s: %s; using what came before in it.", file, what)
    return records
