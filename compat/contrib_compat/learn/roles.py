"""What a process does in a cluster, told from its configuration."""

from __future__ import annotations

from typing import Any, Optional

from contrib_compat.learn.cluster import ClusterConfig, TaskType, read_tf_config

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
    """Tells whether a config is a RunConfig of contrib, ours or TF 1.x's own."""
    return isinstance(config, ClusterConfig) or (
        type(config).__module__.endswith("contrib.learn.python.learn.estimators.run_config")
    )


def is_distributed(config: Any) -> bool:
    """Tells whether the config's cluster has more than one task."""
    spec = config.cluster_spec
    return bool(spec) and sum(len(spec.job_tasks(job)) for job in spec.jobs) > 1


def is_coordinated(config: Any) -> bool:
    """Tells whether a ``tf.distribute.Strategy`` that spans the cluster runs the training.

    The estimator then finds its part in ``TF_CONFIG`` by itself and starts its own server.
    """
    return bool(getattr(config, "_distribute_coordinator_mode", None)) and bool(config.cluster_spec)


def role(config: Any) -> Optional[str]:
    """Returns this process's task type, None where it has none."""
    # Core's config says "worker" for whatever task it hands to a strategy.
    if is_coordinated(config) and not is_contrib_config(config):
        return read_tf_config().get("task", {}).get("type")
    return config.task_type


def is_in_charge(config: Any) -> bool:
    """Tells whether this is the task that saves checkpoints."""
    if not is_coordinated(config) or is_contrib_config(config):
        return bool(config.is_chief)
    task = read_tf_config().get("task", {})
    chief = TaskType.CHIEF if TaskType.CHIEF in config.cluster_spec.jobs else TaskType.WORKER
    return bool(task.get("type") == chief and int(task.get("index") or 0) == 0)


def has_company(config: Any) -> bool:
    """Tells whether other processes work on the same model directory."""
    return is_distributed(config) or role(config) == TaskType.EVALUATOR


def default_schedule(config: Any) -> str:
    """Returns the Experiment's method that a process with this config runs.

    Raises:
      ValueError: the task has no type, or one without a schedule.
    """
    if not config or not has_company(config):
        return "train_and_evaluate"
    task_type = role(config)
    if not task_type:
        raise ValueError("Must specify a schedule")
    if task_type not in _SCHEDULES:
        raise ValueError(f"No default schedule for task type: {task_type}")
    return _SCHEDULES[task_type]
