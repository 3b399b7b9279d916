"""Streaming metrics that core has none of: how many, how they vary together, and all of them."""

from __future__ import annotations

from typing import Any, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.metrics.keys import Keys, collect
from contrib_compat.versions import private_names

_GROWTH = 1.5


def count(
    values: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Counts examples.

    Stands for ``tf.contrib.metrics.count`` (TF 1.15).

    Args:
      values: one for each example.
      weights: how much each counts; all are one by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops.

    Returns:
      The value, and the op that updates it.

    Raises:
      RuntimeError: there is no graph to build in.
    """
    if tf.executing_eagerly():
        raise RuntimeError(
            "tf.contrib.metrics.count is not supported when eager execution is enabled."
        )
    with tf.variable_scope(name, "count", (values, weights)):
        total = private_names.metric_variable([], tf.float32, name="count")
        if weights is None:
            added = tf.cast(tf.size(values), tf.float32)
        else:
            values, _, weights = private_names.remove_squeezable_dimensions(
                predictions=tf.cast(values, tf.float32), labels=None, weights=weights
            )
            added = tf.reduce_sum(
                private_names.broadcast_weights(tf.cast(weights, tf.float32), values)
            )
        with tf.control_dependencies([values]):
            update = tf.assign_add(total, added)
        value = private_names.aggregate_variable(total, metrics_collections)
        collect(updates_collections, update)
        return value, update


def streaming_covariance(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes how predictions and labels vary together, without bias.

    Stands for ``tf.contrib.metrics.streaming_covariance`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: how often each example counts; once by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops.

    Returns:
      The value, which is no number until two examples were counted, and the op that updates it.
    """
    with tf.variable_scope(name, "covariance", (predictions, labels, weights)):
        predictions, labels, weights = _alike(predictions, labels, weights)
        total, x_mean, y_mean, moment = [
            private_names.metric_variable([], tf.float32, name=variable)
            for variable in ("count", "mean_prediction", "mean_label", "comoment")
        ]
        if weights is None:
            added = tf.cast(tf.size(labels), tf.float32)
            share = 1.0
        else:
            share = private_names.broadcast_weights(weights, labels)
            added = tf.reduce_sum(share)
        batch_x = tf.div_no_nan(tf.reduce_sum(predictions * share), added)
        batch_y = tf.div_no_nan(tf.reduce_sum(labels * share), added)
        batch = tf.reduce_sum((predictions - batch_x) * (labels - batch_y) * share)
        # Everything is read before anything is written.
        before, x_before, y_before = [tf.identity(v) for v in (total, x_mean, y_mean)]
        counted = before + added
        x_step, y_step = [
            tf.div_no_nan((new - old) * added, counted)
            for new, old in ((batch_x, x_before), (batch_y, y_before))
        ]
        # Chan's formula for the moments of two parts together.
        apart = (x_before - batch_x) * (y_before - batch_y) * (before * added / counted)
        with tf.control_dependencies([counted, x_step, y_step, apart]):
            updates = [
                tf.assign(total, counted),
                tf.assign_add(x_mean, x_step),
                tf.assign_add(y_mean, y_step),
                tf.assign_add(moment, batch + apart),
            ]
        value = _unbiased(moment, total, "covariance")
        with tf.control_dependencies(updates):
            update = _unbiased(tf.identity(moment), tf.identity(total), "update_op")
    collect(metrics_collections, value)
    collect(updates_collections, update)
    return value, update


def streaming_pearson_correlation(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Computes Pearson's correlation of predictions and labels.

    Stands for ``tf.contrib.metrics.streaming_pearson_correlation`` (TF 1.15).

    Args:
      predictions: what the model says.
      labels: what is true.
      weights: how often each example counts; once by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops.

    Returns:
      The value, and the op that updates it.
    """
    with tf.variable_scope(name, "pearson_r", (predictions, labels, weights)):
        predictions, labels, weights = _alike(predictions, labels, weights)
        if weights is not None:
            weights = private_names.broadcast_weights(weights, labels)
        together, of_x, of_y = [
            streaming_covariance(one, other, weights=weights, name=scope)
            for one, other, scope in (
                (predictions, labels, "covariance"),
                (predictions, predictions, "variance_predictions"),
                (labels, labels, "variance_labels"),
            )
        ]
        value, update = [
            tf.truediv(together[i], tf.sqrt(of_x[i]) * tf.sqrt(of_y[i]), name=op)
            for i, op in enumerate(("pearson_r", "update_op"))
        ]
    collect(metrics_collections, value)
    collect(updates_collections, update)
    return value, update


def streaming_concat(
    values: Any,
    axis: int = 0,
    max_size: Optional[int] = None,
    metrics_collections: Keys = None,
    updates_collections: Keys = None,
    name: Optional[str] = None,
) -> Any:
    """Keeps all values, one after the other.

    Stands for ``tf.contrib.metrics.streaming_concat`` (TF 1.15).

    Args:
      values: the values, of which the shape is known but for ``axis``.
      axis: the axis along which they are put together.
      max_size: how many are kept at most along that axis; all by default.
      metrics_collections: keys of collections to add the value to.
      updates_collections: keys of collections to add the update to.
      name: the scope of the variables and ops.

    Returns:
      The values, and the op that adds to them and returns how many there are.

    Raises:
      ValueError: the shape is not known, or has no such axis.
    """
    with tf.variable_scope(name, "streaming_concat", (values,)):
        rank = values.get_shape().ndims
        if rank is None:
            raise ValueError("`values` must have known statically known rank")
        axis = axis + rank if axis < 0 else axis
        if not 0 <= axis < rank:
            raise ValueError(f"axis = {axis!r} not in [0, {rank!r})")
        others = [n for n in range(rank) if n != axis]
        sizes = values.get_shape().as_list()
        fixed = [sizes[n] for n in others]
        if None in fixed:
            raise ValueError(
                "all dimensions of `values` other than the dimension to concatenate along must "
                "have statically known size"
            )
        # The axis comes first in the variable, so that a batch is written in one piece.
        array = private_names.metric_variable(
            [max_size or 0, *fixed], values.dtype, validate_shape=False, name="array"
        )
        size = private_names.metric_variable([], tf.int32, name="size")
        kept = array[:size]
        kept.set_shape([None, *fixed])
        value = tf.transpose(kept, [*range(1, axis + 1), 0, *range(axis + 1, rank)], name="concat")
        update = _append(array, size, tf.transpose(values, [axis, *others]), fixed, max_size)
        collect(metrics_collections, value)
        collect(updates_collections, update)
        return value, update


def _append(array: Any, size: Any, batch: Any, fixed: Any, max_size: Optional[int]) -> Any:
    """Writes a batch behind the first elements of a variable, which grows where it must."""
    added = tf.shape(batch)[0]
    if max_size is not None:
        added = tf.minimum(added, max_size - size)
    new_size = size + added

    def grow() -> Any:
        steps = tf.ceil(tf.log(tf.cast(new_size, tf.float32)) / tf.log(_GROWTH))
        length = tf.cast(tf.ceil(_GROWTH**steps), tf.int32)
        old = array.value()
        with tf.control_dependencies([old]):
            zeros = tf.zeros(tf.stack([length, *fixed]), dtype=batch.dtype)
            larger = tf.assign(array, zeros, validate_shape=False)
        with tf.control_dependencies([larger]):
            copy = array[:size].assign(old[:size])
        with tf.control_dependencies([copy]):
            return tf.no_op()

    # The variable's shape is asked for at run time: it is not the one that it was made with.
    there = tf.shape(array, name="capacity") if max_size is None else None
    ready = [] if there is None else [tf.cond(new_size > there[0], grow, tf.no_op)]
    with tf.control_dependencies(ready):
        written = array[size:new_size].assign(batch[:added])
    with tf.control_dependencies([written]):
        return size.assign(new_size)


def _alike(predictions: Any, labels: Any, weights: Any) -> Tuple[Any, Any, Any]:
    """Returns predictions, labels and weights of the same shape."""
    found: Tuple[Any, Any, Any] = private_names.remove_squeezable_dimensions(
        predictions, labels, weights
    )
    found[0].get_shape().assert_is_compatible_with(found[1].get_shape())
    return found


def _unbiased(moment: Any, total: Any, name: str) -> Any:
    """Divides a moment by one less than how many it is of."""
    value = tf.truediv(moment, total - 1)
    return tf.where(tf.less_equal(total, 1.0), tf.fill([], float("nan")), value, name=name)
