"""The servers of a cluster's tasks, as native contrib starts them."""

import importlib
import json
import os
import subprocess
import sys
from unittest import mock

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator

CLUSTER = {"ps": ["host1:2222", "host2:2222"], "worker": ["host3:2222", "host4:2222"]}


@pytest.fixture
def server():
    """A mock in place of the class of servers."""
    home = importlib.import_module(tf.train.Server.__module__)
    with mock.patch.object(home, "Server") as made:
        yield made


@pytest.fixture
def make_experiment(contrib, monkeypatch, tmp_path):
    """Makes an Experiment of a task; its estimator does nothing."""

    class Estimator(contrib.learn.Evaluable, contrib.learn.Trainable):
        model_dir = str(tmp_path)

        def __init__(self, config):
            self.config = config

        def fit(self, **arguments):
            return self

        evaluate = fit

    def make(tf_config, make_config=contrib.learn.RunConfig, **config):
        monkeypatch.setenv("TF_CONFIG", json.dumps(tf_config))
        return contrib.learn.Experiment(Estimator(make_config(**config)), list, list)

    return make


def task(job=None, index=1, **rest):
    """Returns the TF_CONFIG of a task."""
    task = {"index": index} if job is None else {"type": job, "index": index}
    return dict({"cluster": CLUSTER, "environment": "cloud"}, task=task, **rest)


def test_a_worker_starts_its_server(make_experiment, server):
    """Each training makes a server of the configuration, without its protocol, and starts it."""
    experiment = make_experiment(
        task("worker"), master="host4:2222", num_cores=15, gpu_memory_fraction=0.314, protocol="x"
    )
    config = experiment.estimator.config
    for _ in range(2):
        experiment.train(delay_secs=0)
    making = mock.call(
        config.cluster_spec,
        job_name="worker",
        task_index=1,
        config=config.tf_config,
        start=False,
    )
    assert server.mock_calls == 2 * [making, mock.call().start()]
    assert config.tf_config.inter_op_parallelism_threads == 15


def test_a_ps_serves(make_experiment, server):
    """run_std_server starts the server and waits for its end."""
    make_experiment(task("ps"), master="host2:2222").run_std_server()
    assert [call[0] for call in server.mock_calls] == ["", "().start", "().join"]


@pytest.mark.parametrize("environment", ["local", "google"])
def test_environments_without_servers(make_experiment, server, environment):
    """In a local environment, and in Google's, a task starts no server."""
    make_experiment(task("worker", environment=environment)).train(delay_secs=0)
    assert not server.called


@pytest.mark.parametrize(
    ("tf_config", "master"), [({}, "host4:2222"), ({"cluster": CLUSTER, "task": {}}, "")]
)
def test_no_server_without_a_cluster_and_a_master(make_experiment, server, tf_config, master):
    """Where there is no cluster, or no session target, there is no server."""
    make_experiment(tf_config, master=master).train(delay_secs=0)
    assert not server.called


def test_a_task_without_a_job(make_experiment, server):
    """A task that names no job can't start its server."""
    with pytest.raises(ValueError, match="Could not start server"):
        make_experiment(task(), master="host3:2222").train(delay_secs=0)
    with pytest.raises(ValueError, match="Could not start server"):
        make_experiment({}, master="host4:2222").run_std_server()
    assert not server.called


def test_a_cluster_of_core_s_configuration(make_experiment, server):
    """A cluster that core's RunConfig describes is refused."""
    tf_config = task("worker", 0, cluster={"chief": ["c:1"], "worker": ["w:1"]})
    with pytest.raises(ValueError, match="For distributed runtime, Experiment class only works"):
        make_experiment(tf_config, tf_estimator.RunConfig).train(delay_secs=0)


#: Runs in a process of its own, since no server can be stopped and its port and threads stay.
PROGRAM = """
import sys
import tensorflow.compat.v1 as tf
from contrib_compat.experiment import servers
from contrib_compat.learn.run_config import RunConfig

config = RunConfig()
if sys.argv[1] == "ours":
    first = servers.start_server(config)
else:
    first = tf.train.Server(config.cluster_spec, job_name="worker", task_index=0)
assert first.target
try:
    second = servers.start_server(config)
except tf.errors.UnknownError as error:
    print("refused:", error)
else:
    print("the same:", second is first)
"""


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("ours", "the same: True"), ("another", "refused: Could not start gRPC")],
)
def test_a_port_that_is_taken(owner, expected, free_port):
    """Who trains once more has the server that runs; the port of another is TensorFlow's error."""
    cluster = {"worker": [f"localhost:{free_port}", "localhost:1"]}
    environment = dict(
        os.environ,
        PYTHONPATH=os.pathsep.join(sys.path),
        TF_CONFIG=json.dumps(task("worker", 0, cluster=cluster)),
        TF_CONTRIB_COMPAT_DEPRECATIONS="silent",
    )
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, owner]
    said = subprocess.check_output(command, env=environment, universal_newlines=True)
    assert said.startswith(expected)
