"""TF 2.16 dropped the module that joins tf.estimator to distribution strategies.

``tensorflow.python.distribute.estimator_training`` decides how a RunConfig with a distribution
strategy runs, and runs an estimator as one task of a cluster. The distribute coordinator that
does the work is still in TensorFlow; this module is the part between the two.
Needed on TF 2.16 and newer.
"""

from __future__ import annotations

import copy
import importlib.util
import sys
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow as tf
from tensorflow.python import distribute
from tensorflow.python.distribute import (
    distribute_coordinator,
    distribute_coordinator_context,
    multi_worker_util,
)

from contrib_compat.versions.changes import Changes

_NAME = distribute.__name__ + ".estimator_training"

_CHIEF, _WORKER, _PS, _EVALUATOR = "chief", "worker", "ps", "evaluator"
# One process drives the whole cluster, or each task has a process that runs the same program.
_DRIVER = distribute_coordinator.CoordinatorMode.STANDALONE_CLIENT
_PEERS = distribute_coordinator.CoordinatorMode.INDEPENDENT_WORKER

_log = tf.compat.v1.logging


def is_missing() -> bool:
    """Tells whether TensorFlow has no such module."""
    if _NAME in sys.modules:
        return not hasattr(distribute, "estimator_training")
    return importlib.util.find_spec(_NAME) is None


def put_back(changes: Changes) -> None:
    """Registers this module under the private name that the estimator package imports."""
    this = sys.modules[__name__]
    changes.item(sys.modules, _NAME, this)
    changes.attribute(distribute, "estimator_training", this)


def init_run_config(config: Any, tf_config: Dict[str, Any]) -> None:
    """Sets up a RunConfig that has a distribution strategy.

    Args:
        config: The ``RunConfig`` under construction; its task and cluster fields are set.
        tf_config: The parsed ``TF_CONFIG``.

    Raises:
        ValueError: if a strategy or the cluster is given in two places.
    """
    remote_cluster = None
    if config._experimental_distribute:
        _adopt_strategy(config, "train_distribute")
        _adopt_strategy(config, "eval_distribute")
        remote_cluster = config._experimental_distribute.remote_cluster
    cluster = tf.train.ClusterSpec(tf_config.get("cluster", {}))

    # Under the coordinator a task learns its role only when it runs, so it starts as local.
    config._init_distributed_setting_from_environment_var({})
    if config._train_distribute and remote_cluster:
        if cluster:
            raise ValueError(
                "The cluster is given twice: by TF_CONFIG and by "
                "experimental_distribute.remote_cluster. Drop one of them."
            )
        config._distribute_coordinator_mode = _DRIVER
        config._cluster_spec = remote_cluster
    elif config._train_distribute and cluster and "master" not in cluster.jobs:
        config._distribute_coordinator_mode = _PEERS
        config._cluster_spec = cluster
    else:
        config._distribute_coordinator_mode = None
        config._init_distributed_setting_from_environment_var(tf_config)
        config._maybe_overwrite_session_config_for_distributed_training()
    _log.info("RunConfig: distribute coordinator mode %s.", config._distribute_coordinator_mode)


def _adopt_strategy(config: Any, name: str) -> None:
    """Moves a strategy of `experimental_distribute` to the field that is used."""
    strategy = getattr(config._experimental_distribute, name)
    if not strategy:
        return
    if getattr(config, "_" + name):
        raise ValueError(
            f"RunConfig got both {name} and experimental_distribute.{name}. Set one of them."
        )
    setattr(config, "_" + name, strategy)


def should_run_distribute_coordinator(config: Any) -> bool:
    """Tells whether ``train_and_evaluate`` goes through the distribute coordinator.

    Args:
        config: The estimator's ``RunConfig``.

    Returns:
        True if a coordinator mode is set and there is a cluster to run on.
    """
    mode = getattr(config, "_distribute_coordinator_mode", None)
    if mode is None:
        return False
    if mode not in (_DRIVER, _PEERS):
        _log.warning("Unknown distribute coordinator mode %r: running without it.", mode)
        return False
    if not config.cluster_spec:
        _log.warning("Distribute coordinator mode %r without a cluster: running locally.", mode)
        return False
    return True


def train_and_evaluate(
    estimator: Any, train_spec: Any, eval_spec: Any, executor_cls: Callable[..., Any]
) -> None:
    """Runs ``tf.estimator.train_and_evaluate`` on a cluster.

    Args:
        estimator: The estimator; each task works on a copy of it.
        train_spec: The ``TrainSpec``.
        eval_spec: The ``EvalSpec``.
        executor_cls: The estimator package's executor, which evaluates until training ends.

    Raises:
        ValueError: if the estimator's RunConfig has no coordinator mode.
    """
    mode = estimator.config._distribute_coordinator_mode
    if not mode:
        raise ValueError("The estimator's RunConfig has no distribute coordinator mode.")

    def train(strategy: Any) -> None:
        task, context = _as_task(estimator, "train", strategy)
        # One process drives all tasks in threads: a hook may hold tensors of one graph only.
        hooks = train_spec.hooks if mode == _PEERS or context.is_chief else ()
        task.train(train_spec.input_fn, hooks=list(hooks), max_steps=train_spec.max_steps)

    def evaluate(strategy: Any) -> None:
        task, _ = _as_task(estimator, "eval", strategy)
        executor_cls(task, train_spec, eval_spec)._start_continuous_evaluation()

    config = estimator.config
    distribute_coordinator.run_distribute_coordinator(
        train,
        config.train_distribute,
        evaluate,
        config.eval_distribute,
        mode=mode,
        # Peers read the cluster, and their own place in it, from TF_CONFIG.
        cluster_spec=config.cluster_spec if mode == _DRIVER else None,
        session_config=config.session_config,
    )


