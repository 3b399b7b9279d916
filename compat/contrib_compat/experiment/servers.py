"""The TensorFlow server of a task in a cluster."""

from __future__ import annotations

import threading
from typing import Any, Dict, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.learn import roles
from contrib_compat.learn.cluster import Environment

__all__ = ["needs_server", "start_server"]

# A server can't be stopped, and its port is taken as long as the process lives.
_running: Dict[Tuple[str, str, int], Any] = {}
_lock = threading.Lock()


def needs_server(config: Any) -> bool:
    """Tells whether a task has to start a server before it trains.

    Args:
      config: the estimator's RunConfig.

    Raises:
      ValueError: a cluster is configured by a RunConfig that is not contrib's.
    """
    if not config.cluster_spec or not config.master:
        return False
    if not roles.is_contrib_config(config):
        raise ValueError(
            "For distributed runtime, Experiment class only works with "
            f"tf.contrib.learn.RunConfig for now, but provided {type(config)}"
        )
    if config.environment == Environment.LOCAL:
        tf.logging.warning(
            "There are a cluster and a master, but the environment is 'local', so this task starts "
            "no server. Set environment to 'cloud' in TF_CONFIG to run distributed."
        )
    return config.environment not in (Environment.LOCAL, Environment.GOOGLE)


def start_server(config: Any) -> Any:
    """Starts the server of this process's task, or returns the one that runs already.

    Args:
      config: a RunConfig of contrib.

    Returns:
      The ``tf.train.Server``.

    Raises:
      ValueError: the configuration does not say which server.
    """
    complete = config.cluster_spec and config.task_type and config.master
    if not complete or config.task_id is None:
        raise ValueError(
            "Could not start server; be sure to specify cluster_spec, task_type, master, and task "
            "in RunConfig or set the TF_CONFIG environment variable."
        )
    task = (str(config.cluster_spec), config.task_type, config.task_id)
    with _lock:
        if task not in _running:
            _running[task] = tf.train.Server(
                config.cluster_spec,
                job_name=config.task_type,
                task_index=config.task_id,
                protocol=config.protocol,
                config=config.tf_config,
            )
        return _running[task]
