"""What replaces ``tensorflow.python.distribute.estimator_training``.

On TF 2.15, which has the module, the same cases run against it as well.
"""

import importlib
import json

import pytest

from contrib_compat import estimator, versions

NATIVE = "tensorflow.python.distribute.estimator_training"
OURS = "contrib_compat.versions.breaks.tf216_estimator_training"

if versions.tf_version().release < (2, 4):
    pytest.skip("TF 1.15 has an older distribute coordinator", allow_module_level=True)

HOSTS = {
    "chief": ["host:1"],
    "worker": ["host:2", "host:3"],
    "ps": ["host:4"],
}


@pytest.fixture(params=[OURS, NATIVE] if versions.has_native_estimator() else [OURS])
def training(request, monkeypatch):
    """The module, in the place where the estimator package asks for it."""
    versions.activate()
    module = importlib.import_module(request.param)
    for user in ("run_config", "training", "estimator"):
        monkeypatch.setattr(
            versions.estimator_module(user), "distribute_coordinator_training", module
        )
    return module


@pytest.fixture
def tf_config(monkeypatch):
    """Sets TF_CONFIG."""

    def set_(cluster=None, task_type=None, task_id=0):
        value = {"cluster": cluster} if cluster else {}
        if task_type:
            value["task"] = {"type": task_type, "index": task_id}
        monkeypatch.setenv("TF_CONFIG", json.dumps(value))

    return set_


@pytest.fixture
def strategy(tf):
    """A strategy for one device; each call makes another."""

    def make():
        return tf.distribute.OneDeviceStrategy("/cpu:0")

    return make


def fields(config):
    """What the initialisation of a RunConfig decides."""
    return {
        "mode": config._distribute_coordinator_mode,
        "cluster": config.cluster_spec.as_dict(),
        "task": (config.task_type, config.task_id),
        "is_chief": config.is_chief,
        "master": config.master,
        "evaluation_master": config.evaluation_master,
        "ps": config.num_ps_replicas,
        "workers": config.num_worker_replicas,
        "global_id": config.global_id_in_cluster,
    }


LOCAL = {
    "mode": None,
    "cluster": {},
    "task": ("worker", 0),
    "is_chief": True,
    "master": "",
    "evaluation_master": "",
    "ps": 0,
    "workers": 1,
    "global_id": 0,
}


class TestRunConfig:
    """The initialisation of a RunConfig that has a strategy."""

    def test_a_strategy_without_a_cluster_runs_here(self, training, tf_config, strategy):
        """Local training and evaluation need no coordinator."""
        tf_config()
        for arguments in ({"train_distribute": strategy()}, {"eval_distribute": strategy()}):
            assert fields(estimator.RunConfig(**arguments)) == LOCAL

    def test_a_cluster_of_tf_config_is_run_by_its_tasks(self, training, tf_config, strategy):
        """With a cluster the coordinator assigns the roles when it runs, not before."""
        tf_config(HOSTS, "worker", 1)
        config = estimator.RunConfig(train_distribute=strategy())
        assert fields(config) == dict(LOCAL, mode="independent_worker", cluster=HOSTS)

    def test_a_cluster_with_a_master_is_of_the_old_kind(self, training, tf_config, strategy):
        """A 'master' job means between-graph training without the coordinator."""
        hosts = {"master": ["host:1"], "worker": ["host:2"], "ps": ["host:3"]}
        tf_config(hosts, "worker")
        got = fields(estimator.RunConfig(train_distribute=strategy()))
        assert got["mode"] is None
        assert got["task"] == ("worker", 0) and not got["is_chief"]
        assert (got["ps"], got["workers"], got["global_id"]) == (1, 2, 1)

    def test_only_evaluation_on_a_strategy_leaves_the_cluster_alone(
        self, training, tf_config, strategy
    ):
        """Without a strategy for training, TF_CONFIG assigns the roles as ever."""
        tf_config(HOSTS, "chief")
        got = fields(estimator.RunConfig(eval_distribute=strategy()))
        assert got["mode"] is None
        assert got["task"] == ("chief", 0) and got["is_chief"]
        assert (got["ps"], got["workers"], got["global_id"]) == (1, 3, 0)

    def test_a_remote_cluster_is_driven_from_here(self, training, tf_config, strategy, tf):
        """experimental_distribute.remote_cluster makes this process the only client."""
        tf_config()
        config = estimator.RunConfig(
            experimental_distribute=distribute_config(
                train_distribute=strategy(), remote_cluster=tf.train.ClusterSpec(HOSTS)
            )
        )
        assert fields(config) == dict(LOCAL, mode="standalone_client", cluster=HOSTS)
        assert config.train_distribute is not None

    @pytest.mark.parametrize("name", ["train_distribute", "eval_distribute"])
    def test_a_strategy_given_twice_is_refused(self, training, tf_config, strategy, name):
        """One strategy for one purpose, in one of the two places."""
        tf_config()
        with pytest.raises(ValueError, match=f"experimental_distribute.{name}"):
            estimator.RunConfig(
                **{name: strategy()},
                experimental_distribute=distribute_config(**{name: strategy()}),
            )

    def test_two_clusters_are_refused(self, training, tf_config, strategy, tf):
        """TF_CONFIG and a remote cluster exclude each other."""
        tf_config(HOSTS, "chief")
        with pytest.raises(ValueError, match=r"experimental_distribute\.remote_cluster"):
            estimator.RunConfig(
                experimental_distribute=distribute_config(
                    train_distribute=strategy(), remote_cluster=tf.train.ClusterSpec(HOSTS)
                )
            )


