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
with tf.Session(graph=tf.Graph()) as session:
    graph = tf.saved_model.loader.load(session, ["serve"], sys.argv[1])
    signature = graph.signature_def["serving_default"]
    (examples,) = signature.inputs.values()
    scores = session.run(
        {key: found.name for key, found in signature.outputs.items()},
        {examples.name: [bytes.fromhex(example) for example in sys.argv[2:]]},
    )
print(json.dumps([sorted(graph.signature_def), {k: v.tolist() for k, v in scores.items()}],
                 default=bytes.decode))
"""


def example(**features):
    """Returns the serialized example of features by name, each a number or a text."""
    import tensorflow.compat.v1 as tf

    made = tf.train.Example()
    for name, value in features.items():
        if isinstance(value, str):
            made.features.feature[name].bytes_list.value.append(value.encode())
        else:
            made.features.feature[name].float_list.value.append(value)
    return made.SerializeToString()


def train_and_export(estimator, columns, input_fn, examples, steps=5, predict="predict_proba"):
    """Runs an Experiment; returns its metrics, what a bare process loads, and predictions."""
    import tensorflow.compat.v1 as tf

    from tf_contrib import layers, learn
    from tf_contrib.learn.python.learn.utils import input_fn_utils

    spec = layers.create_feature_spec_for_parsing(columns)
    serving = input_fn_utils.build_parsing_serving_input_fn(spec)
    metrics, exports = learn.Experiment(
        estimator,
        input_fn,
        input_fn,
        train_steps=steps,
        eval_steps=1,
        export_strategies=[learn.make_export_strategy(serving)],
    ).train_and_evaluate()
    path = exports[0].decode() if isinstance(exports[0], bytes) else exports[0]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    command = [sys.executable, "-c", LOAD, path, *(one.hex() for one in examples)]
    output = subprocess.check_output(command, env=environment)
    predict = getattr(estimator, predict, estimator.predict)
    predicted = list(predict(input_fn=lambda: (tf.parse_example(examples, spec), None)))
    return metrics, json.loads(output.decode().splitlines()[-1]), predicted


def sizes():
    """Feeds sizes, of which the greater ones are of class 1."""
    import tensorflow.compat.v1 as tf

    return {"size": tf.constant(SIZES)}, tf.constant((SIZES > 9).astype(np.int64))


@pytest.mark.parametrize("name", ["DNNClassifier", "LinearClassifier"])
def test_classifiers_are_exported_as_natively(name, tmp_path):
    """With contrib's signatures; a process without this package answers what predict says."""
    from tf_contrib import layers, learn

    columns = [layers.real_valued_column("size")]
    more = {"hidden_units": [3]} if name == "DNNClassifier" else {}
    estimator = getattr(learn, name)(feature_columns=columns, model_dir=str(tmp_path), **more)
    metrics, (signatures, answers), predicted = train_and_export(
        estimator, columns, sizes, [example(size=3.0)]
    )
    assert metrics["global_step"] == 5 and "accuracy" in metrics
    assert signatures == ["default_input_alternative:None", "serving_default"]
    np.testing.assert_allclose(answers["scores"], predicted, rtol=1e-5)


COLORS, SHAPES = ["red", "red", "blue", "blue"], ["round", "square", "round", "square"]


def colored_shapes():
    """Feeds colors and shapes, of whose crosses every other is of class 1: no sum tells them."""
    import tensorflow.compat.v1 as tf

    def sparse(texts):
        return tf.SparseTensor([[row, 0] for row in range(len(texts))], texts, [len(texts), 1])

    return {"color": sparse(COLORS), "shape": sparse(SHAPES)}, tf.constant([[1], [0], [0], [1]])


