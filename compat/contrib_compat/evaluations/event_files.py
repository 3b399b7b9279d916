"""The numbers in event files, as far as they can be read."""

from __future__ import annotations

import operator
from typing import Any, Dict, Iterator, List, NamedTuple

import numpy as np
import tensorflow.compat.v1 as tf
from google.protobuf.message import DecodeError

from contrib_compat.versions.record_files import records

__all__ = ["Scalars", "find_event_files", "read_scalars", "read_summaries"]


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

    def as_eval_result(self) -> Dict[str, Any]:
        """Returns the metrics as ``Estimator.evaluate`` does: numpy scalars, with the step."""
        result: Dict[str, Any] = {tag: np.float32(value) for tag, value in self.values.items()}
        result["global_step"] = np.int64(self.step)
        return result


def find_event_files(pattern: str) -> List[str]:
    """Returns the files that match a pattern; none where its directory does not exist.

    Args:
      pattern: a pattern of paths, as ``tf.gfile.Glob`` takes it.
    """
    try:
        return sorted(path for path in tf.gfile.Glob(pattern) if not tf.gfile.IsDirectory(path))
    except tf.errors.NotFoundError:  # Raised on TF 1.15 alone.
        return []


def read_scalars(files: List[str]) -> List[Scalars]:
    """Reads the events that hold numbers.

    Args:
      files: the paths of event files.

    Returns:
      The events in the order of their global steps. Those of one step are in the order of the
      files and of their places there, not of their times, as clocks are set back now and then.
      What follows a damaged place in a file is left out, with a warning in the log.
    """
    return [scalars for scalars in read_summaries(files) if scalars.values]


def read_summaries(files: List[str]) -> List[Scalars]:
    """Reads the events that hold a summary, be there numbers in it or not.

    Args:
      files: see :func:`read_scalars`.

    Returns:
      See :func:`read_scalars`.
    """
    found = [scalars for file in files for scalars in _summaries_in(file)]
    return sorted(found, key=operator.attrgetter("step"))


def _summaries_in(file: str) -> Iterator[Scalars]:
    try:
        for record in records(file):
            event = tf.Event.FromString(record)
            if event.HasField("summary"):
                values = {
                    value.tag: value.simple_value
                    for value in event.summary.value
                    if value.HasField("simple_value")
                }
                yield Scalars(event.wall_time, event.step, values)
    except (tf.errors.OpError, DecodeError) as error:
        # Its text would be a stack trace on some TensorFlows.
        what = type(error).__name__
        tf.logging.warning("%s: %s; using what came before in it.", file, what)
