"""Metrics and losses: graphs of tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import X, Y, package, run

LABELS = Y > 0.2
SCORES = 1 / (1 + np.exp(-X[:, :, 0] - Y))
WEIGHTS = np.abs(X[:, :, 1])


def _twice(tf, found):
    """Updates metrics twice, and returns their values."""
    values, updates = zip(*found)
    return [list(updates)] * 2, [tf.convert_to_tensor(value) for value in values]


def case_counts(contrib, tf):
    metrics = contrib.metrics
    guesses, labels = tf.constant(SCORES > 0.5), tf.constant(LABELS)
    names = [
        "accuracy",
        "precision",
        "recall",
        "true_positives",
        "true_negatives",
        "false_positives",
        "false_negatives",
        "false_positive_rate",
        "false_negative_rate",
    ]
    made = [getattr(metrics, f"streaming_{name}")(guesses, labels) for name in names]
    weighted = metrics.streaming_precision(guesses, labels, tf.constant(WEIGHTS), name="mine")
    return _twice(tf, [*made, weighted, metrics.count(tf.constant(Y), tf.constant(WEIGHTS))])


def case_counts_at_thresholds(contrib, tf):
    metrics = contrib.metrics
    scores, labels = tf.constant(SCORES, tf.float32), tf.constant(LABELS)
    names = [
        "precision",
        "recall",
        "true_positives",
        "true_negatives",
        "false_positives",
        "false_negatives",
        "false_positive_rate",
        "false_negative_rate",
    ]
    made = [
        getattr(metrics, f"streaming_{name}_at_thresholds")(scores, labels, [0.3, 0.6])
        for name in names
    ]
    return _twice(tf, made)


def case_curves(contrib, tf):
    metrics = contrib.metrics
    scores, labels = tf.constant(SCORES, tf.float32), tf.constant(LABELS)
    return _twice(
        tf,
        [
            metrics.streaming_auc(scores, labels, curve="PR", num_thresholds=20),
            metrics.streaming_curve_points(labels, scores, num_thresholds=5),
            metrics.streaming_dynamic_auc(labels, scores),
            metrics.streaming_sensitivity_at_specificity(scores, labels, 0.5, num_thresholds=20),
            metrics.streaming_specificity_at_sensitivity(scores, labels, 0.5, num_thresholds=20),
            metrics.precision_at_recall(labels, scores, 0.6, num_thresholds=20),
            metrics.recall_at_precision(labels, scores, 0.6, num_thresholds=20),
            metrics.f1_score(labels, scores, num_thresholds=20),
        ],
    )


def case_curves_in_parts(contrib, tf):
    metrics = contrib.metrics
    scores, labels = tf.constant(SCORES, tf.float32), tf.constant(LABELS)
    values, update = metrics.precision_recall_at_equal_thresholds(labels, scores, num_thresholds=4)
    area, more = metrics.auc_using_histogram(labels[0], scores[0], [0.0, 1.0], nbins=10)
    bounds, last = metrics.auc_with_confidence_intervals(labels, scores)
    return [[update, more, last]], [*values, area, *bounds]


def case_errors(contrib, tf):
    metrics = contrib.metrics
    one, other = tf.constant(Y), tf.constant(X[:, :, 0])
    return _twice(
        tf,
        [
            metrics.streaming_mean(one, tf.constant(WEIGHTS)),
            metrics.streaming_mean_tensor(one),
            metrics.streaming_mean_absolute_error(one, other),
            metrics.streaming_mean_squared_error(one, other, tf.constant(WEIGHTS)),
            metrics.streaming_root_mean_squared_error(one, other),
            metrics.streaming_mean_relative_error(one, other, tf.abs(other)),
            metrics.streaming_mean_cosine_distance(one, other, 1),
            metrics.streaming_covariance(one, other),
            metrics.streaming_percentage_less(one, 0.1),
            metrics.streaming_concat(one),
        ],
    )


def case_classes(contrib, tf):
    metrics = contrib.metrics
    guesses, labels = tf.constant([0, 1, 2, 1]), tf.constant([0, 2, 2, 1])
    return _twice(
        tf,
        [
            metrics.streaming_mean_iou(guesses, labels, 3),
            metrics.cohen_kappa(labels, guesses, 3),
            metrics.streaming_recall_at_k(tf.constant(X[:, 0]), tf.cast(labels, tf.int64), 2),
        ],
    )[0], [
        metrics.confusion_matrix(labels, guesses),
        metrics.accuracy(guesses, labels),
    ]


def case_ranks(contrib, tf):
    metrics = contrib.metrics
    scores, labels = tf.constant(X[:, 0]), tf.constant([[0], [2], [2], [1]], tf.int64)
    top = tf.nn.top_k(scores, 2)[1]
    return _twice(
        tf,
        [
            metrics.streaming_sparse_recall_at_k(scores, labels, 2),
            metrics.streaming_sparse_precision_at_k(scores, labels, 2, class_id=2),
            metrics.streaming_sparse_precision_at_top_k(tf.cast(top, tf.int64), labels),
            metrics.streaming_sparse_average_precision_at_k(scores, labels, 2),
            metrics.streaming_sparse_average_precision_at_top_k(tf.cast(top, tf.int64), labels),
            metrics.sparse_recall_at_top_k(labels, tf.cast(top, tf.int64)),
        ],
    )


def case_sets(contrib, tf):
    metrics = contrib.metrics
    one, other = tf.constant([[1, 2], [3, 3]]), tf.constant([[2, 5], [4, 3]])
    found = [metrics.set_intersection(one, other), metrics.set_union(one, other)]
    found += [metrics.set_difference(one, other, aminusb=False)]
    sizes = [metrics.set_size(each) for each in found]
    return [*[tf.sparse.to_dense(each) for each in found], *sizes]


def case_aggregates(contrib, tf):
    metrics = contrib.metrics
    made = {"b": metrics.streaming_mean(tf.constant(Y)), "a": metrics.streaming_mean(3.0)}
    values, updates = metrics.aggregate_metric_map(made)
    lists = metrics.aggregate_metrics(*made.values())
    names = sorted(v.op.name for v in tf.local_variables())
    return [list(updates.values()), lists[1]], [values["a"], values["b"], tf.constant(names)]


def case_classification_scores(contrib, tf):
    classification = package(contrib, "metrics.python.metrics.classification")
    labels, guesses = tf.constant(LABELS), tf.constant(SCORES > 0.5)
    found = classification.f1_score(labels, tf.constant(SCORES, tf.float32), num_thresholds=10)
    accuracy = classification.accuracy(guesses, labels, tf.constant(WEIGHTS))
    return [[found[1]]], [accuracy, found[0]]


# --- losses --------------------------------------------------------------------------------------


def case_losses_of_numbers(contrib, tf):
    losses, one, other = contrib.losses, tf.constant(Y), tf.constant(X[:, :, 0])
    made = [
        losses.absolute_difference(one, other, weights=0.5),
        losses.mean_squared_error(one, other, weights=tf.constant(WEIGHTS)),
        losses.log_loss(tf.sigmoid(one), tf.sigmoid(other)),
        losses.cosine_distance(one, other, axis=1),
        losses.hinge_loss(one, tf.cast(other > 0, tf.float32)),
        losses.compute_weighted_loss(one, weights=tf.constant([1.0, 0.0, 2.0, 0.5])[:, None]),
    ]
    losses.add_loss(tf.constant(3.0))
    kept = losses.get_losses()
    return [*made, losses.get_total_loss(), tf.constant([loss.op.name for loss in kept])]


def case_losses_of_classes(contrib, tf):
    losses, scores = contrib.losses, tf.constant(X[:, 0])
    labels = tf.one_hot([0, 1, 2, 0], 3)
    return [
        losses.sigmoid_cross_entropy(scores, labels, label_smoothing=0.1),
        losses.softmax_cross_entropy(scores, labels, weights=tf.constant([1.0, 0.5, 0.0, 2.0])),
        losses.sparse_softmax_cross_entropy(scores, tf.constant([0, 1, 2, 0])),
    ]


def case_metric_learning(contrib, tf):
    learning = contrib.losses.metric_learning
    labels, embeddings = tf.constant([0, 1, 0, 1]), tf.nn.l2_normalize(tf.constant(Y), 1)
    table = tf.get_variable("table", [6, 2])
    embeddings = tf.matmul(embeddings, table)
    sparse = [tf.SparseTensor([[0, row]], [1], [1, 3]) for row in (0, 1, 1, 2)]
    return [
        learning.contrastive_loss(tf.constant([1, 0, 1, 0]), embeddings, embeddings[::-1] * 2.0),
        learning.triplet_semihard_loss(labels, embeddings),
        learning.lifted_struct_loss(labels, embeddings),
        learning.npairs_loss_multilabel(sparse, embeddings, embeddings[::-1]),
    ]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_metrics_compute_what_they_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
