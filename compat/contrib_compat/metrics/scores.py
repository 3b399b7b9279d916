"""How often predictions are right: of one batch, and by the best threshold of many."""

from __future__ import annotations

from typing import Any, Dict, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.metrics.keys import Keys, collect
from contrib_compat.versions import private_names

_EPSILON = 1e-7


def accuracy(predictions: Any, labels: Any, weights: Any = None, name: Optional[str] = None) -> Any:
    """Computes how often the predictions of a batch are right.

    Stands for ``tf.contrib.metrics.accuracy`` (TF 1.15).

    Args:
      predictions: what the model says, of the same type and shape as ``labels``.
      labels: what is true, booleans, integers or strings.
      weights: the weights of the examples; all are one by default.
      name: the scope of the ops.

    Returns:
      A scalar.

    Raises:
      ValueError: the types are others.
    """
    if not (labels.dtype.is_integer or labels.dtype in (tf.bool, tf.string)):
        raise ValueError(f"Labels should have bool, integer, or string dtype, not {labels.dtype!r}")
    if not labels.dtype.is_compatible_with(predictions.dtype):
        raise ValueError(
            "Dtypes of predictions and labels should match. "
            f"Given: predictions ({predictions.dtype!r}) and labels ({labels.dtype!r})"
        )
    with tf.name_scope(name, "accuracy", values=[predictions, labels]):
        right = tf.cast(tf.equal(predictions, labels), tf.float32)
        if weights is None:
            return tf.reduce_mean(right)
        total = tf.reduce_sum(tf.multiply(weights, tf.ones_like(right)))
        return tf.div(tf.reduce_sum(tf.multiply(right, weights)), total)


def f1_score(
    labels: Any,
    predictions: Any,
    weights: Any = None,
    num_thresholds: int = 200,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes the F1 score at the threshold at which it is best.

    Stands for ``tf.contrib.metrics.f1_score`` (TF 1.15).

    Args:
      labels: what is true, as booleans.
      predictions: what the model says, from 0 to 1.
      weights: the weights of the examples; all are one by default.
      num_thresholds: how many thresholds are tried.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops.

    Returns:
      The value, and the op that updates it.
    """
    with tf.variable_scope(name, "f1", (labels, predictions, weights)):
        predictions, labels, weights = private_names.remove_squeezable_dimensions(
            predictions=predictions, labels=labels, weights=weights
        )
        between = [i / (num_thresholds - 1) for i in range(1, num_thresholds - 1)]
        thresholds = [-_EPSILON, *between, 1.0 + _EPSILON]
        counts, updates = private_names.confusion_matrix_at_thresholds(
            labels, predictions, thresholds, weights, includes=("tp", "fp", "fn")
        )

        def of_all_replicas(_: Any, counts: Dict[str, Any]) -> Any:
            value = _best(counts, "value")
            collect(metrics_collections, value)
            return value

        value = tf.distribute.get_replica_context().merge_call(of_all_replicas, args=(counts,))
        update = _best(updates, "update")
        collect(updates_collections, update)
        return value, update


def _best(counts: Dict[str, Any], name: str) -> Any:
    """Returns the best F1 score of counts at several thresholds."""
    hits = counts["tp"]
    precision = tf.div(hits, _EPSILON + hits + counts["fp"], name=f"precision_{name}")
    recall = tf.div(hits, _EPSILON + hits + counts["fn"], name=f"recall_{name}")
    return tf.reduce_max(2.0 * precision * recall / (precision + recall + _EPSILON))
