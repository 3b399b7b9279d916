"""The estimator package on every TensorFlow: native, or brought back to life."""
from __future__ import annotations

import importlib
import threading
from types import ModuleType
from typing import Optional

from contrib_compat.versions.installed import tf_version

_lock = threading.RLock()
_namespace: Optional[ModuleType] = None


def activate() -> ModuleType:
    """Imports TensorFlow and makes its estimator package ready; cheap when called again.

    Returns:
        The module ``tf.compat.v1.estimator``, or what it would be.

    Raises:
        ImportError: if a package is missing; says what to install.
    """
    global _namespace
    if _namespace is None:
        # TensorFlow first, without the lock: a thread that waits for another thread's
        # `import tensorflow` must not hold what that thread may want.
        importlib.import_module("tensorflow.compat.v1")
        with _lock:
            if _namespace is None:
                if not _is_native():
                    importlib.import_module("contrib_compat.versions.revival").revive()
                _namespace = importlib.import_module(_api_module())
    return _namespace


def namespace(path: str = "") -> ModuleType:
    """Returns a module of the public API.

    Args:
        path: Below ``tf.compat.v1.estimator``: ``""``, ``export``, ``inputs``, ...
    """
    module = activate()
    for name in filter(None, path.split(".")):
        module = getattr(module, name)
    return module


def estimator_module(name: str) -> ModuleType:
    """Returns a private module of the estimator package.

    Args:
        name: Below ``tensorflow_estimator.python.estimator``, such as ``canned.head``.

    Raises:
        ImportError: if the installed package has no such module, or a package is missing.
    """
    activate()
    return importlib.import_module("tensorflow_estimator.python.estimator." + name)


def exporter_base_class() -> type:
    """Returns the class that ``EvalSpec`` wants its exporters to be instances of."""
    base: type = estimator_module("exporter").Exporter
    return base


def _is_native() -> bool:
    # A version, not the attribute `tf.estimator`: that one may have been put there by us.
    return tf_version().release[:2] < (2, 16)


def _api_module() -> str:
    return "tensorflow_estimator.python.estimator.api._v1.estimator"
