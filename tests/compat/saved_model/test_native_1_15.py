"""A SavedModel that native TF 1.15 wrote (data/make_native_1_15.py) goes on living here."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.smoke]

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def recorded():
    """What native TF 1.15 had to say about it."""
    return json.loads((DATA / "native_1_15.json").read_text())


@pytest.fixture
def estimator(tmp_path):
    """A SavedModelEstimator of it."""
    from contrib_compat.estimator.experimental import SavedModelEstimator

    with zipfile.ZipFile(str(DATA / "native_1_15.zip")) as archive:
        archive.extractall(str(tmp_path / "saved_model"))
    return SavedModelEstimator(str(tmp_path / "saved_model"), str(tmp_path / "model"))


@pytest.fixture
def observe(tf, recorded):
    """Evaluates and predicts as the recording program did."""

    def observe(estimator):
        rows = (recorded["inputs"], recorded["labels"])
        evaluation = estimator.evaluate(lambda: tf.data.Dataset.from_tensors(rows), steps=1)
        predicted = estimator.predict(lambda: tf.data.Dataset.from_tensors(recorded["inputs"]))
        return {
            "metrics": {name.replace("metrics/", ""): value for name, value in evaluation.items()},
            "y": [row["y"].tolist() for row in predicted],
        }

    return observe


def is_as(observed, expected):
    """Asserts that two observations agree but for rounding."""
    assert observed["metrics"] == pytest.approx(expected["metrics"], rel=1e-4)
    for row, value in zip(observed["y"], expected["y"]):
        assert row == pytest.approx(value, rel=1e-4)


def test_it_is_what_it_was(estimator, observe, recorded):
    """Metrics, predictions and variables are those that TF 1.15 saw."""
    is_as(observe(estimator), recorded["exported"])
    assert estimator.get_variable_names() == sorted(recorded["variables"])
    for name, value in recorded["variables"].items():
        assert estimator.get_variable_value(name) == pytest.approx(np.array(value)), name


def test_it_is_trained_on(tf, estimator, observe, recorded):
    """Some steps later it is where TF 1.15 got: slots, statistics and global step went on."""
    rows = (recorded["inputs"], recorded["labels"])
    estimator.train(
        lambda: tf.data.Dataset.from_tensors(rows).repeat(), steps=recorded["further_steps"]
    )
    is_as(observe(estimator), recorded["trained_further"])


def test_it_is_exported_again(tf, estimator, observe, recorded, tmp_path):
    """What is exported from it here is the same model, with its vocabulary."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.estimator.experimental import SavedModelEstimator
    from contrib_compat.saved_model.receivers import (
        build_supervised_input_receiver_fn_from_input_fn,
    )

    def serving():
        features = {
            "word": tf.placeholder(tf.string, [None]),
            "size": tf.placeholder(tf.float32, [None, 1]),
        }
        return tf_estimator.export.ServingInputReceiver(features, features)

    rows = (recorded["inputs"], recorded["labels"])
    supervised = build_supervised_input_receiver_fn_from_input_fn(
        lambda: tf.data.Dataset.from_tensors(rows)
    )
    again = estimator.experimental_export_all_saved_models(
        str(tmp_path / "again"), {"train": supervised, "eval": supervised, "infer": serving}
    )
    is_as(observe(SavedModelEstimator(again, str(tmp_path / "second"))), recorded["exported"])
