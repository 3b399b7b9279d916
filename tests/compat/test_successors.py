"""Names of contrib that are objects of TensorFlow's own."""

import pytest

from contrib_compat import estimator, successors


@pytest.mark.smoke
def test_what_tf_1_had_comes_first(tf):
    """Where TensorFlow has two of a name, contrib's is that of TF 1."""
    assert getattr(successors, "tf.data.Dataset") is tf.data.Dataset
    assert getattr(successors, "tf.compat.v1.train.get_global_step") is tf.train.get_global_step


def test_what_is_new_is_found_too():
    """``tf.compat.v1`` lacks some names that ``tf`` has."""
    import tensorflow

    assert getattr(successors, "tf.Module") is tensorflow.Module


@pytest.mark.smoke
def test_estimators_are_found_on_every_tensorflow():
    """``tf.estimator`` is what this package has by that name, deeper names included."""
    found = getattr(successors, "tf.estimator.tpu.TPUEstimator")
    assert found is estimator.tpu.TPUEstimator
    assert getattr(successors, "tf.compat.v1.estimator.RunConfig") is estimator.RunConfig


@pytest.mark.smoke
def test_keras_is_keras_2():
    """``tf.keras`` is the one that estimators work with, as programs of TF 1 know it."""
    from contrib_compat.versions.estimator_package import keras2_v1

    assert getattr(successors, "tf.keras.models.Model") is keras2_v1().models.Model


@pytest.mark.parametrize("name", ["tf.nothing", "tf.data.nothing", "tf", "numpy.sum", "nothing"])
def test_other_names_are_ordinary_attribute_errors(name):
    """A name that TensorFlow lacks, or that isn't one of TensorFlow's, says so."""
    with pytest.raises(AttributeError, match=name):
        getattr(successors, name)