def distribute_config(**fields):
    """Makes a DistributeConfig, which has no public name any more."""
    from tensorflow.python.distribute.distribute_config import DistributeConfig

    return DistributeConfig(**fields)


class Config:
    """A RunConfig that only has a mode and a cluster."""

    def __init__(self, mode, cluster):
        self._distribute_coordinator_mode = mode
        self.cluster_spec = cluster


@pytest.mark.parametrize(
    ("mode", "cluster", "answer"),
    [
        (None, HOSTS, False),
        ("independent_worker", HOSTS, True),
        ("standalone_client", HOSTS, True),
        ("independent_worker", {}, False),
        ("something else", HOSTS, False),
        (7, HOSTS, False),
    ],
)
def test_whether_the_coordinator_runs(training, mode, cluster, answer):
    """It takes a known mode and a cluster."""
    assert training.should_run_distribute_coordinator(Config(mode, cluster)) is answer


def test_a_config_without_a_mode_is_local(training):
    """RunConfigs of another make have no such field."""
    assert training.should_run_distribute_coordinator(object()) is False


CALLS = []


class Recorder:
    """Stands for an estimator, and keeps what is asked of it."""

    def __init__(self, config):
        self._config = self.config = config
        self._train_distribution = self._eval_distribution = None

    def train(self, input_fn, hooks, max_steps):
        CALLS.append(
            {"estimator": self, "input_fn": input_fn, "hooks": hooks, "max_steps": max_steps}
        )


class Executor:
    """Stands for the executor that evaluates until training ends."""

    def __init__(self, task, train_spec, eval_spec):
        self.call = {"estimator": task, "specs": (train_spec, eval_spec)}

    def _start_continuous_evaluation(self):
        CALLS.append(self.call)


@pytest.fixture
def coordinator(training, monkeypatch, tf):
    """Runs the functions that the coordinator gets, as one task of a cluster."""
    CALLS.clear()
    from tensorflow.python.distribute import distribute_coordinator as dc

    asked = {}

    def become(task_type, task_id, cluster=HOSTS, run="worker_fn"):
        def run_distribute_coordinator(worker_fn, strategy, eval_fn=None, eval_strategy=None, **kw):
            asked.update(kw, strategy=strategy, eval_strategy=eval_strategy)
            functions = {"worker_fn": worker_fn, "eval_fn": eval_fn}
            context = dc._WorkerContext(strategy, tf.train.ClusterSpec(cluster), task_type, task_id)
            with context:
                return functions[run]("strategy of the task")

        monkeypatch.setattr(dc, "run_distribute_coordinator", run_distribute_coordinator)
        return asked

    return become


@pytest.fixture
def peer_config(tf_config, strategy):
    """A RunConfig for a cluster whose tasks run the same program."""
    tf_config(HOSTS, "chief")
    return estimator.RunConfig(train_distribute=strategy(), eval_distribute=strategy())


