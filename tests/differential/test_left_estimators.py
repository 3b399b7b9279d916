"""Estimators that left contrib for core, compared with TF 1.12, the last to have them.

Each case trains from a checkpoint of set values, so that weights, slots and losses are compared.
"""

import json
from pathlib import Path

import numpy as np
import pytest

RECORD = Path(__file__).parent / "data" / "left_estimators.json"


def input_fn():
    import tensorflow as tf

    features = {
        "x": [[1.0], [2.0], [-1.0]],
        "word": [["a"], ["b"], ["a"]],
        "weight": [[1.0], [2.0], [0.5]],
    }
    labels = [[1, 0], [0, 1], [1, 1]]
    return tf.data.Dataset.from_tensor_slices((features, labels)).batch(3).repeat(3)


def numbers(value):
    """Returns numbers as JSON, rounded to what all releases agree on."""
    if isinstance(value, dict):
        return {str(key): numbers(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [numbers(item) for item in value]
    if hasattr(value, "tolist"):
        return numbers(value.tolist())
    return round(value, 3) + 0.0 if isinstance(value, float) else value


def set_values(tf, model_dir):
    """Writes a checkpoint over the latest one, with values that follow from names."""
    reader = tf.train.load_checkpoint(model_dir)
    with tf.Graph().as_default(), tf.Session() as session:
        variables = {}
        for name, shape in sorted(reader.get_variable_to_shape_map().items()):
            value = reader.get_tensor(name)
            if value.dtype == np.float32:
                angles = np.arange(value.size) + len(name)
                value = (0.5 + 0.4 * np.cos(angles)).reshape(shape).astype(np.float32)
            variables[name] = tf.Variable(value, use_resource=False)
        session.run(tf.global_variables_initializer())
        tf.train.Saver(variables).save(session, tf.train.latest_checkpoint(model_dir))


def trained_on(tf, estimator):
    """Trains from a checkpoint of set values; returns the variables and what the model says."""
    estimator.train(input_fn, steps=1)
    set_values(tf, estimator.model_dir)
    estimator.train(input_fn, steps=2)
    names = estimator.get_variable_names()
    predictions = estimator.predict(lambda: input_fn().take(1).map(lambda x, y: x))
    return {
        "variables": {name: numbers(estimator.get_variable_value(name)) for name in names},
        "evaluation": numbers(estimator.evaluate(input_fn, steps=1)),
        "predictions": numbers(list(predictions)),
    }


def x_column(tf):
    return tf.feature_column.numeric_column("x")


def word_column(tf):
    return tf.feature_column.categorical_column_with_vocabulary_list("word", ["a", "b"])


def case_dnn(contrib, tf, tmp):
    embedded = tf.feature_column.embedding_column(word_column(tf), 2)
    head = contrib.estimator.multi_label_head(2, weight_column="weight")
    return trained_on(
        tf, contrib.estimator.DNNEstimator(head, [2], [x_column(tf), embedded], str(tmp))
    )


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
    return trained_on(tf, dnn)


def case_linear(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    return trained_on(
        tf, contrib.estimator.LinearEstimator(head, [x_column(tf), word_column(tf)], str(tmp))
    )


def case_linear_with_every_argument(contrib, tf, tmp):
    head = contrib.estimator.regression_head("weight", 2)
    linear = contrib.estimator.LinearEstimator(
        head, [word_column(tf)], str(tmp), "Adagrad", None, None, "mean"
    )
    return trained_on(tf, linear)


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
    return trained_on(tf, combined)


def case_baseline(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    return trained_on(tf, contrib.estimator.BaselineEstimator(head, str(tmp)))


def case_no_columns(contrib, tf, tmp):
    head = contrib.estimator.multi_label_head(2)
    try:
        contrib.estimator.DNNLinearCombinedEstimator(head, str(tmp))
    except ValueError as error:
        return str(error)


CASES = {name[5:]: case for name, case in list(globals().items()) if name.startswith("case_")}


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_estimators_train_as_on_tf_1_12(name, tf, tmp_path, quiet):
    """From the same checkpoint an estimator gets to the same weights and slots as TF 1.12."""
    import tf_contrib

    assert CASES[name](tf_contrib, tf, tmp_path) == json.loads(RECORD.read_text())[name]
