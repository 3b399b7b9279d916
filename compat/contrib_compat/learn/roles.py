"""What a process does in a cluster, told from its configuration.

====================================  =====================  =======================
task                                  schedule               what it does
====================================  =====================  =======================
a process on its own                  train_and_evaluate     everything
master                                train_and_evaluate     everything
chief, worker                         train                  trains
ps                                    run_std_server         holds the variables
evaluator                             continuous_eval        evaluates and exports
====================================  =====================  =======================

The first task of a cluster is in charge: it initialises variables and saves checkpoints. So that
one process exports, an evaluator beside a master is refused, and a second evaluator too.
"""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.learn.cluster import ClusterConfig, TaskType
from contrib_compat.learn.tf_config import read_tf_config
from contrib_compat.versions.native_contrib import derives_from_native

__all__ = [
    "default_schedule",
    "has_company",
    "is_contrib_config",
    "is_coordinated",
    "is_distributed",
    "is_in_charge",
    "role",
]

_SCHEDULES = {
    TaskType.MASTER: "train_and_evaluate",
    TaskType.PS: "run_std_server",
    TaskType.WORKER: "train",
    TaskType.CHIEF: "train",
    TaskType.EVALUATOR: "continuous_eval",
}


def is_contrib_config(config: Any) -> bool:
    """Tells whether a config is a RunConfig of contrib, ours or TF 1.x's own, or of a subclass.

    Args:
      config: any estimator's configuration.
    """
    # Ours is asked for by its two bases, because it is defined on top of this module.
    is_ours = isinstance(config, ClusterConfig) and isinstance(config, tf_estimator.RunConfig)
    return is_ours or derives_from_native(
        type(config), "learn.python.learn.estimators.run_config", "RunConfig"
    )


def is_distributed(config: Any) -> bool:
    """Tells whether the config's cluster has more than one task.

    Args:
      config: any configuration with a ``cluster_spec``; native contrib asks it nothing else.
    """
    spec = config.cluster_spec
    return bool(spec) and sum(len(spec.job_tasks(job)) for job in spec.jobs) > 1


def is_coordinated(config: Any) -> bool:
    """Tells whether a ``tf.distribute.Strategy`` that spans the cluster runs the training.

    The estimator then finds its part in ``TF_CONFIG`` by itself and starts its own server.

    Args:
      config: any estimator's configuration.
    """
    mode = getattr(config, "_distribute_coordinator_mode", None)
    # Any attribute of a test's mock is true, but none is a text.
    return isinstance(mode, str) and bool(config.cluster_spec)


def role(config: Any) -> Optional[str]:
    """Returns this process's task type, None where it has none.

    Args:
      config: any estimator's configuration.
    """
    # Core's config says "worker" for whatever task it hands to a strategy.
    if is_coordinated(config) and not is_contrib_config(config):
        return read_tf_config().task_type
    return getattr(config, "task_type", None)


def is_in_charge(config: Any) -> bool:
    """Tells whether this is the task that initialises variables and saves checkpoints.

    Args:
      config: a RunConfig, contrib's or core's.
    """
    if not is_coordinated(config) or is_contrib_config(config):
        return bool(config.is_chief)
    task = read_tf_config()
    chief = TaskType.CHIEF if TaskType.CHIEF in config.cluster_spec.jobs else TaskType.WORKER
    return task.task_type == chief and task.task_id == 0


def has_company(config: Any) -> bool:
    """Tells whether other processes work on the same model directory.

    A cluster of one task can have company, for the evaluator of ``tf.estimator`` is no part of it:
    beside a chief, or beside workers that a ``tf.distribute.Strategy`` spans, there may be one.

    Args:
      config: any estimator's configuration; what is no RunConfig, as a test's mock, has no company.
    """
    if role(config) == TaskType.EVALUATOR:
        return True
    spec = getattr(config, "cluster_spec", None)
    if not isinstance(spec, tf.train.ClusterSpec) or not spec:
        return False
    return role(config) == TaskType.CHIEF or is_coordinated(config) or is_distributed(config)


def default_schedule(config: Any) -> str:
    """Returns the Experiment's method that a process with this config runs.

    Args:
      config: the estimator's RunConfig; None for a process on its own.

    Raises:
      ValueError: the task has no type, one without a schedule, or no place in the cluster.
    """
    if not config or not (has_company(config) or is_distributed(config)):
        return "train_and_evaluate"
    task_type = role(config)
    if not task_type:
        raise ValueError("Must specify a schedule")
    if task_type not in _SCHEDULES:
        raise ValueError(f"No default schedule for task type: {task_type}")
    if task_type == TaskType.EVALUATOR:
        _check_evaluator(config)
    return _SCHEDULES[task_type]


def _check_evaluator(config: Any) -> None:
    if TaskType.MASTER in config.cluster_spec.jobs:
        raise ValueError(
            "TF_CONFIG: task.type: got evaluator, wanted another task: the cluster's master "
            "evaluates and exports by itself"
        )
    if config.task_id:
        raise ValueError(
            f"TF_CONFIG: task.index: got {config.task_id}, wanted 0: there can only be one "
            "evaluator, which exports"
        )