class TestTrainAndEvaluate:
    """One task of train_and_evaluate."""

    @pytest.fixture
    def run(self, training, peer_config, coordinator):
        """Runs train_and_evaluate as a task; returns the estimator it used and the call."""

        def run(*task, mode="independent_worker", **options):
            asked = coordinator(*task, **options)
            peer_config._distribute_coordinator_mode = mode
            original = Recorder(peer_config)
            specs = (
                estimator.TrainSpec(lambda: None, max_steps=5, hooks=[Hook()]),
                estimator.EvalSpec(lambda: None),
            )
            training.train_and_evaluate(original, *specs, Executor)
            (call,) = CALLS
            assert call["estimator"] is not original
            assert fields(original.config)["mode"] == mode
            return call, asked, specs

        return run

    @pytest.mark.parametrize(
        ("task", "is_chief", "global_id"),
        [(("chief", 0), True, 0), (("worker", 0), False, 1), (("worker", 1), False, 2)],
    )
    def test_a_task_trains_a_copy_that_knows_its_place(self, run, task, is_chief, global_id):
        """Role, counts and number in the cluster are set on a copy without a coordinator."""
        call, asked, (train_spec, _) = run(*task)
        assert fields(call["estimator"].config) == {
            "mode": None,
            "cluster": HOSTS,
            "task": task,
            "is_chief": is_chief,
            "master": call["estimator"].config.evaluation_master,
            "evaluation_master": call["estimator"].config.master,
            "ps": 1,
            "workers": 3,
            "global_id": global_id,
        }
        assert call["estimator"]._train_distribution == "strategy of the task"
        assert call["estimator"].config.train_distribute == "strategy of the task"
        assert call["input_fn"] is train_spec.input_fn and call["max_steps"] == 5
        assert call["hooks"] == list(train_spec.hooks)
        assert asked["mode"] == "independent_worker" and asked["cluster_spec"] is None

    def test_the_evaluator_does_not_see_the_cluster(self, run):
        """It evaluates continuously, and counts no workers."""
        call, _, specs = run("evaluator", 0, run="eval_fn")
        got = fields(call["estimator"].config)
        assert call["specs"] == specs
        assert (got["cluster"], got["ps"], got["workers"]) == ({}, 0, 0)
        assert (got["global_id"], got["mode"]) == (None, None)
        assert call["estimator"]._eval_distribution == "strategy of the task"

    @pytest.mark.parametrize(("task", "hooks"), [(("chief", 0), 1), (("worker", 1), 0)])
    def test_hooks_run_on_the_chief_alone_where_one_process_drives(self, run, task, hooks):
        """The threads of a driving process do not share hooks, which hold tensors."""
        call, asked, _ = run(*task, mode="standalone_client")
        assert len(call["hooks"]) == hooks
        assert asked["cluster_spec"].as_dict() == HOSTS

    def test_without_a_cluster_the_task_is_the_whole(self, run):
        """A coordinator without cluster gives a local task."""
        call, _, _ = run(None, 0, cluster={})
        got = fields(call["estimator"].config)
        assert (got["ps"], got["workers"], got["global_id"]) == (0, 1, 0)

    def test_no_mode_is_an_error(self, training, tf_config):
        """train_and_evaluate by the coordinator needs its mode."""
        tf_config()
        config = estimator.RunConfig()
        config._distribute_coordinator_mode = None
        with pytest.raises(ValueError, match="mode"):
            training.train_and_evaluate(Recorder(config), None, None, Executor)


def Hook():
    """A hook that does nothing."""
    import tensorflow.compat.v1 as tf

    return tf.train.SessionRunHook()


@pytest.mark.parametrize(
    ("function", "purpose"), [("estimator_train", "train"), ("estimator_evaluate", "eval")]
)
class TestTrainAndEvaluateByThemselves:
    """Estimator.train and Estimator.evaluate on a remote cluster."""

    @pytest.fixture
    def config(self, tf_config, strategy, tf):
        """A RunConfig for a remote cluster."""
        tf_config()
        return estimator.RunConfig(
            experimental_distribute=distribute_config(
                train_distribute=strategy(),
                eval_distribute=strategy(),
                remote_cluster=tf.train.ClusterSpec(HOSTS),
            )
        )

    @pytest.mark.parametrize(("task", "hooks"), [(("chief", 0), ["hook"]), (("worker", 0), [])])
    def test_a_task_works_on_a_copy(
        self, training, config, coordinator, function, purpose, task, hooks
    ):
        """The function gets a copy in its role, the task's strategy, and the chief the hooks."""
        coordinator(*task)
        seen = []

        def work(local, strategy, task_hooks):
            seen.append((local, strategy, task_hooks))
            return "metrics"

        result = getattr(training, function)(Recorder(config), work, ["hook"])
        ((local, strategy, task_hooks),) = seen
        assert result is local if purpose == "train" else result == "metrics"
        assert strategy == "strategy of the task" and task_hooks == hooks
        assert getattr(local, f"_{purpose}_distribution") == strategy
        assert (local.config.task_type, local.config.task_id) == task
        assert local.config._distribute_coordinator_mode == "standalone_client"

    def test_an_evaluator_in_the_cluster_is_refused(self, training, config, function, purpose, tf):
        """Only train_and_evaluate has work for an evaluator."""
        config._cluster_spec = tf.train.ClusterSpec(dict(HOSTS, evaluator=["host:9"]))
        with pytest.raises(ValueError, match="evaluator"):
            getattr(training, function)(Recorder(config), None, [])

    def test_a_cluster_of_tf_config_is_refused(self, training, config, function, purpose):
        """Tasks that each run the program use train_and_evaluate."""
        config._distribute_coordinator_mode = "independent_worker"
        with pytest.raises(ValueError, match="STANDALONE_CLIENT"):
            getattr(training, function)(Recorder(config), None, [])

    def test_a_between_graph_strategy_is_refused(
        self, training, config, function, purpose, tf, monkeypatch
    ):
        """Its workers would each return a result of their own."""
        between = tf.distribute.experimental.ParameterServerStrategy()
        setattr(config, f"_{purpose}_distribute", between)
        with pytest.raises(ValueError, match="ParameterServerStrategy"):
            getattr(training, function)(Recorder(config), None, [])
