"""``tf_contrib.keras``: Keras 2 as TensorFlow 1 had it, by the paths of its time."""

import importlib

import pytest

import tf_contrib
from contrib_compat.legacy.itself import in_use

PATHS = ["keras", "keras.api.keras", "keras.python.keras"]


@pytest.fixture(autouse=True)
def no_copy():
    """No copy of TensorFlow 1.15 is needed."""
    in_use.choose("off")
    yield
    in_use.choose(None)


@pytest.mark.smoke
@pytest.mark.parametrize("path", PATHS)
def test_a_layer_is_that_of_keras_2(path):
    """By each path the very class that programs of TensorFlow 1 know as tf.keras's."""
    from contrib_compat.versions.estimator_package import keras2_v1

    module = importlib.import_module(f"tf_contrib.{path}.layers")
    assert module.Dense is keras2_v1().layers.Dense
    assert tf_contrib.keras.models.Sequential is keras2_v1().models.Sequential


@pytest.mark.e2e
@pytest.mark.filterwarnings("ignore:`Model.state_updates` will be removed:UserWarning")
def test_a_model_of_the_time_is_fitted(tmp_path):
    """Layers, a regularizer and an optimizer by their names of contrib make a model that learns."""
    import numpy as np

    keras = tf_contrib.keras
    model = keras.models.Sequential(
        [
            keras.layers.Dense(4, input_shape=(2,), kernel_regularizer=keras.regularizers.l2(1e-4)),
            keras.layers.Activation("relu"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(keras.optimizers.Adam(0.05), "mse")
    inputs = np.random.RandomState(0).rand(64, 2).astype("float32")
    targets = inputs.sum(axis=1, keepdims=True)
    before = model.evaluate(inputs, targets, verbose=0)
    model.fit(inputs, targets, epochs=20, verbose=0)
    assert model.evaluate(inputs, targets, verbose=0) < before / 2
