"""ClusterConfig: a cluster and this process's place in it."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def cluster_config(contrib, monkeypatch):
    """Makes a ClusterConfig, ours and natively."""

    def make(tf_config, **arguments):
        monkeypatch.setenv("TF_CONFIG", json.dumps(tf_config))
        return contrib.learn.RunConfig.__mro__[1](**arguments)

    return make


TWO_WORKERS = {"worker": ["h:1", "h:2"]}


@pytest.mark.parametrize("task", [{"type": "cook"}, {"type": "worker", "index": 5}])
def test_the_task_is_looked_up_unless_a_master_is_given(cluster_config, task):
    """A task that is not in the cluster is refused, unless the session target is given anyway."""
    tf_config = {"cluster": TWO_WORKERS, "task": task}
    with pytest.raises(ValueError, match="is not a valid task_"):
        cluster_config(tf_config)
    assert cluster_config(tf_config, master="elsewhere:1").master == "elsewhere:1"
    assert cluster_config(tf_config, master="").master == ""


def test_addresses_that_are_none(monkeypatch):
    """A cluster that TensorFlow refuses is an error that names TF_CONFIG."""
    from contrib_compat.learn.cluster import ClusterConfig

    monkeypatch.setenv("TF_CONFIG", json.dumps({"cluster": {"worker": "h:1"}}))
    with pytest.raises(ValueError, match=r"TF_CONFIG: cluster: got \{'worker': 'h:1'\}"):
        ClusterConfig()


def test_task_id_by_itself(cluster_config, monkeypatch):
    """get_task_id() reads TF_CONFIG each time."""
    config = cluster_config({"cluster": TWO_WORKERS, "task": {"type": "worker", "index": 1}})
    assert config.get_task_id() == config.task_id == 1
    monkeypatch.setenv("TF_CONFIG", "{}")
    assert (config.get_task_id(), config.task_id) == (0, 1)
