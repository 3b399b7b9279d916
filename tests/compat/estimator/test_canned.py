"""Canned estimators train, evaluate, predict and export on every TensorFlow."""

import os

import numpy as np
import pytest

from contrib_compat import estimator

pytestmark = pytest.mark.e2e

NETWORK = {"hidden_units": [4]}
CLASSIFIERS = ["DNNClassifier", "LinearClassifier", "DNNLinearCombinedClassifier"]
REGRESSORS = ["DNNRegressor", "LinearRegressor", "DNNLinearCombinedRegressor"]


def make(name, columns, dense_columns, model_dir):
    """Builds a canned estimator of a kind with the arguments that the kind takes."""
    arguments = {"model_dir": model_dir}
    if name.startswith("DNNLinearCombined"):
        arguments.update(
            linear_feature_columns=columns,
            dnn_feature_columns=dense_columns,
            dnn_hidden_units=[4],
        )
    elif name.startswith("DNN"):
        arguments.update(hidden_units=[4], feature_columns=dense_columns)
    elif name.startswith("Linear"):
        arguments.update(feature_columns=columns)
    return getattr(estimator, name)(**arguments)


def train_evaluate_export(model, tf, input_fn, receiver_fn, tmp_path):
    """Runs the life of an estimator; returns its metrics, one prediction and the signatures."""
    model.train(input_fn, max_steps=6)
    metrics = model.evaluate(input_fn, steps=2)
    prediction = next(iter(model.predict(input_fn)))
    export_dir = model.export_saved_model(str(tmp_path / "export"), receiver_fn)
    assert isinstance(export_dir, bytes)
    with tf.Graph().as_default(), tf.Session() as session:
        meta_graph = tf.saved_model.loader.load(session, ["serve"], export_dir.decode())
    return metrics, prediction, dict(meta_graph.signature_def)


@pytest.mark.parametrize("name", [*CLASSIFIERS, "BaselineClassifier"])
def test_classifier(name, tf, columns, dense_columns, make_input_fn, receiver_fn, tmp_path):
    """A classifier counts its steps, predicts a class and exports classification."""
    model = make(name, columns, dense_columns, str(tmp_path / "model"))
    metrics, prediction, signatures = train_evaluate_export(
        model, tf, make_input_fn(), receiver_fn, tmp_path
    )
    assert metrics["global_step"] == 6
    assert 0 <= metrics["accuracy"] <= 1 and np.isfinite(metrics["loss"])
    assert prediction["class_ids"][0] in (0, 1)
    assert prediction["probabilities"].sum() == pytest.approx(1)
    assert {"serving_default", "classification", "predict"} <= set(signatures)


@pytest.mark.parametrize("name", [*REGRESSORS, "BaselineRegressor"])
def test_regressor(name, tf, columns, dense_columns, make_input_fn, receiver_fn, tmp_path):
    """A regressor predicts a number and exports regression."""
    model = make(name, columns, dense_columns, str(tmp_path / "model"))
    metrics, prediction, signatures = train_evaluate_export(
        model, tf, make_input_fn("float32"), receiver_fn, tmp_path
    )
    assert metrics["global_step"] == 6
    assert np.isfinite(metrics["average_loss"])
    assert prediction["predictions"].shape == (1,)
    assert {"serving_default", "regression", "predict"} <= set(signatures)


def test_a_linear_classifier_learns(columns, make_input_fn, tmp_path):
    """Training really trains: labels that follow from a feature are learnt."""
    model = estimator.LinearClassifier(columns, model_dir=str(tmp_path))
    model.train(make_input_fn(), max_steps=60)
    assert model.evaluate(make_input_fn(), steps=2)["accuracy"] == 1.0


def test_optimizers_of_either_kind(tf, dense_columns, make_input_fn, tmp_path):
    """A TF 1 optimizer object, a name and a callable are taken, dropout and batch norm too."""

    def optimizer():
        return tf.train.AdamOptimizer(tf.train.exponential_decay(0.1, 1, 1, 0.9))

    for number, choice in enumerate([tf.train.AdagradOptimizer(0.1), "Adam", optimizer]):
        model = estimator.DNNClassifier(
            [4],
            dense_columns,
            optimizer=choice,
            dropout=0.1,
            batch_norm=True,
            model_dir=str(tmp_path / str(number)),
        )
        model.train(make_input_fn(), max_steps=2)
        assert model.get_variable_value("global_step") == 2
    assert "dnn/hiddenlayer_0/batchnorm_0/moving_mean" in model.get_variable_names()


def test_variables_are_named_as_on_tensorflow_1(dense_columns, make_input_fn, tmp_path):
    """Checkpoints of a DNNClassifier have the names that TF 1.15 gives, slots included."""
    model = estimator.DNNClassifier([4], dense_columns, model_dir=str(tmp_path))
    model.train(make_input_fn(), max_steps=1)
    assert sorted(model.get_variable_names()) == [
        "dnn/hiddenlayer_0/bias",
        "dnn/hiddenlayer_0/bias/t_0/Adagrad",
        "dnn/hiddenlayer_0/kernel",
        "dnn/hiddenlayer_0/kernel/t_0/Adagrad",
        "dnn/logits/bias",
        "dnn/logits/bias/t_0/Adagrad",
        "dnn/logits/kernel",
        "dnn/logits/kernel/t_0/Adagrad",
        "global_step",
    ]


def test_a_head_in_a_model_fn(tf, make_input_fn, tmp_path):
    """A head makes the spec of a custom model_fn; its metrics are those of Keras 2."""

    def model_fn(features, labels, mode):
        def train_op_fn(loss):
            return tf.train.AdamOptimizer().minimize(loss, tf.train.get_global_step())

        logits = tf.layers.dense(features["x"], 1)
        head = estimator.BinaryClassHead(thresholds=[0.3])
        return head.create_estimator_spec(
            features, mode, logits, labels=labels, train_op_fn=train_op_fn
        )

    model = estimator.Estimator(model_fn, str(tmp_path))
    model.train(make_input_fn(), max_steps=2)
    metrics = model.evaluate(make_input_fn(), steps=2)
    assert metrics["label/mean"] == pytest.approx(0.5)
    assert "accuracy/positive_threshold_0.3" in metrics


def test_added_metrics(tf, columns, make_input_fn, tmp_path):
    """add_metrics makes an estimator that evaluates more."""

    def metric(labels, predictions):
        return {"mean_label": tf.metrics.mean(labels)}

    model = estimator.LinearClassifier(columns, model_dir=str(tmp_path))
    model = estimator.add_metrics(model, metric)
    model.train(make_input_fn(), max_steps=2)
    assert model.evaluate(make_input_fn(), steps=2)["mean_label"] == pytest.approx(0.5)


def test_warm_start(columns, make_input_fn, tmp_path):
    """An estimator starts from the variables of another one's model_dir."""
    first = estimator.LinearClassifier(columns, model_dir=str(tmp_path / "first"))
    first.train(make_input_fn(), max_steps=5)
    second = estimator.LinearClassifier(
        columns,
        model_dir=str(tmp_path / "second"),
        optimizer="SGD",
        warm_start_from=str(tmp_path / "first"),
    )
    second.train(make_input_fn(), max_steps=1)
    assert os.path.exists(str(tmp_path / "second" / "checkpoint"))
    bias = "linear/linear_model/bias_weights"
    assert first.get_variable_value(bias) == pytest.approx(second.get_variable_value(bias), abs=0.5)
    assert first.get_variable_value(bias) != 0
