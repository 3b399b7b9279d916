"""How an evaluator learns that training is over when no number of steps says so.

The process in charge leaves a note in the model directory when its training ends by itself, where
another process evaluates. Masters of contrib evaluate and export themselves, so they leave none.
The note says with which checkpoint, and up to which step training was to go: a run that is started
again with more ``train_steps`` has not ended, though its chief may not have removed the note yet.
"""

from __future__ import annotations

import contextlib
import os
from typing import Any, Iterator, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.learn import roles
from contrib_compat.learn.cluster import TaskType

__all__ = ["announced", "is_announced_by", "is_known"]

_FILE = "training_of_experiment_ended"


def is_announced_by(config: Any) -> bool:
    """Tells whether this process says when training is over.

    Args:
      config: the estimator's configuration.
    """
    has_evaluator = roles.role(config) == TaskType.CHIEF or roles.is_coordinated(config)
    return has_evaluator and roles.has_company(config) and roles.is_in_charge(config)


@contextlib.contextmanager
def announced(estimator: Any, train_steps: Optional[int]) -> Iterator[None]:
    """Announces the end of the training that goes on inside, where it is this process's to do.

    Args:
      estimator: what is trained.
      train_steps: the global step that it is trained to; None where the data decide.
    """
    if not is_announced_by(estimator.config):
        yield
        return
    note = _note(estimator)
    if tf.gfile.Exists(note):
        tf.gfile.Remove(note)
    yield
    last = tf.train.latest_checkpoint(estimator.model_dir)
    if last is not None:
        with tf.gfile.GFile(note, "w") as file:
            file.write(_text(last, train_steps))


def is_known(estimator: Any, checkpoint_path: Optional[str], train_steps: Optional[int]) -> bool:
    """Tells whether training has ended with this checkpoint.

    Args:
      estimator: what is trained, perhaps by another process.
      checkpoint_path: the checkpoint; None for none, with which no training ends.
      train_steps: the global step that it is trained to; None where the data decide.
    """
    note = _note(estimator)
    if checkpoint_path is None or not tf.gfile.Exists(note):
        return False
    with tf.gfile.GFile(note) as file:
        return bool(file.read() == _text(checkpoint_path, train_steps))


def _text(checkpoint_path: str, train_steps: Optional[int]) -> str:
    return f"{os.path.basename(checkpoint_path)} of train_steps={train_steps}"


def _note(estimator: Any) -> str:
    return os.path.join(tf.compat.as_str_any(estimator.model_dir), _FILE)
