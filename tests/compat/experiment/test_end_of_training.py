"""The note by which an evaluator learns that training is over."""

import types

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.experiment import end_of_training


def make_estimator(model_dir, task="chief", is_chief=True):
    """Returns what has a model directory and a place in a cluster."""
    config = types.SimpleNamespace(
        cluster_spec=tf.train.ClusterSpec({task: ["h:1"], "ps": ["h:2"]}),
        task_type=task,
        is_chief=is_chief,
    )
    return types.SimpleNamespace(config=config, model_dir=str(model_dir))


def save(model_dir, step):
    """Saves a checkpoint and returns its path."""
    with tf.Graph().as_default(), tf.Session() as session:
        variable = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        session.run(variable.initializer)
        return tf.train.Saver().save(session, str(model_dir / "model.ckpt"), global_step=step)


def test_a_chief_says_with_which_checkpoint_training_ended(tmp_path):
    """The note is of the last checkpoint, whatever the model directory is called elsewhere."""
    chief = make_estimator(tmp_path)
    with end_of_training.announced(chief, None):
        first, last = save(tmp_path, 1), save(tmp_path, 2)
        assert not end_of_training.is_known(chief, last, None)
    assert end_of_training.is_known(chief, last, None)
    assert end_of_training.is_known(chief, "/mnt/elsewhere/model.ckpt-2", None)
    assert not end_of_training.is_known(chief, first, None)
    assert not end_of_training.is_known(chief, None, None)


def test_a_chief_that_starts_again_takes_its_note_back(tmp_path):
    """While training goes on there is no note, and where it fails none is left."""
    chief = make_estimator(tmp_path)
    with end_of_training.announced(chief, None):
        last = save(tmp_path, 1)
    with pytest.raises(KeyboardInterrupt), end_of_training.announced(chief, None):
        assert not end_of_training.is_known(chief, last, None)
        raise KeyboardInterrupt
    assert not end_of_training.is_known(chief, last, None)


def test_a_run_that_is_to_go_on_has_not_ended(tmp_path):
    """Started again with more steps, an evaluator that comes first does not take the old note."""
    chief = make_estimator(tmp_path)
    with end_of_training.announced(chief, 200):
        last = save(tmp_path, 200)
    assert end_of_training.is_known(chief, last, 200)
    assert not end_of_training.is_known(chief, last, 400)


def test_training_without_a_checkpoint(tmp_path):
    """A training that saved nothing leaves no note."""
    with end_of_training.announced(make_estimator(tmp_path), None):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("task", "is_chief"), [("worker", False), ("master", True)])
def test_who_says_nothing(tmp_path, task, is_chief):
    """A worker does not know of the end, and a master exports by itself."""
    with end_of_training.announced(make_estimator(tmp_path, task, is_chief), None):
        last = save(tmp_path, 1)
    assert not end_of_training.is_known(make_estimator(tmp_path), last, None)
