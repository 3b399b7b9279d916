"""contrib.learn's estimators, from the copy, under this package's Experiment and strategies."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from contrib_compat import versions

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own"),
    pytest.mark.usefixtures("with_copy", "quiet"),
]

SIZES = np.arange(20, dtype=np.float32)[:, None]
LOAD = """
import json, sys
import tensorflow.compat.v1 as tf
assert not [name for name in sys.modules if name.startswith("contrib_compat")]
example = tf.train.Example()
example.features.feature["size"].float_list.value.append(3.0)
with tf.Session(graph=tf.Graph()) as session:
    graph = tf.saved_model.loader.load(session, ["serve"], sys.argv[1])
    signature = graph.signature_def["serving_default"]
    (examples,) = signature.inputs.values()
    scores = session.run(
        {key: found.name for key, found in signature.outputs.items()},
        {examples.name: [example.SerializeToString()]},
    )
print(json.dumps([sorted(graph.signature_def), {k: v.tolist() for k, v in scores.items()}],
                 default=bytes.decode))
"""


def train_and_export(make, tmp_path, tf):
    """Runs an Experiment; returns the estimator, its metrics, and what a bare process loads."""
    from tf_contrib import layers, learn
    from tf_contrib.learn.python.learn.utils import input_fn_utils

    column = layers.real_valued_column("size")
    spec = layers.create_feature_spec_for_parsing([column])
    serving = input_fn_utils.build_parsing_serving_input_fn(spec)
    estimator = make(learn, column, str(tmp_path))

    def input_fn():
        return {"size": tf.constant(SIZES)}, tf.constant((SIZES > 9).astype(np.int64))

    metrics, exports = learn.Experiment(
        estimator,
        input_fn,
        input_fn,
        train_steps=5,
        eval_steps=1,
        export_strategies=[learn.make_export_strategy(serving)],
    ).train_and_evaluate()
    path = exports[0].decode() if isinstance(exports[0], bytes) else exports[0]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    output = subprocess.check_output([sys.executable, "-c", LOAD, path], env=environment)
    predict = getattr(estimator, "predict_proba", estimator.predict)
    (predicted,) = predict(input_fn=lambda: ({"size": tf.constant([[3.0]])}, None))
    return metrics, json.loads(output.decode().splitlines()[-1]), predicted


@pytest.mark.parametrize("name", ["DNNClassifier", "LinearClassifier"])
def test_classifiers_are_exported_as_natively(name, tmp_path, tf):
    """With contrib's signatures; a process without this package answers what predict says."""

    def make(learn, column, model_dir):
        more = {"hidden_units": [3]} if name == "DNNClassifier" else {}
        return getattr(learn, name)(feature_columns=[column], model_dir=model_dir, **more)

    metrics, (signatures, answers), predicted = train_and_export(make, tmp_path, tf)
    assert metrics["global_step"] == 5 and "accuracy" in metrics
    assert signatures == ["default_input_alternative:None", "serving_default"]
    np.testing.assert_allclose(answers["scores"][0], predicted, rtol=1e-5)


def test_an_estimator_of_a_model_fn_is_exported_as_natively(tmp_path, tf):
    """One that returns ModelFnOps and trains by optimize_loss, with noise and clipping."""
    from tf_contrib import layers

    def make(learn, column, model_dir):
        def model_fn(features, labels, mode, params):
            found = layers.fully_connected(features["size"], 1, activation_fn=None)
            loss = train_op = None
            if mode != learn.ModeKeys.INFER:
                loss = tf.losses.mean_squared_error(labels, found)
                train_op = layers.optimize_loss(
                    loss, None, params["rate"], "SGD", 0.01, clip_gradients=1.0
                )
            return learn.ModelFnOps(mode, {"found": found}, loss, train_op)

        return learn.Estimator(model_fn, model_dir, params={"rate": 0.01})

    metrics, (signatures, answers), predicted = train_and_export(make, tmp_path, tf)
    assert metrics["global_step"] == 5
    assert "default_input_alternative:default_output_alternative" in signatures
    np.testing.assert_allclose(answers["found"][0], predicted["found"], rtol=1e-5)


def test_kmeans_finds_centers(tmp_path, tf):
    """Two clusters of points far apart."""
    from tf_contrib import learn

    points = np.float32([[0, 0], [0, 1], [9, 9], [9, 8]])
    means = learn.KMeansClustering(2, str(tmp_path), random_seed=1)
    means.fit(input_fn=lambda: (tf.constant(points), None), steps=10)
    centers = sorted(means.clusters().tolist())
    np.testing.assert_allclose(centers, [[0, 0.5], [9, 8.5]], atol=0.4)
