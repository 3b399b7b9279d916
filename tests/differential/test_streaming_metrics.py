"""Streaming metrics, compared with native: values, variables, collections, ops' names."""

import pytest
from batteries import cases, numbers, raised_type

PREDICTIONS = [[0.1, 0.9, 0.6], [0.8, 0.3, 0.4]]
LABELS = [[0, 1, 1], [1, 1, 0]]
WEIGHTS = [[1.0, 2.0, 0.5], [1.0, 1.0, 3.0]]


def measured(tf, make, updates=2):
    """Returns what a metric says after some updates, and what it makes in the graph."""
    with tf.Graph().as_default() as graph, tf.Session() as session:
        value, update = make()
        session.run(tf.local_variables_initializer())
        seen = [numbers(session.run(update)) for _ in range(updates)]
        return {
            "updates": seen,
            "value": numbers(session.run(value)),
            "variables": sorted(variable.name for variable in tf.local_variables()),
            "collections": [
                len(graph.get_collection(key)) for key in ("values", "updates", "metric_variables")
            ],
        }


def inputs(tf, dtype="float32"):
    predictions = tf.constant(PREDICTIONS)
    if dtype != "float32":
        predictions = tf.cast(tf.round(predictions), dtype)
    return predictions, tf.constant(LABELS, tf.int64), tf.constant(WEIGHTS)


def collected():
    return {"metrics_collections": ["values"], "updates_collections": ["updates"]}


def case_of_classes(contrib, tf, tmp):
    metrics, seen = contrib.metrics, {}
    for name in ("accuracy", "precision", "recall"):
        metric = getattr(metrics, "streaming_" + name)

        def make(metric=metric):
            return metric(*inputs(tf, "int64"), **collected())

        seen[name] = measured(tf, make)
        seen[name + " named"] = measured(
            tf, lambda metric=metric: metric(*inputs(tf, "int64")[:2], name="mine")
        )
    for name in ("true_positives", "true_negatives", "false_positives", "false_negatives"):
        metric = getattr(metrics, "streaming_" + name)

        def count(metric=metric):
            predictions, labels, weights = inputs(tf, "bool")
            return metric(predictions, tf.cast(labels, tf.bool), weights, **collected())

        seen[name] = measured(tf, count)
    return seen


def case_at_thresholds(contrib, tf, tmp):
    metrics = contrib.metrics

    def call(metric, *more, **named):
        def make():
            predictions, labels, weights = inputs(tf)
            return metric(predictions, labels, *more, weights=weights, **named, **collected())

        return measured(tf, make)

    return [
        call(metrics.streaming_auc, num_thresholds=50),
        call(metrics.streaming_auc, num_thresholds=50, curve="PR"),
        call(metrics.streaming_precision_at_thresholds, [0.2, 0.5]),
        call(metrics.streaming_recall_at_thresholds, [0.2, 0.5]),
        call(metrics.streaming_specificity_at_sensitivity, 0.5, num_thresholds=50),
        call(metrics.streaming_sensitivity_at_specificity, 0.5, num_thresholds=50),
    ]


def case_of_numbers(contrib, tf, tmp):
    metrics, seen = contrib.metrics, {}
    for name in ("mean_absolute_error", "mean_squared_error", "root_mean_squared_error"):
        metric = getattr(metrics, "streaming_" + name)

        def make(metric=metric):
            predictions, labels, weights = inputs(tf)
            return metric(predictions, tf.cast(labels, tf.float32), weights, **collected())

        seen[name] = measured(tf, make)

    def relative():
        predictions, labels, weights = inputs(tf)
        labels = tf.cast(labels, tf.float32) + 1.0
        return metrics.streaming_mean_relative_error(predictions, labels, labels, weights)

    values, _, weights = range(3)
    seen["relative"] = measured(tf, relative)
    for name in ("mean", "mean_tensor"):
        metric = getattr(metrics, "streaming_" + name)
        seen[name] = measured(
            tf,
            lambda metric=metric: metric(inputs(tf)[values], inputs(tf)[weights], **collected()),
        )
    seen["less"] = measured(
        tf, lambda: metrics.streaming_percentage_less(inputs(tf)[values], 0.5, name="share")
    )
    seen["iou"] = measured(
        tf, lambda: metrics.streaming_mean_iou(*inputs(tf, "int64")[:2], num_classes=2)
    )
    return seen


def case_of_ranks(contrib, tf, tmp):
    metrics = contrib.metrics

    def ranked(metric, **named):
        labels = tf.constant([[1], [2]], tf.int64)
        return metric(tf.constant(PREDICTIONS), labels, 2, **named, **collected())

    calls = [
        (metrics.streaming_sparse_recall_at_k, {}),
        (metrics.streaming_sparse_recall_at_k, {"class_id": 1}),
        (metrics.streaming_sparse_precision_at_k, {}),
        (metrics.streaming_sparse_precision_at_k, {"class_id": 2}),
        (metrics.streaming_sparse_average_precision_at_k, {}),
    ]
    return [
        measured(tf, lambda metric=metric, named=named: ranked(metric, **named))
        for metric, named in calls
    ]


def case_aggregation(contrib, tf, tmp):
    metrics = contrib.metrics
    return [
        metrics.aggregate_metrics(("value 1", "update 1"), ("value 2", "update 2")),
        metrics.aggregate_metric_map({"a": ("value 1", "update 1"), "b": ("value 2", "update 2")}),
        raised_type(metrics.aggregate_metrics),
        raised_type(metrics.aggregate_metric_map, {}),
    ]


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_streaming_metrics(check, name):
    """The same numbers, and variables of the same names."""
    check(name)
