"""Which checkpoints of a Keras model stay, and how TensorFlow finds the newest."""

from __future__ import annotations

import os
import re

import tensorflow as tf

from contrib_compat.disk import store

__all__ = ["keep_newest"]

# As many as an Estimator keeps, unless its RunConfig says otherwise.
_KEPT = 5
_OURS = re.compile(r"keras\.ckpt-\d+$")


def keep_newest(model_dir: str, written: str) -> None:
    """Makes a checkpoint the newest of its directory, and removes what is too old.

    Those of an Estimator that trained in the same directory stay, and stay known.

    Args:
      model_dir: the directory.
      written: the path of the checkpoint.
    """
    state = tf.train.get_checkpoint_state(model_dir)
    before = list(state.all_model_checkpoint_paths) if state else []
    paths = [*(path for path in before if path != written), written]
    ours = [path for path in paths if _OURS.search(path)]
    old = ours[:-_KEPT]
    state = tf.compat.v1.train.generate_checkpoint_state_proto(
        model_dir, written, [path for path in paths if path not in old]
    )
    store.replace(os.path.join(model_dir, "checkpoint"), str(state).encode("utf-8"), durable=False)
    for path in old:
        for file in tf.io.gfile.glob(f"{path}.*"):
            store.remove(file)
