"""SavedModels that another TensorFlow wrote are served, or are known not to be.

``data/saved_model_deviations.json`` lists what can't be read where, by what error that shows, and
why. Each entry is asserted: a TensorFlow that can read it after all fails the test.
"""

import contextlib
import glob
import importlib
import json
import os

import fixture_models
import numpy as np
import pytest
from packaging.specifiers import SpecifierSet

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")

with open(os.path.join(DATA, "saved_model_deviations.json")) as file:
    DEVIATIONS = json.load(file)


def serve_in_session(directory, signature_name, inputs):
    """Asks a signature of a SavedModel the way of TF 1; returns its outputs by name."""
    import tensorflow.compat.v1 as tf

    with tf.Graph().as_default(), tf.Session() as session:
        meta_graph = tf.saved_model.loader.load(session, [tf.saved_model.SERVING], directory)
        signature = meta_graph.signature_def[signature_name]
        feed = {signature.inputs[name].name: values for name, values in inputs.items()}
        outputs = {name: tensor.name for name, tensor in signature.outputs.items()}
        return session.run(outputs, feed)


def serve_loaded(directory, signature_name, inputs):
    """Asks a signature of a SavedModel the way of TF 2; returns its outputs by name."""
    import tensorflow as tf

    model = tf.saved_model.load(directory)
    tensors = {name: tf.constant(values) for name, values in inputs.items()}
    outputs = model.signatures[signature_name](**tensors)
    return {name: tensor.numpy() for name, tensor in outputs.items()}


def ways_of_serving():
    """Returns the functions above that this process can call."""
    import tensorflow as tf

    return [serve_in_session, serve_loaded] if tf.executing_eagerly() else [serve_in_session]


def as_recorded(written, export):
    """Returns the context in which a SavedModel is served, or fails the way that is recorded."""
    from contrib_compat import versions

    for deviation in DEVIATIONS:
        if (
            written.writer in deviation["writers"]
            and written.model in deviation["models"]
            and export in deviation["exports"]
            and versions.tf_version() in SpecifierSet(deviation["readers"])
        ):
            module, _, name = deviation["raises"].rpartition(".")
            error = getattr(importlib.import_module(module), name)
            return pytest.raises(error, match=deviation["match"])
    return contextlib.nullcontext()


@pytest.mark.e2e
def test_a_saved_model_predicts(exported):
    """A SavedModel predicts what the exported model did, by every way of loading it."""
    examples = fixture_models.serialized_examples()
    requests = {
        "raw": ("predict", fixture_models.FEATURES, "probabilities"),
        "parsing": ("predict", {"examples": examples}, "probabilities"),
        "legacy": ("default_input_alternative:None", {"inputs": examples}, "scores"),
    }
    for export in exported.expected["exports"]:
        signature, inputs, output = requests[export]
        (directory,) = glob.glob(os.path.join(exported.directory, "export", export, "*"))
        for serve in ways_of_serving():
            with as_recorded(exported, export):
                np.testing.assert_allclose(
                    serve(directory, signature, inputs)[output],
                    exported.expected["probabilities"],
                    atol=1e-6,
                )


@pytest.mark.parametrize("deviation", DEVIATIONS)
def test_a_deviation_says_why(deviation):
    """A deviation has its reason, and is of files that there are."""
    assert len(deviation["reason"]) > 20
    for writer in deviation["writers"]:
        assert os.path.exists(os.path.join(DATA, writer + ".zip"))
