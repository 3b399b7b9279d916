"""The call that trains: what is handed to each kind of estimator, and what a strategy can't do."""

import json
import types

import pytest

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import training
from contrib_compat.learn.run_config import RunConfig

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def coordinated(monkeypatch, tmp_path):
    """An estimator of a worker that a strategy spans, and what it was trained with."""
    cluster = {"cluster": {"worker": ["h:1"]}, "task": {"type": "worker", "index": 0}}
    monkeypatch.setenv("TF_CONFIG", json.dumps(cluster))
    spanning = types.SimpleNamespace(
        extended=types.SimpleNamespace(experimental_between_graph=True)
    )
    trained = []
    monkeypatch.setattr(
        training.tf_estimator, "train_and_evaluate", lambda *specs: trained.append(specs)
    )
    config = RunConfig(model_dir=str(tmp_path), train_distribute=spanning)
    return types.SimpleNamespace(config=config), trained


def test_a_strategy_that_spans_a_cluster(coordinated):
    """There tf.estimator's own loop trains up to a step."""
    estimator, trained = coordinated
    assert training.train_core(estimator, list, None, 7, [], None) is estimator
    ((same, train_spec, _),) = trained
    assert same is estimator and train_spec.max_steps == 7


@pytest.mark.parametrize(
    ("steps", "listeners", "said"), [(5, None, "steps: got 5"), (None, ["one"], "saving_listeners")]
)
def test_what_such_a_strategy_can_not_do(coordinated, steps, listeners, said):
    """A number of steps and listeners are refused, not left out."""
    estimator, trained = coordinated
    with pytest.raises(ValueError, match=said):
        training.train_core(estimator, list, steps, None, [], listeners)
    assert trained == []


def test_a_trainable_gets_monitors(tf):
    """An estimator that is not core's is fitted, and its hooks are called monitors."""

    class Fitted:
        config = tf_estimator.RunConfig()

        def fit(self, **arguments):
            return arguments

    hook = tf.train.SessionRunHook()
    arguments = training.train_other(Fitted(), list, 3, None, [hook], None)
    assert arguments == {"input_fn": list, "steps": 3, "max_steps": None, "monitors": [hook]}
