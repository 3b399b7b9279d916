"""Brings ``tensorflow_estimator`` back to life on TensorFlow 2.16 and newer.

`PUT_BACK` is the complete list of what is changed in TensorFlow for it. Each entry is a module
of this package that says why it is needed, and is deleted with the last TensorFlow that needs
it. ``tf.keras`` is not on the list: see `keras2_view`.
"""
from __future__ import annotations

import importlib
import importlib.util

from packaging.version import Version

from contrib_compat.versions.installed import distribution_version, tf_version

PUT_BACK = (
    "tf216_keras_loaders",
    "tf216_keras_layers",
    "tf216_export_names",
    "tf216_estimator_training",
    "tf216_tpu_modules",
    "tf220_protobuf7",
)

# The last release, and the only one that was written for what 2.16 still has.
_ESTIMATOR = Version("2.15.0")


def revive() -> None:
    """Puts back what the estimator package needs and makes it importable.

    Raises:
        ImportError: if tensorflow-estimator or tf-keras is missing; says what to install.
    """
    _require_packages()
    for name in PUT_BACK:
        change = importlib.import_module("contrib_compat.versions." + name)
        if change.is_missing():
            change.put_back()
    importlib.import_module("contrib_compat.versions.keras2_view").install()


def _require_packages() -> None:
    wanted = []
    found = distribution_version("tensorflow_estimator")
    if importlib.util.find_spec("tensorflow_estimator") is None or (found or _ESTIMATOR) < _ESTIMATOR:
        wanted.append("'tensorflow-estimator=={}'".format(_ESTIMATOR))
    if importlib.util.find_spec("tf_keras") is None:
        wanted.append(_tf_keras_requirement())
    if wanted:
        raise ImportError(
            "TensorFlow {} has no tf.estimator; contrib_compat runs it from the packages "
            "tensorflow-estimator and tf-keras. Install what is missing: pip install {}".format(
                tf_version(), " ".join(wanted)
            )
        )


def _tf_keras_requirement() -> str:
    version = tf_version()
    if version.is_prerelease:
        # tf-keras has no build for release candidates, and would replace TensorFlow by a release.
        return "--no-deps tf-keras"
    return "'tf-keras=={}.{}.*'".format(*version.release[:2])
