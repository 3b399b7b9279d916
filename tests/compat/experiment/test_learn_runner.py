"""learn_runner in a code base that has switched some imports to this package and not yet others."""

import json

import pytest

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import learn_runner

pytestmark = pytest.mark.usefixtures("quiet")


def experiment_fn(learn, schedules):
    """Returns an experiment_fn of an Experiment whose schedules do nothing but note themselves."""

    class Mine(learn.Experiment):
        def train(self):
            schedules.append("train")

        def train_and_evaluate(self):
            schedules.append("train_and_evaluate")
            return {"loss": 0.0}, []

    def make(run_config=None, hparams=None, output_dir=None):
        estimator = tf_estimator.Estimator(lambda features: None, output_dir, config=run_config)
        return Mine(estimator, list, list)

    return make


def test_experiments_of_either_kind(contrib, tmp_path):
    """An Experiment of native contrib, or of a subclass, is run like our own."""
    schedules = []
    make = experiment_fn(contrib.learn, schedules)
    config = contrib.learn.RunConfig(model_dir=str(tmp_path))
    assert learn_runner.run(make, run_config=config) == ({"loss": 0.0}, [])
    assert learn_runner.run(make, output_dir=str(tmp_path)) == ({"loss": 0.0}, [])
    assert schedules == 2 * ["train_and_evaluate"]


def test_subclasses_of_either_configuration(contrib, tmp_path):
    """A subclass of native contrib's RunConfig is taken like one of ours."""

    class Mine(contrib.learn.RunConfig):
        pass

    schedules = []
    make = experiment_fn(contrib.learn, schedules)
    learn_runner.run(make, run_config=Mine(model_dir=str(tmp_path)))
    assert schedules == ["train_and_evaluate"]


def test_what_is_no_experiment(tmp_path):
    """A class that is merely called Experiment is none."""

    class Experiment:
        estimator = None

    with pytest.raises(TypeError, match="did not return an Experiment"):
        learn_runner.run(lambda output_dir: Experiment(), output_dir=str(tmp_path))


@pytest.mark.parametrize(
    ("schedule", "is_said"), [(None, True), ("train", False), ("train_and_evaluate", False)]
)
def test_a_chief_alone_says_that_it_does_not_export(
    schedule, is_said, tmp_path, monkeypatch, contrib_log
):
    """Where nobody but an evaluator elsewhere can export, the log says what to do without one."""
    import tf_contrib.learn

    cluster = {"cluster": {"chief": ["h:1"]}, "task": {"type": "chief", "index": 0}}
    monkeypatch.setenv("TF_CONFIG", json.dumps(cluster))
    config = tf_contrib.learn.RunConfig(model_dir=str(tmp_path))
    learn_runner.run(experiment_fn(tf_contrib.learn, []), run_config=config, schedule=schedule)
    said = [line for line in contrib_log if "leaves exporting to an evaluator" in line]
    assert bool(said) is is_said


@pytest.fixture
def contrib_log(tf, monkeypatch):
    """What is logged as an information."""
    lines = []
    monkeypatch.setattr(tf.logging, "info", lambda text, *arguments: lines.append(text % arguments))
    return lines
