"""The table of roles: what each process of each cluster does. No process is started here."""

import json
import types

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import end_of_training
from contrib_compat.learn import roles
from contrib_compat.learn.run_config import RunConfig

pytestmark = pytest.mark.usefixtures("quiet")


class Strategy:
    """What a tf.distribute.Strategy is to a configuration."""

    extended = types.SimpleNamespace(experimental_between_graph=True)


class Place:
    """A process's place: its configuration, and what follows from it."""

    def __init__(self, make, task, cluster, strategy, monkeypatch, **more):
        name, _, index = task.partition(" ")
        tf_config = dict(more, cluster=cluster)
        if name != "alone":
            tf_config["task"] = {"type": name, "index": int(index or 0)}
        monkeypatch.setenv("TF_CONFIG", json.dumps(tf_config))
        # TensorFlow makes no strategy that spans a cluster for an evaluator.
        has_strategy = strategy and name != "evaluator"
        self.config = make(train_distribute=strategy) if has_strategy else make()
        self.schedule = roles.default_schedule(self.config)
        self.exports = self.schedule in ("train_and_evaluate", "continuous_eval")
        self.is_in_charge = roles.is_in_charge(self.config)
        self.has_company = roles.has_company(self.config)
        self.tells_of_the_end = end_of_training.is_announced_by(self.config)


def jobs(**counts):
    """Returns a cluster with so many tasks of each job."""
    return {
        job: [f"{job}{index}:1" for index in range(count)] for job, count in counts.items() if count
    }


TRAIN, BOTH, EVALUATE = "train", "train_and_evaluate", "continuous_eval"
SERVE = "run_std_server"

# Each cluster with what its processes run. The first one is in charge.
OF_CONTRIB = [
    (jobs(), {"alone": BOTH}),
    (jobs(master=1), {"master": BOTH}),
    (jobs(master=1, worker=2), {"master": BOTH, "worker 0": TRAIN, "worker 1": TRAIN}),
    (jobs(master=1, ps=1), {"master": BOTH, "ps": SERVE}),
    (jobs(master=1, worker=1, ps=1), {"master": BOTH, "worker": TRAIN, "ps": SERVE}),
]
OF_CORE = [
    (jobs(chief=1), {"chief": TRAIN, "evaluator": EVALUATE}),
    (jobs(chief=1, worker=1), {"chief": TRAIN, "worker": TRAIN, "evaluator": EVALUATE}),
    (jobs(chief=1, ps=1), {"chief": TRAIN, "ps": SERVE, "evaluator": EVALUATE}),
    (
        jobs(chief=1, worker=2, ps=1),
        {
            "chief": TRAIN,
            "worker 0": TRAIN,
            "worker 1": TRAIN,
            "ps": SERVE,
            "evaluator": EVALUATE,
        },
    ),
]
UNDER_A_STRATEGY = [
    (jobs(chief=1), {"chief": TRAIN, "evaluator": EVALUATE}),
    (jobs(chief=1, worker=1), {"chief": TRAIN, "worker": TRAIN, "evaluator": EVALUATE}),
    (jobs(worker=1), {"worker": TRAIN, "evaluator": EVALUATE}),
    (jobs(worker=2), {"worker 0": TRAIN, "worker 1": TRAIN}),
    (jobs(master=1), {"master": BOTH}),
    (jobs(master=1, worker=1), {"master": BOTH, "worker": TRAIN}),
]
TABLE = (
    [(RunConfig, *row, None) for row in OF_CONTRIB + OF_CORE]
    + [(tf_estimator.RunConfig, *row, None) for row in OF_CORE]
    + [(RunConfig, *row, Strategy()) for row in UNDER_A_STRATEGY]
    + [(tf_estimator.RunConfig, *row, Strategy()) for row in UNDER_A_STRATEGY[:2]]
)