@pytest.mark.parametrize("name", ["LinearClassifier", "DNNLinearCombinedClassifier"])
def test_crosses_without_a_hash_key_are_trained_and_exported(name, tmp_path):
    """They learn what only a cross can tell, and are hashed by core ops alone in the export."""
    from tf_contrib import layers, learn

    color, shape = (layers.sparse_column_with_hash_bucket(key, 20) for key in ("color", "shape"))
    cross = layers.crossed_column([color, shape], hash_bucket_size=1e3)
    if name == "LinearClassifier":
        columns = [cross]
        estimator = learn.LinearClassifier(feature_columns=columns, model_dir=str(tmp_path))
    else:
        columns = [cross, layers.embedding_column(color, dimension=2)]
        estimator = learn.DNNLinearCombinedClassifier(
            model_dir=str(tmp_path),
            linear_feature_columns=columns[:1],
            dnn_feature_columns=columns[1:],
            dnn_hidden_units=[3],
            fix_global_step_increment_bug=True,
        )
    examples = [example(color=color, shape=shape) for color, shape in zip(COLORS, SHAPES)]
    metrics, (signatures, answers), predicted = train_and_export(
        estimator, columns, colored_shapes, examples, steps=60
    )
    assert metrics["accuracy"] == 1.0
    assert "serving_default" in signatures
    np.testing.assert_allclose(answers["scores"], predicted, rtol=1e-5)
    assert np.argmax(answers["scores"], axis=1).tolist() == [1, 0, 0, 1]


def test_a_support_vector_machine_is_trained_and_exported(tmp_path, tf):
    """With the variables of either version."""
    from tf_contrib import layers, learn

    columns = [layers.real_valued_column("size")]
    estimator = learn.SVM("id", columns, model_dir=str(tmp_path), l2_regularization=0.1)
    spec = [*columns, layers.sparse_column_with_hash_bucket("id", 100)]

    def input_fn():
        features, labels = sizes()
        return {"id": tf.constant([str(row) for row in range(len(SIZES))]), **features}, labels

    metrics, (signatures, answers), predicted = train_and_export(
        estimator, spec, input_fn, [example(id="1", size=19.0)], 30, "predict_classes"
    )
    assert metrics["global_step"] == 30 and "serving_default" in signatures
    # Its optimizer's threads race, so that the model of so few steps differs from run to run.
    assert answers["classes"] == predicted == [int(answers["logits"][0][0] > 0)]


def test_an_estimator_of_a_model_fn_is_exported_as_natively(tmp_path, tf):
    """One that returns ModelFnOps and trains by optimize_loss, with noise and clipping."""
    from tf_contrib import layers, learn

    def model_fn(features, labels, mode, params):
        found = layers.fully_connected(features["size"], 1, activation_fn=None)
        loss = train_op = None
        if mode != learn.ModeKeys.INFER:
            loss = tf.losses.mean_squared_error(labels, found)
            train_op = layers.optimize_loss(
                loss, None, params["rate"], "SGD", 0.01, clip_gradients=1.0
            )
        return learn.ModelFnOps(mode, {"found": found}, loss, train_op)

    estimator = learn.Estimator(model_fn, str(tmp_path), params={"rate": 0.01})
    columns = [layers.real_valued_column("size")]
    metrics, (signatures, answers), predicted = train_and_export(
        estimator, columns, sizes, [example(size=3.0)]
    )
    assert metrics["global_step"] == 5
    assert "default_input_alternative:default_output_alternative" in signatures
    np.testing.assert_allclose(answers["found"], [one["found"] for one in predicted], rtol=1e-5)


def test_kmeans_finds_centers(tmp_path, tf):
    """Two clusters of points far apart."""
    from tf_contrib import learn

    points = np.float32([[0, 0], [0, 1], [9, 9], [9, 8]])
    means = learn.KMeansClustering(2, str(tmp_path), random_seed=1)
    means.fit(input_fn=lambda: (tf.constant(points), None), steps=10)
    centers = sorted(means.clusters().tolist())
    np.testing.assert_allclose(centers, [[0, 0.5], [9, 8.5]], atol=0.4)


SERVE_ALL = """
import json, sys
import tensorflow as tf
assert not [name for name in sys.modules if name.startswith("contrib_compat")]
tf.compat.v1.enable_v2_behavior()
answers = {}
for name, (path, example) in json.load(sys.stdin).items():
    signatures = tf.compat.v2.saved_model.load(path).signatures
    served = signatures["serving_default"]
    (key,) = served.structured_input_signature[1]
    found = served(**{key: tf.constant([bytes.fromhex(example)])})
    values = {key: value.numpy().tolist() for key, value in found.items()}
    answers[name] = [sorted(signatures), values]
print(json.dumps(answers, default=bytes.decode))
"""


