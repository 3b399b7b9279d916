"""A Keras model on several devices under ``fit``: a process of its own, which has two CPUs."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import importlib
import os
import sys

import numpy as np
import tensorflow as tf

from contrib_compat import exporters
from contrib_compat import keras as bridge

two = [tf.config.LogicalDeviceConfiguration()] * 2
tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], two)
strategy = tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"])
assert strategy.num_replicas_in_sync == 2


def served(path, numbers):
    signature = tf.saved_model.load(path).signatures["serving_default"]
    (output,) = signature(a=tf.constant(numbers)).values()
    return output.numpy()


def check(keras, model_dir):
    with strategy.scope():
        inputs = keras.Input((2,), name="a")
        hidden = keras.layers.BatchNormalization()(keras.layers.Dense(3)(inputs))
        model = keras.Model(inputs, keras.layers.Dense(1, name="y")(hidden))
        model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
    numbers = np.random.RandomState(0).rand(8, 2).astype("float32")
    total = numbers.sum(axis=1, keepdims=True)
    callback = bridge.ExporterCallback(exporters.LatestExporter("x", None), model_dir)
    data = {"batch_size": 4, "validation_data": (numbers, total), "verbose": 0}
    model.fit(numbers, total, callbacks=[callback], **data)

    # What is served is the replicas' mean, where they differ: of what normalizes, by its moments.
    plain = keras.models.clone_model(model)
    plain.set_weights(model.get_weights())
    wanted = plain(numbers, training=False).numpy()

    base = os.path.join(model_dir, "export", "x")
    (version,) = (name for name in os.listdir(base) if name.isdigit())
    export = os.path.join(base, version)
    np.testing.assert_allclose(served(export, numbers), wanted, rtol=1e-5, atol=1e-6)

    # As a server restores it: by the operation in the graph, and without replicas.
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        loaded = v1.saved_model.loader.load(session, ["serve"], export)
        signature = loaded.signature_def["serving_default"]
        (output,) = signature.outputs.values()
        answer = session.run(output.name, {signature.inputs["a"].name: numbers})
    np.testing.assert_allclose(answer, wanted, rtol=1e-5, atol=1e-6)
    saved = tf.train.list_variables(os.path.join(export, "variables", "variables"))
    shapes = sorted(list(weight.shape) for weight in model.weights)
    assert sorted(shape for _, shape in saved if shape) == shapes

    # A checkpoint that is exported later: the replicas get its weights, then their own again.
    model.set_weights([weight + 1 for weight in model.get_weights()])
    later = model.get_weights()
    checkpoint = os.path.join(model_dir, "keras.ckpt-2")
    path = bridge.KerasEstimator(model, model_dir).export_saved_model(
        os.path.join(model_dir, "again"), None, checkpoint_path=checkpoint
    )
    np.testing.assert_allclose(served(path.decode(), numbers), wanted, rtol=1e-5, atol=1e-6)
    for weight, own in zip(model.get_weights(), later):
        np.testing.assert_array_equal(weight, own)


kinds = {"2": tf.keras}
if getattr(tf.keras, "__version__", "2").startswith("3"):
    kinds = {"3": importlib.import_module("keras"), "2": importlib.import_module("tf_keras")}
for kind, keras in kinds.items():
    check(keras, os.path.join(sys.argv[1], kind))
print("exported")
"""


@pytest.mark.cluster
def test_models_of_two_replicas_export_under_fit(tf, tmp_path):
    """Of each Keras: mirrored variables are saved once, as plain ones that a server restores."""
    if not tf.executing_eagerly():
        pytest.skip("a Keras model is exported eagerly, which this process is not")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    assert done.stdout.decode().endswith("exported\n")
