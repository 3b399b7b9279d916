"""What strategies export predicts right, loaded by plain ``tf.saved_model.load`` elsewhere."""

import json
import shutil
import subprocess
import sys

import pytest

FEATURES = [[0.5, -1.0], [2.0, 3.0], [-4.0, 0.25]]

# Loads each export and prints what it predicts. Nothing of this package is imported.
LOADER = """
import json, sys
import tensorflow as tf
tf.compat.v1.enable_v2_behavior()
requests = json.load(sys.stdin)
features = tf.constant(requests["features"])
examples = [
    tf.train.Example(features=tf.train.Features(feature={
        "x": tf.train.Feature(float_list=tf.train.FloatList(value=row))
    })).SerializeToString()
    for row in requests["features"]
]
predictions = {}
for name, (path, key, argument) in requests["exports"].items():
    model = tf.compat.v2.saved_model.load(path)
    fed = tf.constant(examples) if argument == "examples" else features
    outputs = model.signatures[key](**{argument: fed})
    predictions[name] = {key: value.numpy().tolist() for key, value in outputs.items()}
assert "tf_contrib" not in sys.modules and "contrib_compat" not in sys.modules
print(json.dumps(predictions, default=repr))
"""


def model_fn(features, labels, mode):
    """Two layers in the style of 2017."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    hidden = tf.layers.dense(features["x"], 3, tf.nn.relu)
    y = tf.layers.dense(hidden, 1)
    if mode == tf_estimator.ModeKeys.PREDICT:
        outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": y})}
        return tf_estimator.EstimatorSpec(mode, predictions={"y": y}, export_outputs=outputs)
    loss = tf.losses.mean_squared_error(labels, y)
    train_op = tf.train.AdamOptimizer(0.1).minimize(loss, tf.train.get_global_step())
    return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn():
    import tensorflow.compat.v1 as tf

    return {"x": tf.constant(FEATURES)}, tf.constant([[0.0], [1.0], [1.0]])


def features_fn():
    """The features once; constants would be predicted from for ever."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors({"x": FEATURES})


def serving_input_receiver_fn():
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    x = tf.placeholder(tf.float32, [None, 2], "x")
    return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def make_exports(base, custom, classifier):
    """Exports by every maker; returns ``(path, signature, argument)`` by name."""
    import tensorflow.compat.v1 as tf

    from tf_contrib import learn

    utils = learn.utils.saved_model_export_utils
    columns = [tf.feature_column.numeric_column("x", [2])]
    legacy_fn = learn.utils.build_default_serving_input_fn({"x": tf.TensorSpec([9, 2], tf.float32)})

    def copy(export_dir, directory):
        target = directory + "/0000000001"
        shutil.copytree(tf.compat.as_str(export_dir), target)
        return target

    receiver = learn.make_export_strategy(serving_input_receiver_fn)
    strategies = {
        "receiver": receiver,
        "stripped": learn.make_export_strategy(serving_input_receiver_fn, strip_default_attrs=True),
        "InputFnOps": learn.make_export_strategy(legacy_fn),
        "best": utils.make_best_model_export_strategy(serving_input_receiver_fn),
        "extended": utils.extend_export_strategy(receiver, copy),
        "parsing": utils.make_parsing_export_strategy(columns),
    }
    exports = {}
    for name, strategy in strategies.items():
        estimator, key, argument = custom, "serving_default", "x"
        if name == "parsing":
            estimator, key, argument = classifier, "predict", "examples"
        path = strategy.export(estimator, str(base / name), eval_result={"loss": 1.0})
        exports[name] = (tf.compat.as_str(path), key, argument)
    return exports


@pytest.mark.e2e
@pytest.mark.slow
def test_exports_predict_as_the_estimator(tmp_path, quiet, tf):
    """Each kind of export gives the estimator's own predictions, where this package is not."""
    from contrib_compat import estimator as tf_estimator

    columns = [tf.feature_column.numeric_column("x", [2])]
    custom = tf_estimator.Estimator(model_fn, str(tmp_path / "custom"))
    classifier = tf_estimator.DNNClassifier([2], columns, str(tmp_path / "classifier"))
    for estimator in (custom, classifier):
        estimator.train(input_fn, steps=2)
    exports = make_exports(tmp_path / "exports", custom, classifier)
    requests = json.dumps({"features": FEATURES, "exports": exports})
    output = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADER],
        input=requests.encode(),
        stdout=subprocess.PIPE,
        timeout=300,
        check=True,
    ).stdout
    loaded = json.loads(output.decode().splitlines()[-1])
    wanted = {name: list(custom.predict(features_fn)) for name in exports}
    wanted["parsing"] = list(classifier.predict(features_fn))
    for name, predictions in wanted.items():
        for key in ("logits", "probabilities") if name == "parsing" else ("y",):
            for row, prediction in zip(loaded[name][key], predictions):
                assert row == pytest.approx(prediction[key].tolist(), rel=1e-5), name
            assert len(loaded[name][key]) == len(predictions) == len(FEATURES)
