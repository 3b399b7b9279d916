"""Estimators that left contrib for core, compared with TF 1.12, the last to have them.

Each case trains from a checkpoint of set values, so that weights, slots and losses are compared.
"""

import pytest
from batteries import cases, trained_on

RECORDED_UNDER = "1.12"


def input_fn():
    import tensorflow as tf

    features = {
        "x": [[1.0], [2.0], [-1.0]],
        "word": [["a"], ["b"], ["a"]],
        "weight": [[1.0], [2.0], [0.5]],
    }
    labels = [[1, 0], [0, 1], [1, 1]]
    return tf.data.Dataset.from_tensor_slices((features, labels)).batch(3).repeat(3)


def x_column(tf):
    return tf.feature_column.numeric_column("x")


def word_column(tf):
    return tf.feature_column.categorical_column_with_vocabulary_list("word", ["a", "b"])


def case_dnn(contrib, tf, tmp):
    embedded = tf.feature_column.embedding_column(word_column(tf), 2)
    head = contrib.estimator.multi_label_head(2, weight_column="weight")
    dnn = contrib.estimator.DNNEstimator(head, [2], [x_column(tf), embedded], str(tmp))
    return trained_on(tf, dnn, input_fn)


def case_dnn_with_every_argument(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2, name="m")
    dnn = contrib.estimator.DNNEstimator(
        head,
        [2, 2],
        [x_column(tf)],
        str(tmp),
        tf.train.AdagradOptimizer(0.1),
        tf.nn.tanh,
        None,
        None,
        None,
        None,
        True,
    )
    return trained_on(tf, dnn, input_fn)


def case_linear(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    linear = contrib.estimator.LinearEstimator(head, [x_column(tf), word_column(tf)], str(tmp))
    return trained_on(tf, linear, input_fn)


def case_linear_with_every_argument(contrib, tf, tmp):
    head = contrib.estimator.regression_head("weight", 2)
    linear = contrib.estimator.LinearEstimator(
        head, [word_column(tf)], str(tmp), "Adagrad", None, None, "mean"
    )
    return trained_on(tf, linear, input_fn)


def case_combined(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    combined = contrib.estimator.DNNLinearCombinedEstimator(
        head,
        str(tmp),
        [word_column(tf)],
        "Ftrl",
        [x_column(tf)],
        "Adagrad",
        [2],
        tf.nn.relu,
        None,
        None,
        None,
        "mean",
    )
    return trained_on(tf, combined, input_fn)


def case_baseline(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    baseline = contrib.estimator.BaselineEstimator(head, str(tmp))
    return trained_on(tf, baseline, input_fn)


def case_no_columns(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    try:
        contrib.estimator.DNNLinearCombinedEstimator(head, str(tmp))
    except ValueError as error:
        return str(error)


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_estimators_train_as_on_tf_1_12(check_ours, name):
    """From the same checkpoint an estimator gets to the same weights and slots as TF 1.12."""
    check_ours(name)
