"""Streaming metrics, compared with native: values, variables, collections, ops' names."""

import pytest
from batteries import cases, numbers, raised, raised_type

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


def case_of_batches(contrib, tf, tmp):
    """Values that change from batch to batch."""
    metrics = contrib.metrics

    def batches():
        step = tf.Variable(0.0, name="own", collections=["local_variables"], trainable=False)
        with tf.control_dependencies([tf.assign_add(step, 1.0)]):
            predictions, labels, weights = inputs(tf)
            return predictions * step.read_value(), tf.cast(labels, tf.float32), weights

    def covariance(**named):
        return metrics.streaming_covariance(*batches(), **collected(), **named)

    def pearson(weighted):
        predictions, labels, weights = batches()
        given = [weights[:, :1]] if weighted else []
        return metrics.streaming_pearson_correlation(predictions, labels, *given, **collected())

    def one():
        return metrics.streaming_covariance(tf.constant([1.0]), tf.constant([[2.0]]))

    def mean(weights):
        return metrics.count(tf.constant(PREDICTIONS), weights, **collected())

    return {
        "covariance": measured(tf, covariance, 3),
        "covariance named": measured(tf, lambda: covariance(name="mine")),
        "covariance of one": str(measured(tf, one, 1)["updates"]),
        "pearson": measured(tf, lambda: pearson(False), 3),
        "pearson weighted": measured(tf, lambda: pearson(True), 3),
        "count": measured(tf, lambda: mean(None)),
        "count weighted": measured(tf, lambda: mean(tf.constant([[2], [3]]))),
    }


def case_of_all_values(contrib, tf, tmp):
    concat = contrib.metrics.streaming_concat
    rows = [[1, 2, 3], [4, 5, 6]]

    def by(*given, **named):
        return measured(tf, lambda: concat(tf.constant(rows), *given, **named), 5)

    def fails(values, *given):
        with tf.Graph().as_default():
            return raised(concat, values(), *given)

    return [
        by(**collected()),
        by(1),
        by(-1, 7, name="mine"),
        by(max_size=3),
        fails(lambda: tf.placeholder(tf.int32)),
        fails(lambda: tf.placeholder(tf.int32, [None, 2]), 1),
        fails(lambda: tf.constant(rows), 2),
    ]


def case_of_thresholds_and_batches(contrib, tf, tmp):
    metrics = contrib.metrics

    def best(**named):
        predictions, labels, weights = inputs(tf)
        return metrics.f1_score(labels, predictions, weights, **collected(), **named)

    with tf.Graph().as_default(), tf.Session() as session:
        predictions, labels, weights = inputs(tf, "int64")
        shares = [metrics.accuracy(predictions, labels, *w) for w in ([], [weights], [2.0])]
        strings = tf.constant(["a", "b"])
        shares.append(metrics.accuracy(strings, strings, name="mine"))
        found = [numbers(session.run(shares)), shares[-1].op.name.partition("/")[0]]
        errors = [
            raised(metrics.accuracy, predictions, tf.cast(labels, tf.float32)),
            raised(metrics.accuracy, strings, labels),
        ]
    return [found, errors, measured(tf, best), measured(tf, lambda: best(num_thresholds=5))]


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_streaming_metrics(check, name):
    """The same numbers, and variables of the same names."""
    check(name)
