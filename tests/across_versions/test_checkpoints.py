"""Checkpoints that another TensorFlow wrote are read, and training goes on from them."""

import os
import shutil

import fixture_models
import numpy as np
import observations
import pytest

from contrib_compat import estimator

# The slots of each model's optimizers, and of how many variables.
SLOTS = {
    "custom": {"Adam": 6, "Adam_1": 6},
    "recurrent": {"RMSProp": 4, "RMSProp_1": 4},
    "dnn": {"Adagrad": 5},
    "linear": {"Ftrl": 3, "Ftrl_1": 3},
    "combined": {"Adagrad": 5, "Ftrl": 3, "Ftrl_1": 3},
}


def take_a_step(trained, directory):
    """Goes on with the training, in a copy of the model directory.

    Returns:
      Two checkpoints: what was restored, and what the step made of it.
    """
    import tensorflow.compat.v1 as tf

    class SaveRestored(tf.train.SessionRunHook):
        """Saves what the session holds once it has restored a checkpoint."""

        def begin(self):
            self._saver = tf.train.Saver()

        def after_create_session(self, session, coord):
            self._saver.save(session, before, write_meta_graph=False)

    before = str(directory / "before")
    model_dir = str(directory / "model")
    shutil.copytree(trained.directory, model_dir)
    model = fixture_models.build(trained.model, estimator, model_dir)
    model.train(fixture_models.input_fn, steps=1, hooks=[SaveRestored()])
    return before, model.latest_checkpoint()


def test_a_checkpoint_is_read_bit_by_bit(trained, tf):
    """The variables of a checkpoint, their types and values are those that were written."""
    checkpoint = tf.train.latest_checkpoint(trained.directory)
    assert observations.digest(checkpoint) == trained.expected["checkpoint"]


def test_a_checkpoint_holds_slots(trained):
    """Each variable that was trained was saved with the slots of its optimizer."""
    names = [name.rpartition("/")[2] for name in trained.expected["checkpoint"]]
    assert {slot: names.count(slot) for slot in SLOTS[trained.model]} == SLOTS[trained.model]


@pytest.mark.e2e
def test_training_goes_on_from_a_checkpoint(trained, tmp_path):
    """Variables, slots and step are restored, all and no others; the next step is the writer's."""
    restored, stepped = take_a_step(trained, tmp_path)
    assert observations.digest(restored) == trained.expected["checkpoint"]
    here = observations.variables(stepped)
    there = observations.variables(os.path.join(trained.directory, "next", "model.ckpt-4"))
    assert here["global_step"] == fixture_models.STEPS + 1
    assert sorted(here) == sorted(there)
    for name, value in there.items():
        np.testing.assert_allclose(here[name], value, rtol=1e-5, atol=1e-6, err_msg=name)


@pytest.mark.e2e
def test_an_estimator_predicts_from_a_checkpoint(trained):
    """The predictions are those that were made where the checkpoint was written."""
    model = fixture_models.build(trained.model, estimator, trained.directory)
    np.testing.assert_allclose(
        fixture_models.probabilities(model), trained.expected["probabilities"], atol=1e-6
    )
