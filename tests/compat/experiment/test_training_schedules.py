"""Schedules that train: what a run that is started again does, with real exports."""

import importlib
import os

import numpy as np
import pytest
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.publishing.additions import is_addition
from tf_contrib.learn import ExportStrategy

STEP = "global_step"

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("quiet")]


def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
    predictions = features["x"] * weight
    if mode == tf_estimator.ModeKeys.PREDICT:
        outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": predictions})}
        return tf_estimator.EstimatorSpec(mode, predictions=predictions, export_outputs=outputs)
    loss = tf.reduce_mean(tf.square(predictions - labels))
    optimizer = tf.train.GradientDescentOptimizer(0.1)
    train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
    return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn():
    return tf.data.Dataset.from_tensors(({"x": np.ones(2, "f")}, 2 * np.ones(2, "f"))).repeat()


def serving_input_fn():
    x = tf.placeholder(tf.float32, [None], name="x")
    return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def maker(learn, model_dir):
    """Returns what makes an Experiment of a model that saves a checkpoint every second step."""

    def make(**arguments):
        config = learn.RunConfig(
            model_dir=str(model_dir), save_checkpoints_steps=2, save_summary_steps=1000
        )
        arguments.setdefault(
            "export_strategies", learn.make_export_strategy(serving_input_fn, exports_to_keep=3)
        )
        estimator = tf_estimator.Estimator(model_fn, config=config)
        return learn.Experiment(
            estimator, input_fn, input_fn, eval_steps=1, check_interval_secs=None, **arguments
        )

    return make


@pytest.fixture
def make_experiment(contrib, tmp_path):
    """Makes Experiments of one model, ours and natively."""
    return maker(contrib.learn, tmp_path)


@pytest.fixture
def make_ours(quiet, tmp_path):
    """Makes Experiments of one model where ours is better than native contrib."""
    return maker(importlib.import_module("tf_contrib.learn"), tmp_path)


def steps_of(model_dir, name="Servo"):
    """Returns the global step of each export, in the order of their versions."""
    folder = os.path.join(str(model_dir), "export", name)
    return [
        int(tf.train.load_variable(os.path.join(folder, version, "variables", "variables"), STEP))
        for version in sorted(os.listdir(folder))
        if version.isdigit()
    ]


def test_a_finished_run_that_is_started_again_keeps_its_exports(make_experiment, tmp_path):
    """With checkpoint_and_export nothing is left to do; good exports are not replaced by copies."""

    def run():
        return make_experiment(checkpoint_and_export=True, train_steps=6).train_and_evaluate()

    metrics, (path,) = run()
    assert metrics[STEP] == 6 and os.path.isdir(path)
    exported = steps_of(tmp_path)
    assert len(exported) == 3 and exported[-1] == 6 and len(set(exported)) == 3
    for _ in range(3):
        assert run() == (None, None)
    assert steps_of(tmp_path) == exported


def test_train_and_evaluate_exports_again(make_experiment, tmp_path):
    """Without it a run that is started again evaluates and exports once more, as natively."""
    for _ in range(2):
        metrics, exports = make_experiment(train_steps=2).train_and_evaluate()
        assert metrics[STEP] == 2 and len(exports) == 1
    assert steps_of(tmp_path) == [2, 2]


def failing_at(step):
    """Returns a strategy's function that is interrupted when it would export a step."""

    def export_fn(estimator, export_path, checkpoint_path=None):
        if checkpoint_path.endswith(f"-{step}"):
            raise KeyboardInterrupt
        return estimator.export_saved_model(
            export_path, serving_input_fn, checkpoint_path=checkpoint_path
        )

    return export_fn


def test_an_export_that_a_kill_prevented_is_made_up_for(make_ours, tmp_path):
    """A run that was killed in its last export makes it after a restart, and then no more."""

    def run(export_fn):
        strategy = ExportStrategy("Servo", export_fn)
        experiment = make_ours(
            checkpoint_and_export=True, train_steps=4, export_strategies=strategy
        )
        return experiment.train_and_evaluate()

    with pytest.raises(KeyboardInterrupt):
        run(failing_at(4))
    before = steps_of(tmp_path)
    assert before and before[-1] < 4
    metrics, (path,) = run(failing_at(None))
    assert metrics[STEP] == 4 and os.path.isdir(path)
    assert run(failing_at(None)) == (None, None)
    assert steps_of(tmp_path) == [*before, 4]


def test_a_run_without_records_is_left_alone(make_ours, tmp_path):
    """What native contrib trained and exported is not exported again, though no ledger says so."""
    arguments = {"checkpoint_and_export": True, "train_steps": 4}
    make_ours(**arguments).train_and_evaluate()
    exported = steps_of(tmp_path)
    records = [path for path in tmp_path.rglob(".*") if is_addition(path.name)]
    assert records
    for record in records:
        record.unlink()
    assert make_ours(**arguments).train_and_evaluate() == (None, None)
    assert steps_of(tmp_path) == exported


def test_continuous_train_and_eval_ends_where_it_ended(make_ours, tmp_path):
    """Started again after its end it does not train on, and returns the metrics and exports."""
    arguments = {"train_steps": 4, "train_steps_per_iteration": 2}
    first = make_ours(**arguments).continuous_train_and_eval()
    assert steps_of(tmp_path) == [2, 4]
    second = make_ours(**arguments).continuous_train_and_eval()
    assert second == first and first[0][STEP] == 4
    assert steps_of(tmp_path) == [2, 4]


def test_continuous_train_and_eval_goes_on_where_it_was_interrupted(make_ours, tmp_path):
    """Started again before its end it trains on to the end."""
    arguments = {"train_steps": 4, "train_steps_per_iteration": 2}
    make_ours(**arguments).continuous_train_and_eval(lambda eval_results: eval_results is None)
    assert steps_of(tmp_path) == [2]
    metrics, _ = make_ours(**arguments).continuous_train_and_eval()
    assert metrics[STEP] == 4
    assert steps_of(tmp_path) == [2, 4]


def test_a_predicate_is_asked_before_a_finished_run_is_evaluated(make_ours):
    """Where the predicate says no, nothing runs, also after the end."""
    arguments = {"train_steps": 2, "train_steps_per_iteration": 2}
    make_ours(**arguments).continuous_train_and_eval()
    again = make_ours(**arguments)
    assert again.continuous_train_and_eval(lambda eval_results: False) == (None, None)
