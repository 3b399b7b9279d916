"""The packages that tf.estimator needs beside TensorFlow, and what to say without them."""

from __future__ import annotations

import importlib.util

from packaging.version import Version

from contrib_compat.versions.installed import distribution_version, has_native_estimator, tf_version

# The last release, and the only one that fits what TF 2.16 and newer still have.
_LAST_ESTIMATOR = Version("2.15.0")


def require_packages() -> None:
    """Checks that the packages are there; imports none of them.

    Raises:
        ImportError: if one is missing or too old; says what to install.
    """
    version = tf_version()
    wanted = []
    if has_native_estimator():
        reason = "its tf.estimator is in the package tensorflow-estimator"
        if not _is_installed("tensorflow_estimator"):
            wanted.append("'tensorflow-estimator=={}.{}.*'".format(*version.release[:2]))
    else:
        reason = "it has no tf.estimator of its own, which takes tensorflow-estimator and tf-keras"
        found = distribution_version("tensorflow_estimator") or _LAST_ESTIMATOR
        if not _is_installed("tensorflow_estimator") or found < _LAST_ESTIMATOR:
            wanted.append(f"'tensorflow-estimator=={_LAST_ESTIMATOR}'")
        if not _is_installed("tf_keras"):
            wanted.append(_tf_keras(version))
    if wanted:
        raise ImportError(
            "tf.estimator cannot run on TensorFlow {}: {}. "
            "Install what is missing: pip install {}".format(version, reason, " ".join(wanted))
        )


def _tf_keras(version: Version) -> str:
    if version.is_prerelease:
        # tf-keras has no build for a release candidate, and would replace it by a release.
        return "--no-deps tf-keras"
    return "'tf-keras=={}.{}.*'".format(*version.release[:2])


def _is_installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):  # barred by an import hook; put in sys.modules by hand
        return False
