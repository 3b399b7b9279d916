"""The Experiment's constructor and properties, and what it asks of an estimator."""

from unittest import mock

import pytest

from contrib_compat import estimator as tf_estimator


@pytest.fixture
def experiment_class(contrib):
    """The Experiment, ours and native contrib's."""
    return contrib.learn.Experiment


@pytest.fixture
def ours(quiet):
    """Our Experiment."""
    from contrib_compat.experiment.experiment import Experiment

    return Experiment


@pytest.mark.parametrize("arguments", [{}, {"fly": True}])
def test_errors_of_the_signature_name_experiment(ours, arguments):
    """A missing or unknown argument is an error of Experiment, not of a class inside."""
    with pytest.raises(TypeError) as raised:
        ours(**arguments)
    said = str(raised.value)
    assert said.startswith(("__init__() ", "Experiment.__init__() "))


def test_strategies_are_checked_before_anything_is_kept(ours, tmp_path):
    """A bad name is refused by the constructor and by a reset, and nothing is written."""
    from contrib_compat.strategies.export_strategy import ExportStrategy

    good, bad = (ExportStrategy(name, lambda estimator, path: None) for name in ("good", "../bad"))
    estimator = tf_estimator.Estimator(lambda features: None, str(tmp_path))
    with pytest.raises(ValueError, match=r"export_strategies\[0\].name: got '\.\./bad'"):
        ours(estimator, list, list, export_strategies=bad)
    experiment = ours(estimator, list, list, export_strategies=good)
    with pytest.raises(ValueError, match=r"export_strategies\[1\].name: got '\.\./bad'"):
        experiment.reset_export_strategies([good, bad])
    assert experiment.reset_export_strategies() == (good,)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def estimator():
    """A core estimator all of whose attributes are mocks, as upstream's tests have it."""
    made = mock.Mock(tf_estimator.Estimator)
    type(made).model_dir = mock.PropertyMock(return_value="no_such_dir")
    made.evaluate.return_value = {"global_step": 100}
    return made


@pytest.mark.parametrize("schedule", ["train_and_evaluate", "local_run", "test", "evaluate"])
def test_a_mock_runs(experiment_class, estimator, schedule):
    """A configuration is asked nothing that native contrib does not ask."""
    # Native train() asks for these two, and a mock of a cluster is none that contrib made.
    estimator.config.cluster_spec = estimator.config.master = None
    experiment = experiment_class(
        estimator, "train_input", "eval_input", train_steps=100, eval_delay_secs=0
    )
    getattr(experiment, schedule)()
    assert estimator.evaluate.call_count == 1


def test_a_mock_trains_in_turns(experiment_class, estimator):
    """continuous_train_and_eval asks a configuration nothing, and trains a tenth of the steps."""
    experiment = experiment_class(estimator, "train_input", "eval_input", train_steps=1000)
    experiment.continuous_train_and_eval(lambda eval_result: eval_result is None)
    estimator.train.assert_called_once_with(
        input_fn="train_input", steps=100, max_steps=None, hooks=[], saving_listeners=None
    )


def test_an_estimator_without_a_configuration(experiment_class, contrib, tmp_path):
    """An estimator of another kind is evaluated and exported without a configuration."""

    class Bare(contrib.learn.Evaluable, contrib.learn.Trainable):
        model_dir = str(tmp_path)
        config = mock.NonCallableMock(spec=["is_chief"])

        def fit(self, **arguments):
            return self

        def evaluate(self, **arguments):
            return {"global_step": 5}

    strategy = contrib.learn.ExportStrategy("one", lambda estimator, export_path: b"exported")
    experiment = experiment_class(
        Bare(), list, list, train_steps=5, eval_delay_secs=0, export_strategies=strategy
    )
    assert experiment.evaluate() == {"global_step": 5}
    assert experiment.test() == {"global_step": 5}
    assert experiment.continuous_train_and_eval() == ({"global_step": 5}, [b"exported"])


def test_hooks_are_extended_in_a_copy(experiment_class, estimator):
    """extend_train_hooks adds to the Experiment's hooks, not to the list that was given."""
    hooks = [mock.Mock()]
    experiment = experiment_class(estimator, list, list, train_monitors=hooks)
    experiment.extend_train_hooks([mock.Mock()])
    assert len(hooks) == 1
