"""Which TensorFlow is installed, found out without importing it."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import re
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Iterator, Optional, Tuple

if TYPE_CHECKING:
    from packaging.version import Version

# Distributions that install the package `tensorflow`, by normalised name.
_TENSORFLOW_DISTRIBUTIONS = (
    "tensorflow",
    "tensorflow_cpu",
    "tensorflow_gpu",
    "tensorflow_intel",
    "tensorflow_macos",
    "tensorflow_rocm",
    "tensorflow_cpu_aws",
    "intel_tensorflow",
    "tf_nightly",
    "tf_nightly_cpu",
)


@contextlib.contextmanager
def needs_tensorflow(what: str) -> Iterator[None]:
    """Says, where TensorFlow turns out not to be installed within it, how it gets there.

    Args:
        what: What needs TensorFlow, in the words of the program.

    Raises:
        ModuleNotFoundError: names the extra of this package that brings a TensorFlow.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "tensorflow":
            raise
        raise ModuleNotFoundError(
            f"{what} needs TensorFlow, which is not installed. Install one that works on this "
            "Python: pip install 'tf-contrib-compat[tensorflow]'",
            name="tensorflow",
        ) from None


def tf_version() -> Version:
    """Returns the version of the TensorFlow that ``import tensorflow`` gives.

    A TensorFlow that is imported already is asked; else the metadata of the installed
    distribution is read. Only where neither answers (a build without metadata) is TensorFlow
    imported.

    Returns:
        The version; ``.release[:2]`` is what comparisons mostly want, because a release
        candidate sorts before its release.

    Raises:
        ImportError: if TensorFlow is not installed.
    """
    loaded = getattr(sys.modules.get("tensorflow"), "__version__", None)
    if loaded is not None:
        return _parsed(loaded)
    version = _version_beside_package("tensorflow", _TENSORFLOW_DISTRIBUTIONS)
    if version is not None:
        return version
    with needs_tensorflow("contrib_compat"):
        import tensorflow as tf

    return _parsed(tf.__version__)


def tf_version_by_metadata() -> Optional[str]:
    """Returns the version of the TensorFlow installed as its metadata spells it, or None.

    TensorFlow is never imported for it, and the metadata's content is not read: the name of its
    directory has the version.
    """
    return _spelt_beside_package("tensorflow", _TENSORFLOW_DISTRIBUTIONS)


def has_native_contrib() -> bool:
    """Tells whether the TensorFlow installed has a ``tf.contrib`` of its own (TF 1.x).

    Returns:
        True on TF 1.x. Nothing is imported to find out.

    Raises:
        ImportError: if TensorFlow is not installed.
    """
    return tf_version().major < 2


def has_native_estimator() -> bool:
    """Tells whether the TensorFlow installed has ``tf.estimator`` (up to TF 2.15).

    Returns:
        True up to TF 2.15. The version decides, not the attribute ``tf.estimator``: that one
        may have been put back by this package.

    Raises:
        ImportError: if TensorFlow is not installed.
    """
    return tf_version().release[:2] < (2, 16)


def distribution_version(package: str) -> Optional[Version]:
    """Returns the version of the distribution named like `package`, or None.

    Args:
        package: A top-level package whose distribution has the same name but for ``-`` and
            ``_``, such as ``tensorflow_estimator`` or ``tf_keras``.

    Returns:
        The version from the metadata beside the package; None where the package is not
        installed or has no metadata.
    """
    return _version_beside_package(package, (package,))


def import_whole(module: str) -> ModuleType:
    """Imports a module after its packages, each of them whole.

    While one thread imports a package, the import of its submodule in another thread does not
    wait but finds a package that is half there (CPython); naming the package itself waits.

    Args:
        module: The full name.

    Returns:
        The module.
    """
    end = module.find(".")
    while end >= 0:
        importlib.import_module(module[:end])
        end = module.find(".", end + 1)
    return importlib.import_module(module)


def _version_beside_package(package: str, distributions: Tuple[str, ...]) -> Optional[Version]:
    spelt = _spelt_beside_package(package, distributions)
    return None if spelt is None else _parsed(spelt)


def _parsed(version: str) -> Version:
    from packaging.version import Version  # Who asks for the text alone needn't wait for it.

    return Version(version)


def _spelt_beside_package(package: str, distributions: Tuple[str, ...]) -> Optional[str]:
    # importlib.metadata is not in Python 3.7, and it cannot say which of several directories
    # on sys.path wins. The metadata that counts lies beside the package that would be imported.
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):  # barred by a hook; put into sys.modules by hand
        spec = None
    if spec is None or not spec.submodule_search_locations:
        return None
    for location in spec.submodule_search_locations:
        site = os.path.dirname(location)
        if not os.path.isdir(site):
            continue
        for entry in os.listdir(site):
            match = re.match(r"(.+?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$", entry)
            if match and re.sub(r"[-_.]+", "_", match.group(1)).lower() in distributions:
                return match.group(2)
    return None