@pytest.mark.parametrize(
    ("make", "cluster", "schedules", "strategy"),
    TABLE,
    ids=[
        " ".join(
            ["contrib" if make is RunConfig else "core"]
            + [task.replace(" ", "") for task in schedules]
            + ["spanned"] * bool(strategy)
        )
        for make, _, schedules, strategy in TABLE
    ],
)
def test_one_process_of_a_cluster_exports(make, cluster, schedules, strategy, monkeypatch):
    """Each task has its schedule; one is in charge; one exports, and learns when it is over."""
    places = {
        task: Place(make, task, cluster, strategy, monkeypatch, environment="cloud")
        for task in schedules
    }
    assert {task: place.schedule for task, place in places.items()} == schedules
    first, *others = schedules
    assert [task for task in schedules if places[task].is_in_charge] == [first]
    # Two workers alone under a strategy have nobody to export, as in tf.estimator.
    exporters = [task for task in schedules if places[task].exports]
    assert len(exporters) == (0 if cluster == jobs(worker=2) else 1)
    if "evaluator" in schedules:
        assert [task for task in schedules if places[task].tells_of_the_end] == [first]
    assert all(place.has_company for place in places.values()) or not others


def test_a_lone_worker_is_a_process_on_its_own(monkeypatch):
    """Natively one worker alone trains, evaluates and exports; it has no company."""
    place = Place(RunConfig, "worker", jobs(worker=1), None, monkeypatch)
    assert place.schedule == BOTH and place.is_in_charge and not place.has_company


@pytest.mark.parametrize("strategy", [None, Strategy()])
@pytest.mark.parametrize("cluster", [jobs(master=1), jobs(master=1, worker=1)])
def test_no_evaluator_beside_a_master(cluster, strategy, monkeypatch):
    """A master evaluates and exports by itself, so that an evaluator beside it is refused."""
    with pytest.raises(ValueError, match="evaluator"):
        Place(RunConfig, "evaluator", cluster, strategy, monkeypatch)


def test_no_second_evaluator(monkeypatch):
    """A second evaluator would export all once more; tf.estimator refuses it too."""
    with pytest.raises(ValueError, match=r"TF_CONFIG: task\.index: got 1, wanted 0"):
        Place(RunConfig, "evaluator 1", jobs(chief=1, worker=1), None, monkeypatch)


@pytest.mark.parametrize("config", [None, object(), types.SimpleNamespace(cluster_spec=None)])
def test_what_is_no_run_config_has_no_company(config):
    """Estimators of any kind export, whatever their configuration is."""
    assert not roles.has_company(config) and not roles.is_coordinated(config)
    assert not roles.is_contrib_config(config)


def test_mocks_have_no_company():
    """A mock, all of whose attributes are true, is no cluster."""
    from unittest import mock

    assert not roles.has_company(mock.Mock())
    assert not roles.is_coordinated(mock.Mock(tf_estimator.RunConfig))


def test_a_schedule_is_found_from_what_native_asks(monkeypatch):
    """The default schedule asks for cluster_spec and task_type alone, as natively."""
    spec = tf.train.ClusterSpec({"worker": ["h:1"], "ps": ["h:2"]})
    config = types.SimpleNamespace(cluster_spec=spec, task_type="worker")
    assert roles.default_schedule(config) == TRAIN
    config = types.SimpleNamespace(cluster_spec=None)
    assert roles.default_schedule(config) == BOTH


@pytest.mark.native
def test_configs_of_native_contrib():
    """A native RunConfig is contrib's, a subclass of it too; a native ClusterConfig is none."""
    from tensorflow.contrib.learn.python.learn.estimators import run_config

    class Mine(run_config.RunConfig):
        pass

    assert roles.is_contrib_config(run_config.RunConfig()) and roles.is_contrib_config(Mine())
    assert not roles.is_contrib_config(run_config.ClusterConfig())


def test_contrib_configs():
    """RunConfig and its subclasses are contrib's, core's and a bare ClusterConfig are not."""

    class Mine(RunConfig):
        pass

    assert roles.is_contrib_config(RunConfig()) and roles.is_contrib_config(Mine())
    assert not roles.is_contrib_config(tf_estimator.RunConfig())
    assert not roles.is_contrib_config(RunConfig.__mro__[1]())
