"""Keras models, of each Keras that the TensorFlow at hand has."""

import importlib

import pytest


@pytest.fixture(params=["keras 3", "keras 2"])
def keras(request):
    """Keras 3, and Keras 2 (tf-keras, where TensorFlow's own is Keras 3)."""
    import tensorflow as tf

    if not tf.executing_eagerly():
        pytest.skip("a Keras model is exported eagerly, which this process is not")
    own = tf.keras
    is_3 = getattr(own, "__version__", "2").startswith("3")
    if request.param == "keras 3":
        if not is_3:
            pytest.skip("Keras 3 came with TensorFlow 2.16")
        return importlib.import_module("keras")
    return importlib.import_module("tf_keras") if is_3 else own


@pytest.fixture
def linear(keras):
    """A model of ``2 a + 1``, compiled but not trained."""
    inputs = keras.Input((1,), name="a")
    layer = keras.layers.Dense(1, name="y", kernel_initializer="zeros")
    model = keras.Model(inputs, layer(inputs))
    model.compile(optimizer="sgd", loss="mse")
    return model


@pytest.fixture
def answer():
    """Loads an export and calls one of its signatures."""
    import tensorflow as tf

    def answer(path, signature="serving_default", **inputs):
        loaded = tf.saved_model.load(path.decode() if isinstance(path, bytes) else path)
        outputs = loaded.signatures[signature](
            **{name: tf.constant(value) for name, value in inputs.items()}
        )
        return {name: tensor.numpy().tolist() for name, tensor in outputs.items()}

    return answer
