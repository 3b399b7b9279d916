"""contrib's RunConfig: a ``tf.estimator.RunConfig`` that reads the roles contrib knew."""

from __future__ import annotations

from typing import Any, Iterable, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class
from contrib_compat.learn import roles
from contrib_compat.learn.cluster import ClusterConfig, TaskType
from contrib_compat.learn.tf_config import read_tf_config

__all__ = ["RunConfig"]

# What an experiment_fn may change in the config that it is given.
_CHANGEABLE = (
    "tf_random_seed",
    "save_summary_steps",
    "save_checkpoints_steps",
    "save_checkpoints_secs",
    "session_config",
    "keep_checkpoint_max",
    "keep_checkpoint_every_n_hours",
    "log_step_count_steps",
)
_DEFAULT_CHECKPOINT_SECS = 600


@deprecated_class("learn.RunConfig")
class RunConfig(ClusterConfig, tf_estimator.RunConfig):
    """How an Experiment's estimator runs: cluster, checkpoints, session.

    Stands for ``tf.contrib.learn.RunConfig`` (TF 1.15). Core estimators take it like a
    ``tf.estimator.RunConfig``, which it is.

    Args:
      master: see :class:`ClusterConfig`.
      num_cores: threads of ``tf_config``'s sessions; 0 lets TensorFlow choose.
      log_device_placement: whether ``tf_config``'s sessions log where operations are placed.
      gpu_memory_fraction: share of each GPU's memory that ``tf_config``'s sessions take.
      tf_random_seed: seed of the graph.
      save_summary_steps: steps between two summaries.
      save_checkpoints_secs: seconds between two checkpoints. 0, the default, means 600, or None
        where `save_checkpoints_steps` is given.
      save_checkpoints_steps: steps between two checkpoints.
      keep_checkpoint_max: number of checkpoints to keep; None or 0 for all.
      keep_checkpoint_every_n_hours: hours after which a checkpoint is kept for good.
      log_step_count_steps: steps between two reports of the speed.
      protocol: the server's protocol; None for grpc.
      evaluation_master: see :class:`ClusterConfig`.
      model_dir: directory of checkpoints and summaries; None for the ``model_dir`` of
        ``TF_CONFIG``.
      session_config: ``tf.ConfigProto`` of the estimator's sessions. Not `tf_config`, which only
        contrib's own estimators and the servers of a cluster use. None in a cluster that has a
        chief makes sessions that see the parameter servers and their own task alone.
      session_creation_timeout_secs: seconds that a worker waits for its session.
      train_distribute: a ``tf.distribute.Strategy`` for training. Not in TF 1.15, where
        ``replace(train_distribute=...)`` does it for a single machine.
      eval_distribute: likewise for evaluation.

    Raises:
      ValueError: `model_dir` is not that of ``TF_CONFIG``, or the task is not in the cluster.
    """

    _USE_DEFAULT = 0

    def __init__(
        self,
        master: Optional[str] = None,
        num_cores: int = 0,
        log_device_placement: bool = False,
        gpu_memory_fraction: float = 1,
        tf_random_seed: Optional[int] = None,
        save_summary_steps: int = 100,
        save_checkpoints_secs: Optional[int] = _USE_DEFAULT,
        save_checkpoints_steps: Optional[int] = None,
        keep_checkpoint_max: Optional[int] = 5,
        keep_checkpoint_every_n_hours: float = 10000,
        log_step_count_steps: Optional[int] = 100,
        protocol: Optional[str] = None,
        evaluation_master: str = "",
        model_dir: Optional[str] = None,
        session_config: Any = None,
        session_creation_timeout_secs: int = 7200,
        *,
        train_distribute: Any = None,
        eval_distribute: Any = None,
    ) -> None:
        self._train_distribute = train_distribute
        self._eval_distribute = eval_distribute
        has_strategy = train_distribute is not None or eval_distribute is not None
        self._read_cluster(master, evaluation_master, has_strategy=has_strategy)
        if save_checkpoints_secs == RunConfig._USE_DEFAULT:
            save_checkpoints_secs = (
                _DEFAULT_CHECKPOINT_SECS if save_checkpoints_steps is None else None
            )
        self._tf_config = tf.ConfigProto(
            log_device_placement=log_device_placement,
            inter_op_parallelism_threads=num_cores,
            intra_op_parallelism_threads=num_cores,
            gpu_options=tf.GPUOptions(per_process_gpu_memory_fraction=gpu_memory_fraction),
        )
        self._tf_random_seed = tf_random_seed
        self._save_summary_steps = save_summary_steps
        self._save_checkpoints_secs = save_checkpoints_secs
        self._save_checkpoints_steps = save_checkpoints_steps
        self._keep_checkpoint_max = keep_checkpoint_max
        self._keep_checkpoint_every_n_hours = keep_checkpoint_every_n_hours
        self._log_step_count_steps = log_step_count_steps
        self._protocol = protocol
        self._model_dir = _model_dir(model_dir)
        self._session_config = session_config or self._cluster_session_config()
        self._session_creation_timeout_secs = session_creation_timeout_secs
        # The rest of what core's estimators read. Core's constructor would set it, but refuses
        # the clusters that contrib accepted.
        self._device_fn = None
        self._experimental_max_worker_delay_secs = None
        self._checkpoint_save_graph_def = True
        if has_strategy:
            self._coordinate()

    def _coordinate(self) -> None:
        """Takes over how core's config has a strategy find its part in the cluster."""
        core = tf_estimator.RunConfig(
            model_dir=self._model_dir,
            train_distribute=self._train_distribute,
            eval_distribute=self._eval_distribute,
        )
        for name, value in vars(core).items():
            if not hasattr(self, name):
                setattr(self, name, value)
        if roles.is_coordinated(self):
            self._master = ""  # the strategy starts a server by itself

    def _cluster_session_config(self) -> Any:
        """Returns what makes a task independent of its peers, in clusters that have a chief.

        A session that sees all tasks can't start before all of them run, nor outlive one.
        """
        has_peers = TaskType.CHIEF in self._cluster_spec.jobs and self._train_distribute is None
        if not has_peers or self._task_type == TaskType.PS:
            return None
        myself = f"/job:{self._task_type}/task:{self._task_id}"
        return tf.ConfigProto(allow_soft_placement=True, device_filters=["/job:ps", myself])

    @property
    def tf_config(self) -> Any:
        """The ``tf.ConfigProto`` made of `num_cores`, `gpu_memory_fraction` and their like."""
        return self._tf_config

    def uid(self, whitelist: Optional[Iterable[str]] = None) -> str:
        """Returns a text that is the same for configs that run a model the same way.

        Args:
          whitelist: names of properties that may differ; None for those that an
            ``experiment_fn`` is free to change, such as the checkpoint frequency.
        """
        ignored = {"_" + name for name in (_CHANGEABLE if whitelist is None else whitelist)}
        fields = sorted(vars(self).items())
        return ", ".join(
            f"{name}={_stable_text(value)}" for name, value in fields if name not in ignored
        )


def _stable_text(value: Any) -> str:
    """Like repr(), but the same for equal copies."""
    if isinstance(value, tf.train.ClusterSpec):
        return repr(sorted(value.as_dict().items()))
    if hasattr(value, "extended"):  # a tf.distribute.Strategy, of TensorFlow 1 or 2
        return type(value).__name__
    return repr(value)


def _model_dir(given: Optional[str]) -> Optional[str]:
    configured = read_tf_config().model_dir
    if configured is not None and given not in (None, configured):
        raise ValueError(
            "`model_dir` provided in RunConfig construct, if set, must have the same value as the "
            f'model_dir in TF_CONFIG. model_dir: {given}\nTF_CONFIG["model_dir"]: {configured}.\n'
        )
    return given or configured
