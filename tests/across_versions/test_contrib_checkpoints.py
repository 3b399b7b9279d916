"""Estimators of contrib.learn go on from checkpoints of another TensorFlow, and answer the same."""

import importlib
import json
import os
import zipfile

import contrib_models
import numpy as np
import observations
import pytest

from contrib_compat import versions

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
CASES = [(writer, model) for writer in ("1.15", "2.21") for model in contrib_models.MODELS]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.parametrize("written", CASES, ids="-".join, indirect=True),
]


@pytest.fixture
def written(request, tmp_path):
    """The model, its directory, and what is to be found there."""
    writer, model = request.param
    stem = os.path.join(DATA, "contrib-" + writer)
    with zipfile.ZipFile(stem + ".zip") as archive:
        archive.extractall(str(tmp_path))
    with open(stem + ".json") as file:
        return model, str(tmp_path / model), json.load(file)[model]


@pytest.fixture
def contrib(request, quiet):
    """The native ``tf.contrib`` of TensorFlow 1.15; elsewhere ours, with a copy of that."""
    if versions.has_native_contrib():
        return importlib.import_module("tensorflow.contrib")
    request.getfixturevalue("with_copy")
    return importlib.import_module("tf_contrib")


def test_predictions_are_the_writers(written, contrib):
    """From the same checkpoint, of numbers, embeddings and crosses."""
    model, directory, expected = written
    found = contrib_models.probabilities(contrib_models.build(model, contrib, directory))
    np.testing.assert_allclose(found, expected["probabilities"], rtol=1e-5, atol=1e-6)


def test_training_goes_on_with_slots(written, contrib, tmp_path):
    """All variables and slots are restored, no others; the next step is the writer's."""
    model, directory, expected = written
    restored = str(tmp_path / "restored")
    estimator = contrib_models.build(model, contrib, directory)
    hook = contrib_models.SaveRestored(restored)
    stepped = contrib_models.train(model, estimator, 1, [hook])
    assert observations.digest(restored) == expected["checkpoint"]
    here = observations.variables(stepped)
    there = observations.variables(os.path.join(directory, "next", "model.ckpt"))
    assert here["global_step"] == contrib_models.STEPS + 1
    assert sorted(here) == sorted(there)
    for name, value in there.items():
        np.testing.assert_allclose(here[name], value, rtol=1e-5, atol=1e-6, err_msg=name)
