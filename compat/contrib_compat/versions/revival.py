"""Brings ``tensorflow_estimator`` back to life on TensorFlow 2.16 and newer.

`PUT_BACK` is the complete list of what is changed in TensorFlow for it. Each entry is a module
of `breaks` that says why it is needed, and is deleted with the last TensorFlow that needs
it. ``tf.keras`` is not on the list: see `keras2_view`.
"""

from __future__ import annotations

import importlib
from typing import Tuple

from contrib_compat.versions.changes import Changes
from contrib_compat.versions.installed import import_whole

PUT_BACK = (
    "tf216_keras_loaders",  # first, so that the other entries may touch a loader
    "tf216_keras_layers",
    "tf216_export_names",
    "tf216_estimator_training",
    "tf216_tpu_modules",
    "tf220_protobuf7",
)

# What is about the estimator package itself, which has been imported by then.
AFTERWARDS = ("tf216_keras3_model_fn",)


def revive(changes: Changes) -> None:
    """Puts back what the estimator package needs and makes it importable.

    Doing it again changes nothing. The caller holds the lock of `estimator_package`.

    Args:
        changes: Takes everything back if the caller fails.
    """
    import_whole("tf_keras")
    _put_back(PUT_BACK, changes)
    importlib.import_module("contrib_compat.versions.keras2_view").install(changes)


def complete(changes: Changes) -> None:
    """Does what is left to do once the estimator package has been imported.

    Args:
        changes: Takes everything back if the caller fails.
    """
    _put_back(AFTERWARDS, changes)


def _put_back(names: Tuple[str, ...], changes: Changes) -> None:
    for name in names:
        change = importlib.import_module("contrib_compat.versions.breaks." + name)
        if change.is_missing():
            change.put_back(changes)
