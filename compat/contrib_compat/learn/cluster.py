"""``ClusterConfig``: a cluster, and this process's place in it, as ``TF_CONFIG`` says.

contrib knew three roles: master, worker and ps. Clusters that have a ``chief``, or whose workers a
``tf.distribute.Strategy`` spans, follow ``tf.estimator`` instead: chief and workers train, ps hold
the variables, and an evaluator that is no part of the cluster evaluates and exports.
"""

from __future__ import annotations

from typing import Any, Dict, Optional

from contrib_compat.deprecation import deprecated_class
from contrib_compat.identity import public
from contrib_compat.learn.tf_config import read_tf_config
from contrib_compat.versions.installed import needs_tensorflow

__all__ = ["ClusterConfig", "Environment", "TaskType"]


@public("tf_contrib.learn.python")
class Environment:
    """Where a cluster runs; any but LOCAL and GOOGLE makes tasks start a server of their own.

    Stands for ``tf.contrib.learn.python.learn.estimators.run_config.Environment`` (TF 1.15).
    """

    CLOUD = "cloud"
    GOOGLE = "google"
    LOCAL = "local"


@public("tf_contrib.learn")
class TaskType:
    """The roles of a task in a cluster.

    Stands for ``tf.contrib.learn.TaskType`` (TF 1.15), which has MASTER, PS and WORKER.
    """

    MASTER = "master"
    PS = "ps"
    WORKER = "worker"
    CHIEF = "chief"
    EVALUATOR = "evaluator"


@deprecated_class("learn.python.ClusterConfig")
class ClusterConfig:
    """What ``TF_CONFIG`` says about the cluster and this process's task in it.

    Stands for ``tf.contrib.learn.python.learn.estimators.run_config.ClusterConfig`` (TF 1.15).

    Args:
      master: address of the TensorFlow session target; None for this task's own address in the
        cluster, or '' where there is just one process.
      evaluation_master: likewise for evaluation; None for ''.

    Raises:
      ValueError: the task is not in the cluster, which is only looked up where `master` is None; or
        ``TF_CONFIG`` is not JSON or of the wrong shape.
    """

    def __init__(
        self, master: Optional[str] = None, evaluation_master: Optional[str] = None
    ) -> None:
        self._read_cluster(master, evaluation_master, has_strategy=False)

    def _read_cluster(
        self, master: Optional[str], evaluation_master: Optional[str], has_strategy: bool
    ) -> None:
        config = read_tf_config()
        self._task_type = config.task_type
        self._task_id = config.task_id
        cluster = config.cluster
        is_modern = has_strategy or TaskType.CHIEF in cluster
        # A master evaluates by itself and has no evaluator beside it, natively and in tf.estimator.
        has_evaluator = is_modern and TaskType.MASTER not in cluster
        if has_evaluator and self._task_type == TaskType.EVALUATOR:
            cluster = {}  # An evaluator takes no part in training and places nothing on the ps.
        self._cluster_spec = _cluster_spec(cluster)
        self._environment = config.environment or (
            Environment.CLOUD if is_modern else Environment.LOCAL
        )
        if master is None:
            master = _address(self._cluster_spec, self._task_type, self._task_id)
        self._master = master
        self._evaluation_master = evaluation_master or ""
        self._num_ps_replicas = _count(cluster, TaskType.PS)
        self._num_worker_replicas = _count(
            cluster, TaskType.WORKER, TaskType.MASTER, TaskType.CHIEF
        )
        self._is_chief = self._task_id == 0 and self._task_type in (
            None,
            _chief_role(is_modern, cluster, self._environment),
        )

    @property
    def cluster_spec(self) -> Any:
        """The ``tf.train.ClusterSpec``; false where there is no cluster."""
        return self._cluster_spec

    @property
    def environment(self) -> str:
        """Where the cluster runs, see :class:`Environment`."""
        return str(self._environment)

    @property
    def evaluation_master(self) -> str:
        """The session target for evaluation."""
        return self._evaluation_master

    @property
    def is_chief(self) -> bool:
        """Whether this task initialises variables and saves checkpoints."""
        return self._is_chief

    @property
    def master(self) -> str:
        """The session target for training."""
        return self._master

    @property
    def num_ps_replicas(self) -> int:
        """The number of parameter servers."""
        return self._num_ps_replicas

    @property
    def num_worker_replicas(self) -> int:
        """The number of tasks that train."""
        return self._num_worker_replicas

    @property
    def task_id(self) -> int:
        """This task's index among those of its type."""
        return self._task_id

    @property
    def task_type(self) -> Optional[str]:
        """This task's role, see :class:`TaskType`; None where ``TF_CONFIG`` names none."""
        return self._task_type

    @staticmethod
    def get_task_id() -> int:
        """Returns the task's index that ``TF_CONFIG`` names, or 0."""
        return read_tf_config().task_id


def _count(cluster: Dict[str, Any], *jobs: str) -> int:
    return sum(len(cluster.get(job, ())) for job in jobs)


def _cluster_spec(cluster: Dict[str, Any]) -> Any:
    with needs_tensorflow("tf.contrib.learn.python.ClusterConfig"):
        import tensorflow.compat.v1 as tf

    try:
        return tf.train.ClusterSpec(cluster)
    except (TypeError, ValueError) as error:
        raise ValueError(f"TF_CONFIG: cluster: got {cluster}: {error}") from error


def _chief_role(is_modern: bool, cluster: Dict[str, Any], environment: str) -> str:
    """Returns the role whose first task initialises variables and saves checkpoints."""
    if is_modern and cluster:
        roles = (TaskType.CHIEF, TaskType.MASTER, TaskType.WORKER)
        return next((role for role in roles if role in cluster), TaskType.WORKER)
    # Outside the cloud there was no master: the first worker was in charge.
    return TaskType.MASTER if environment == Environment.CLOUD else TaskType.WORKER


def _address(cluster_spec: Any, task_type: Optional[str], task_id: int) -> str:
    jobs = cluster_spec.jobs
    alone = len(jobs) == 1 and len(cluster_spec.job_tasks(jobs[0])) == 1
    if not jobs or alone or not task_type:
        return ""
    if task_type not in jobs:
        raise ValueError(
            f"{task_type} is not a valid task_type in the cluster_spec:\n{cluster_spec}\n\n"
            "Note that these values may be coming from the TF_CONFIG environment variable."
        )
    addresses = cluster_spec.job_tasks(task_type)
    if not 0 <= task_id < len(addresses):
        raise ValueError(
            f"{task_id} is not a valid task_id for task_type {task_type} in the cluster_spec:\n"
            f"{cluster_spec}\n\nNote that these value may be coming from the TF_CONFIG environment "
            "variable."
        )
    return "grpc://" + addresses[task_id]
