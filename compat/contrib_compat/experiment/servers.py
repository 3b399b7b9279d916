"""The TensorFlow server of a task in a cluster."""

from __future__ import annotations

import importlib
import threading
from typing import Any, Dict, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.learn import roles
from contrib_compat.learn.cluster import Environment

__all__ = ["needs_server", "start_server"]

# The servers that this process has started. None of them can be stopped, and its port is taken as
# long as the process lives.
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
    """Starts the server of this process's task.

    Args:
      config: a RunConfig of contrib. Its `protocol` is not asked for, natively neither.

    Returns:
      The ``tf.train.Server``; the one that runs already where this process trains once more, which
      natively fails.

    Raises:
      ValueError: the configuration does not say which server.
      tf.errors.UnknownError: another process has the task's port.
    """
    complete = config.cluster_spec and config.task_type and config.master
    if not complete or config.task_id is None:
        raise ValueError(
            "Could not start server; be sure to specify cluster_spec, task_type, master, and task "
            "in RunConfig or set the TF_CONFIG environment variable."
        )
    task = (str(config.cluster_spec), config.task_type, config.task_id)
    with _lock:
        try:
            server = _server_class()(
                config.cluster_spec,
                job_name=config.task_type,
                task_index=config.task_id,
                config=config.tf_config,
                start=False,
            )
        except tf.errors.UnknownError:
            if task not in _running:
                raise
            return _running[task]
        server.start()
        _running[task] = server
        return server


def _server_class() -> Any:
    """Returns ``tf.train.Server`` from the module that defines it, as native contrib did.

    That is where the tests of programs put a mock.
    """
    return importlib.import_module(tf.train.Server.__module__).Server