def other_estimators(tf, directory):
    """Returns the rest of contrib.learn's estimators, by name, with what each is asked to predict.

    A model_fn returns a tuple here; `test_an_estimator_of_a_model_fn` has ModelFnOps.
    """
    from tf_contrib import layers, learn
    from tf_contrib.learn.python.learn.estimators import rnn_common

    columns = [layers.real_valued_column("size")]

    def model_fn(features, labels, mode):
        found = layers.fully_connected(features["size"], 1, activation_fn=None)
        if labels is None:
            return {"found": found}, None, None
        loss = tf.losses.mean_squared_error(labels, found)
        return {"found": found}, loss, layers.optimize_loss(loss, None, 0.01, "SGD")

    def place(name):
        return str(directory / name)

    rnn = learn.DynamicRnnEstimator(
        learn.ProblemType.LINEAR_REGRESSION,
        rnn_common.PredictionType.SINGLE_VALUE,
        [layers.real_valued_column("size")],
        num_units=2,
        predict_probabilities=False,
        model_dir=place("rnn"),
    )
    return {
        "linear": learn.LinearRegressor(columns, place("linear")),
        "deep": learn.DNNRegressor([2], columns, place("deep")),
        "both": learn.DNNLinearCombinedRegressor(
            place("both"),
            linear_feature_columns=columns,
            dnn_feature_columns=columns,
            dnn_hidden_units=[2],
            fix_global_step_increment_bug=True,
        ),
        "tuple": learn.Estimator(model_fn, place("tuple")),
        "rnn": rnn,
    }


def test_all_estimators_are_exported_as_natively(tmp_path, tf):
    """Under an Experiment with a strategy; one bare process loads them and answers the same."""
    from tf_contrib import learn
    from tf_contrib.learn.python.learn.utils import input_fn_utils

    exports, predicted = {}, {}
    for name, estimator in other_estimators(tf, tmp_path).items():
        width = [3, 1] if name == "rnn" else [1]
        spec = {"size": tf.FixedLenFeature(width, tf.float32)}
        one = example(size=3.0) if name != "rnn" else sequence(1.0, 2.0, 3.0)

        def input_fn(width=width):
            values = tf.reshape(tf.range(6.0), [-1, *width])
            labels = tf.reduce_sum(values, list(range(1, len(width) + 1)))
            return {"size": values}, labels[:, tf.newaxis]

        _, paths = learn.Experiment(
            estimator,
            input_fn,
            input_fn,
            train_steps=2,
            eval_steps=1,
            export_strategies=[
                learn.make_export_strategy(input_fn_utils.build_parsing_serving_input_fn(spec))
            ],
        ).train_and_evaluate()
        exports[name] = [tf.compat.as_text(paths[0]), one.hex()]

        def asked(one=one, spec=spec):
            return tf.parse_example([one], spec), None

        predicted[name] = next(iter(estimator.predict(input_fn=asked)))
    done = subprocess.run(
        [sys.executable, "-c", SERVE_ALL],
        input=json.dumps(exports).encode(),
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    answers = json.loads(done.stdout.decode().splitlines()[-1])
    alternatives = {"tuple": "default_output_alternative", "rnn": "dynamic_rnn_output"}
    for name, (signatures, values) in answers.items():
        alternative = f"default_input_alternative:{alternatives.get(name)}"
        assert signatures == [alternative, "serving_default"]
        said = predicted[name]
        said = said["found" if name == "tuple" else "scores"] if isinstance(said, dict) else said
        (value,) = values.values()
        np.testing.assert_allclose(np.ravel(value), np.ravel(said), rtol=1e-5)


def sequence(*values):
    """Returns the serialized example of a sequence of sizes."""
    import tensorflow.compat.v1 as tf

    made = tf.train.Example()
    made.features.feature["size"].float_list.value.extend(values)
    return made.SerializeToString()
