"""RunConfig: what a distribution strategy and a cluster make of it."""

import copy
import json
import types

import pytest

from contrib_compat import estimator as tf_estimator
from contrib_compat.learn.run_config import RunConfig

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def strategy():
    """What a tf.distribute.Strategy is to a configuration."""
    return types.SimpleNamespace(extended=types.SimpleNamespace(experimental_between_graph=True))


def set_task(monkeypatch, task, environment=None, **jobs):
    """Sets TF_CONFIG to the first task of its job; jobs are numbers of tasks."""
    cluster = {job: [f"{job}{i}:1" for i in range(count)] for job, count in jobs.items()}
    config = {"cluster": cluster, "task": {"type": task, "index": 0}}
    if environment is not None:
        config["environment"] = environment
    monkeypatch.setenv("TF_CONFIG", json.dumps(config))


def test_core_takes_it(tmp_path):
    """It is a core RunConfig, and a core estimator keeps it as it is."""
    config = RunConfig(model_dir=str(tmp_path), tf_random_seed=7)
    estimator = tf_estimator.Estimator(lambda features: None, config=config)
    assert type(estimator.config) is RunConfig and estimator.config.tf_random_seed == 7


def test_copies_have_one_uid(monkeypatch, strategy):
    """A deep copy has the uid of what it was copied from, with a cluster and a strategy too."""
    set_task(monkeypatch, "worker", worker=2)
    config = RunConfig(train_distribute=strategy)
    assert copy.deepcopy(config).uid() == config.uid()
    assert RunConfig().uid() != config.uid()


@pytest.mark.parametrize("environment", ["cloud", "local", None])
def test_a_master_with_a_strategy_is_in_charge(monkeypatch, strategy, environment):
    """One master with several devices initialises the variables and saves."""
    set_task(monkeypatch, "master", environment, master=1)
    config = RunConfig(train_distribute=strategy)
    assert config.is_chief and config.master == ""


def test_tasks_of_a_chief_s_cluster_are_independent(monkeypatch):
    """A chief's and a worker's sessions see the ps and themselves alone, so that peers may die."""
    for task in ("chief", "worker"):
        set_task(monkeypatch, task, chief=1, worker=1, ps=1)
        filters = list(RunConfig().session_config.device_filters)
        assert filters == ["/job:ps", f"/job:{task}/task:0"]
    set_task(monkeypatch, "ps", chief=1, worker=1, ps=1)
    assert RunConfig().session_config is None


def test_contrib_s_own_clusters_have_no_filters(monkeypatch):
    """Where there is a master, sessions are as natively."""
    set_task(monkeypatch, "master", master=1, worker=1)
    assert RunConfig().session_config is None
