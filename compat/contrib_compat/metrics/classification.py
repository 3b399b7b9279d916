"""Streaming metrics of classes: core's, as contrib called them.

Contrib's arguments stand in another order than core's: predictions come first.
"""

from __future__ import annotations

from typing import Any, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.metrics.keys import Keys


def streaming_accuracy(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Counts how often predictions are right.

    Stands for ``tf.contrib.metrics.streaming_accuracy`` (TF 1.15).

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
    return tf.metrics.accuracy(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_auc(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    num_thresholds: int = 200,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    curve: str = "ROC",
    name: Optional[str] = None,
) -> Any:
    """Approximates the area under a curve.

    Stands for ``tf.contrib.metrics.streaming_auc`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: the weights of the examples; all are one by default.
      num_thresholds: how many thresholds approximate the curve.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      curve: ``"ROC"`` or ``"PR"``.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.auc(
        predictions=predictions,
        labels=labels,
        weights=weights,
        num_thresholds=num_thresholds,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        curve=curve,
        name=name,
    )


def streaming_precision(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the share of positive predictions that are right.

    Stands for ``tf.contrib.metrics.streaming_precision`` (TF 1.15).

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
    return tf.metrics.precision(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_recall(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the share of positive labels that are found.

    Stands for ``tf.contrib.metrics.streaming_recall`` (TF 1.15).

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
    return tf.metrics.recall(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_true_positives(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Sums the weights of true positives.

    Stands for ``tf.contrib.metrics.streaming_true_positives`` (TF 1.15).

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
    return tf.metrics.true_positives(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_true_negatives(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Sums the weights of true negatives.

    Stands for ``tf.contrib.metrics.streaming_true_negatives`` (TF 1.15).

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
    return tf.metrics.true_negatives(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_false_positives(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Sums the weights of false positives.

    Stands for ``tf.contrib.metrics.streaming_false_positives`` (TF 1.15).

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
    return tf.metrics.false_positives(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_false_negatives(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Sums the weights of false negatives.

    Stands for ``tf.contrib.metrics.streaming_false_negatives`` (TF 1.15).

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
    return tf.metrics.false_negatives(
        predictions=predictions,
        labels=labels,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_precision_at_thresholds(
    predictions: Any,
    labels: Any,
    thresholds: Sequence[float],
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the precision at thresholds.

    Stands for ``tf.contrib.metrics.streaming_precision_at_thresholds`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      thresholds: the thresholds.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.precision_at_thresholds(
        predictions=predictions,
        labels=labels,
        thresholds=thresholds,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_recall_at_thresholds(
    predictions: Any,
    labels: Any,
    thresholds: Sequence[float],
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the recall at thresholds.

    Stands for ``tf.contrib.metrics.streaming_recall_at_thresholds`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      thresholds: the thresholds.
      weights: the weights of the examples; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.recall_at_thresholds(
        predictions=predictions,
        labels=labels,
        thresholds=thresholds,
        weights=weights,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_specificity_at_sensitivity(
    predictions: Any,
    labels: Any,
    sensitivity: float,
    weights: Any = None,
    num_thresholds: int = 200,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the specificity at a sensitivity.

    Stands for ``tf.contrib.metrics.streaming_specificity_at_sensitivity`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      sensitivity: the sensitivity that is wanted.
      weights: the weights of the examples; all are one by default.
      num_thresholds: how many thresholds approximate the curve.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.specificity_at_sensitivity(
        predictions=predictions,
        labels=labels,
        sensitivity=sensitivity,
        weights=weights,
        num_thresholds=num_thresholds,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )


def streaming_sensitivity_at_specificity(
    predictions: Any,
    labels: Any,
    specificity: float,
    weights: Any = None,
    num_thresholds: int = 200,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the sensitivity at a specificity.

    Stands for ``tf.contrib.metrics.streaming_sensitivity_at_specificity`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      specificity: the specificity that is wanted.
      weights: the weights of the examples; all are one by default.
      num_thresholds: how many thresholds approximate the curve.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops, by default that of core's metric.

    Returns:
      The value, and the op that updates it.
    """
    return tf.metrics.sensitivity_at_specificity(
        predictions=predictions,
        labels=labels,
        specificity=specificity,
        weights=weights,
        num_thresholds=num_thresholds,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        name=name,
    )
