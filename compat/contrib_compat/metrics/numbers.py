"""Streaming metrics of numbers and of ranked predictions: core's, as contrib called them.

Contrib's arguments stand in another order than core's: predictions come first.
"""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.metrics.keys import Keys


def streaming_mean(
    values: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages values.

    Stands for ``tf.contrib.metrics.streaming_mean`` (TF 1.15).

    Args:
      values: the values.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean(
        values=values,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_mean_tensor(
    values: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages tensors, element by element.

    Stands for ``tf.contrib.metrics.streaming_mean_tensor`` (TF 1.15).

    Args:
      values: the values.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean_tensor(
        values=values,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_mean_absolute_error(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages the absolute errors.

    Stands for ``tf.contrib.metrics.streaming_mean_absolute_error`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean_absolute_error(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_mean_squared_error(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages the squared errors.

    Stands for ``tf.contrib.metrics.streaming_mean_squared_error`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean_squared_error(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_root_mean_squared_error(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the root of the mean squared error.

    Stands for ``tf.contrib.metrics.streaming_root_mean_squared_error`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.root_mean_squared_error(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_mean_relative_error(
    predictions: Any,
    labels: Any,
    normalizer: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages the errors relative to something.

    Stands for ``tf.contrib.metrics.streaming_mean_relative_error`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      normalizer: what the errors are divided by.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean_relative_error(
        predictions=predictions,
        labels=labels,
        normalizer=normalizer,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_percentage_less(
    values: Any,
    threshold: float,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the share of values below a threshold.

    Stands for ``tf.contrib.metrics.streaming_percentage_less`` (TF 1.15).

    Args:
      values: the values.
      threshold: the threshold.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.percentage_below(
        values=values,
        threshold=threshold,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_mean_iou(
    predictions: Any,
    labels: Any,
    num_classes: int,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages intersection over union by classes.

    Stands for ``tf.contrib.metrics.streaming_mean_iou`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      num_classes: how many classes there are.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.mean_iou(
        predictions=predictions,
        labels=labels,
        num_classes=num_classes,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_sparse_recall_at_k(
    predictions: Any,
    labels: Any,
    k: int,
    class_id: Optional[int] = None,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the recall of the best predictions.

    Stands for ``tf.contrib.metrics.streaming_sparse_recall_at_k`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      k: how many of the best predictions count.
      class_id: the class that counts alone; by default all do.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.recall_at_k(
        predictions=predictions,
        labels=labels,
        k=k,
        class_id=class_id,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_sparse_precision_at_k(
    predictions: Any,
    labels: Any,
    k: int,
    class_id: Optional[int] = None,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the precision of the best predictions.

    Stands for ``tf.contrib.metrics.streaming_sparse_precision_at_k`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      k: how many of the best predictions count.
      class_id: the class that counts alone; by default all do.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.precision_at_k(
        predictions=predictions,
        labels=labels,
        k=k,
        class_id=class_id,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_sparse_average_precision_at_k(
    predictions: Any,
    labels: Any,
    k: int,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Averages the precision of the best predictions.

    Stands for ``tf.contrib.metrics.streaming_sparse_average_precision_at_k`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      k: how many of the best predictions count.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.average_precision_at_k(
        predictions=predictions,
        labels=labels,
        k=k,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )
