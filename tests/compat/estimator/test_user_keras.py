"""The program's own Keras stays what it was."""

import pytest

from contrib_compat import versions

# As imported only: after disable_v2_behavior() no Keras since 2.11 can fit a model by itself.
pytestmark = pytest.mark.slow

FIT = """
import numpy as np
import tensorflow

def fit():
    keras = tensorflow.keras
    model = keras.Sequential([keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    history = model.fit(np.ones((8, 2)), np.ones((8, 1)), epochs=1, verbose=0)
    assert np.isfinite(history.history["loss"][0])
    return type(model).__module__, type(model.optimizer).__module__, keras.layers.Dense

def train():
    from contrib_compat import estimator
    column = tf.feature_column.numeric_column("x", shape=(2,))
    model = estimator.DNNClassifier([3], [column])
    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": np.ones((4, 2), "float32")}, [0, 1, 1, 0]))
    model.train(input_fn)
    assert model.evaluate(input_fn)["global_step"] == 1
"""


def test_a_keras_model_is_fitted_before_and_after_a_canned_estimator(program):
    """The same tf.keras builds and fits a model before and after a DNNClassifier trains."""
    output = program(
        FIT
        + """
before = fit()
train()
after = fit()
train()
print(before == after, before[0].split(".")[0])
"""
    )
    # TF 1.15 and 2.4 hold Keras themselves.
    keras = "keras" if versions.tf_version().release >= (2, 6) else "tensorflow"
    same, package = output.split()
    assert same == "True" and package.startswith(keras)


def test_a_keras_model_is_fitted_after_a_canned_estimator(program):
    """tf.keras may be used for the first time when the estimator package is at work."""
    output = program(FIT + "train()\nprint(fit()[0].split('.')[0] != 'tf_keras')\n")
    assert output == "True"


@pytest.mark.skipif(versions.has_native_estimator(), reason="one Keras serves both up to TF 2.15")
def test_both_kerases_are_there_side_by_side(program):
    """On TF 2.16+ tf.keras is Keras 3 in every module, and the estimator's is tf-keras."""
    output = program(
        """
        import sys, tensorflow, keras
        from contrib_compat import estimator, versions

        theirs = versions.estimator_module("canned.dnn").tf
        print(theirs.keras.Model.__module__.split(".")[0])
        print(theirs.compat.v1.keras.layers.DenseFeatures.__module__.split(".")[0])
        print(versions.keras2().Model is theirs.keras.Model)
        print(tensorflow.keras.Model is keras.Model, tensorflow.__name__)
        print(sys.modules["tensorflow"] is tensorflow, theirs.constant is tensorflow.constant)
        """
    )
    assert (
        output.split() == ["tf_keras", "tf_keras", "True"] + ["True", "tensorflow"] + ["True"] * 2
    )


@pytest.mark.skipif(versions.has_native_estimator(), reason="one Keras serves both up to TF 2.15")
def test_a_process_on_legacy_keras_works_too(program):
    """With TF_USE_LEGACY_KERAS the program's Keras is tf-keras, before and after."""
    output = program(
        FIT + "before = fit()\ntrain()\nprint(before == fit(), before[0].split('.')[0])\n",
        environment={"TF_USE_LEGACY_KERAS": "1"},
    )
    assert output.split() == ["True", "tf_keras"]