def estimator_train(
    estimator: Any, train_distributed_fn: Callable[..., Any], hooks: List[Any]
) -> Any:
    """Runs ``Estimator.train`` on a remote cluster.

    Args:
        estimator: The estimator; each task works on a copy of it.
        train_distributed_fn: Called with that copy, the strategy and the hooks.
        hooks: For the chief only.

    Returns:
        What the coordinator returns.

    Raises:
        ValueError: if `train` cannot run in this mode, cluster or strategy.
    """

    def run(task: Any, strategy: Any, task_hooks: List[Any]) -> Any:
        train_distributed_fn(task, strategy, task_hooks)
        return task

    return _drive(estimator, "train", run, hooks)


def estimator_evaluate(
    estimator: Any, evaluate_distributed_fn: Callable[..., Any], hooks: List[Any]
) -> Any:
    """Runs ``Estimator.evaluate`` on a remote cluster.

    Args:
        estimator: The estimator; each task works on a copy of it.
        evaluate_distributed_fn: Called with that copy, the strategy and the hooks.
        hooks: For the chief only.

    Returns:
        The metrics that `evaluate_distributed_fn` returned.

    Raises:
        ValueError: if `evaluate` cannot run in this mode, cluster or strategy.
    """
    return _drive(estimator, "eval", evaluate_distributed_fn, hooks)


def _drive(estimator: Any, purpose: str, run: Callable[..., Any], hooks: List[Any]) -> Any:
    config = estimator._config
    method = "Estimator." + {"train": "train", "eval": "evaluate"}[purpose]
    strategy = getattr(config, f"_{purpose}_distribute")
    cluster = multi_worker_util.normalize_cluster_spec(config.cluster_spec)
    if _EVALUATOR in cluster.jobs:
        raise ValueError(
            f"{method} does not work with an 'evaluator' job in the cluster; "
            "use train_and_evaluate."
        )
    if config._distribute_coordinator_mode != _DRIVER:
        raise ValueError(
            f"{method} with a strategy runs on a cluster only as STANDALONE_CLIENT "
            "(experimental_distribute.remote_cluster); under TF_CONFIG use "
            "train_and_evaluate."
        )
    if strategy.extended.experimental_between_graph:
        # Each worker would return a result of its own.
        raise ValueError(
            f"{method} cannot drive a remote cluster with {type(strategy).__name__}; "
            "use train_and_evaluate."
        )

    def run_task(task_strategy: Any) -> Any:
        task, context = _as_task(estimator, purpose, task_strategy, coordinated=True)
        return run(task, task_strategy, hooks if context.is_chief else [])

    return distribute_coordinator.run_distribute_coordinator(
        run_task,
        strategy,
        mode=_DRIVER,
        cluster_spec=cluster,
        session_config=config.session_config,
    )


def _as_task(
    estimator: Any, purpose: str, strategy: Any, coordinated: bool = False
) -> Tuple[Any, Any]:
    """Copies an estimator for the cluster task that runs in this thread.

    Args:
        estimator: The estimator that the program made.
        purpose: ``train`` or ``eval``: which strategy is replaced.
        strategy: The strategy as the coordinator configured it for the task.
        coordinated: Whether the copy keeps its coordinator mode. Its train() and evaluate()
            would call the coordinator again.

    Returns:
        The copy, and the coordinator's context of the task.
    """
    context = distribute_coordinator_context.get_current_worker_context()
    task = copy.deepcopy(estimator)
    setattr(task, f"_{purpose}_distribution", strategy)
    settings = _task_settings(context)
    settings[f"{purpose}_distribute"] = strategy
    if not coordinated:
        settings["distribute_coordinator_mode"] = None
    for name, value in settings.items():
        setattr(task._config, "_" + name, value)
    _log.info("RunConfig of this task: %s", vars(task._config))
    return task, context


def _task_settings(context: Any) -> Dict[str, Any]:
    """Returns the RunConfig fields (without underscore) of a cluster task."""
    cluster = context.cluster_spec
    settings = {
        "service": None,
        "master": context.master_target,
        "evaluation_master": context.master_target,
        "task_type": context.task_type,
        "task_id": context.task_id,
        "is_chief": context.is_chief,
        "cluster_spec": cluster,
        "num_ps_replicas": 0,
        "num_worker_replicas": 1,
        "global_id_in_cluster": 0,
    }
    if cluster and context.task_type == _EVALUATOR:
        # It is no part of the training cluster and must not see it.
        settings.update(
            cluster_spec=tf.train.ClusterSpec({}), num_worker_replicas=0, global_id_in_cluster=None
        )
    elif cluster:
        tasks = {job: len(addresses) for job, addresses in cluster.as_dict().items()}
        settings.update(
            num_ps_replicas=tasks.get(_PS, 0),
            num_worker_replicas=tasks.get(_CHIEF, 0) + tasks.get(_WORKER, 0),
            global_id_in_cluster=_global_id(cluster, context.task_type, context.task_id),
        )
    return settings


def _global_id(cluster: Any, task_type: Optional[str], task_id: int) -> int:
    """Numbers the tasks of a cluster: chief first, parameter servers last."""
    if not task_type:
        return 0
    jobs = sorted(cluster.jobs, key=lambda job: (job != _CHIEF, job == _PS, job))
    if task_type not in jobs:
        raise RuntimeError(f"Task type {task_type!r} is not in the cluster {cluster}.")
    before = jobs[: jobs.index(task_type)]
    return sum(len(cluster.job_tasks(job)) for job in before) + task_id
