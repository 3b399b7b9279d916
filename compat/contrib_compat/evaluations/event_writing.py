"""What is written to event files, so that TensorBoard shows it."""

from __future__ import annotations

from typing import Any, List, Mapping

import numpy as np
import tensorflow.compat.v1 as tf

__all__ = [
    "file_writer",
    "numbers_in",
    "shown_scalar",
    "shown_text",
    "write_metrics",
    "write_summary",
]


def file_writer(folder: str) -> Any:
    """Returns the process's writer of events into a folder, also in TensorFlow 2's eager mode."""
    with tf.Graph().as_default():
        return tf.summary.FileWriterCache.get(folder)


def numbers_in(metrics: Mapping[str, Any]) -> Mapping[str, float]:
    """Returns those metrics that are one number each, but for the global step."""
    return {
        name: float(value)
        for name, value in metrics.items()
        if name != "global_step" and np.ndim(value) == 0 and np.asarray(value).dtype.kind in "biuf"
    }


def write_metrics(folder: str, step: int, metrics: Mapping[str, Any]) -> None:
    """Writes metrics as an Estimator does.

    Args:
      folder: where, such as ``<model_dir>/eval`` for those of an evaluation.
      step: the global step.
      metrics: dict of metric to value; what is not one number is left out.
    """
    values = [
        tf.Summary.Value(tag=name, simple_value=value)
        for name, value in numbers_in(metrics).items()
    ]
    write_summary(folder, step, values)


def write_summary(folder: str, step: int, values: List[Any]) -> None:
    """Writes values of a step, and sees to it that other processes find them.

    Args:
      folder: where.
      step: the global step.
      values: a ``tf.Summary.Value`` each, such as :func:`shown_scalar` and :func:`shown_text` make.
    """
    writer = file_writer(folder)
    writer.add_summary(tf.Summary(value=values), step)
    writer.flush()


def shown_scalar(tag: str, value: float) -> Any:
    """Makes a point of a chart. It is a tensor: simple values are what evaluations are read from.

    Args:
      tag: the name of the chart.
      value: the number.
    """
    return _shown(tag, np.float32(value), "scalars")


def shown_text(tag: str, text: str) -> Any:
    """Makes a text, of which TensorBoard shows one a step.

    Args:
      tag: its name.
      text: Markdown.
    """
    return _shown(tag, text.encode(), "text")


def _shown(tag: str, value: Any, plugin: str) -> Any:
    data = tf.SummaryMetadata.PluginData(plugin_name=plugin)
    return tf.Summary.Value(
        tag=tag,
        tensor=tf.make_tensor_proto(value),
        metadata=tf.SummaryMetadata(plugin_data=data),
    )
