"""The estimator package on every TensorFlow: native, or brought back to life."""

from __future__ import annotations

import importlib
import threading
from types import ModuleType
from typing import List, Optional

from contrib_compat.versions.changes import Changes
from contrib_compat.versions.estimator_identity import make_public
from contrib_compat.versions.installed import (
    has_native_estimator,
    import_whole,
    needs_tensorflow,
)
from contrib_compat.versions.keras2_view import KERAS, KERAS_V1
from contrib_compat.versions.required_packages import require_packages

ESTIMATOR = "tensorflow_estimator.python.estimator"

_lock = threading.RLock()
_revival_lock = threading.RLock()
_api: Optional[ModuleType] = None


def activate() -> ModuleType:
    """Makes tf.estimator ready for use, whatever the TensorFlow installed.

    The first use of any name of ``contrib_compat.estimator`` does it. A program calls it itself
    where it needs ``tf.layers`` or ``tf.nn.rnn_cell`` of TF 2.16 and newer before that. It may
    be called from any thread and at any time, also long after TensorFlow was imported; once
    done, it costs nothing. Interrupted, it leaves everything as it was.

    Returns:
        The module ``tf.compat.v1.estimator``, or on TF 2.16 and newer what it would be.

    Raises:
        ImportError: if tensorflow-estimator or tf-keras is missing; says what to install.
    """
    global _api
    if _api is None:
        # Without the lock: nothing that waits for another thread's `import tensorflow` may hold
        # a lock that the other thread could ask for.
        with needs_tensorflow("contrib_compat.estimator"):
            import_whole("tensorflow.compat.v1")
        with _lock:
            if _api is None:
                require_packages()
                with Changes() as changes:
                    native = has_native_estimator()
                    if not native:
                        _revive(changes)
                    api = importlib.import_module(ESTIMATOR + ".api._v1.estimator")
                    if not native:
                        importlib.import_module("contrib_compat.versions.revival").complete(changes)
                        make_public(api)
                _api = api
    return _api


def _revive(changes: Changes) -> None:
    with _revival_lock:
        importlib.import_module("contrib_compat.versions.revival").revive(changes)


def make_importable() -> None:
    """Has the estimator package imported as after `activate`, by a thread that imports it now.

    That one holds the package's import lock, for which `activate` may be waiting in another
    thread; so it must not wait for that other thread to be ready.

    Raises:
        ImportError: as `activate`.
    """
    import_whole("tensorflow.compat.v1")
    require_packages()
    with Changes() as changes:
        _revive(changes)


def activate_unless_busy() -> None:
    """Does what `activate` does, unless another thread is at it; it waits for nobody."""
    if _lock.acquire(blocking=False):
        try:
            activate()
        finally:
            _lock.release()


def namespace(path: str = "") -> ModuleType:
    """Returns a module of the estimator's public API, activated.

    Args:
        path: Below ``tf.compat.v1.estimator``: ``""`` for itself, ``export``, ``inputs``, ...
    """
    return _below(activate(), path)


def tf2_namespace(path: str = "") -> ModuleType:
    """Returns a module of the estimator's public API of TensorFlow 2, activated.

    Args:
        path: Below ``tf.estimator`` of TF 2: ``""`` for itself, ``experimental`` or ``export``.
    """
    activate()
    return _below(importlib.import_module(ESTIMATOR + ".api._v2.estimator"), path)


def _below(module: ModuleType, path: str) -> ModuleType:
    for name in filter(None, path.split(".")):
        module = getattr(module, name)
    return module


def namespaces_with(name: str) -> List[str]:
    """Returns the paths of the public API's modules that have a name."""
    paths = ("", "experimental", "export", "inputs", "tpu", "tpu.experimental")
    return [path for path in paths if hasattr(namespace(path), name)]


def estimator_module(name: str) -> ModuleType:
    """Returns a private module of the estimator package, activated.

    Args:
        name: Below ``tensorflow_estimator.python.estimator``, such as ``canned.head``.

    Raises:
        ImportError: if the package installed has no such module, or a package is missing.
    """
    activate()
    return importlib.import_module(f"{ESTIMATOR}.{name}")


def keras2() -> ModuleType:
    """Returns the Keras that the estimator package works with, activated.

    Returns:
        ``tf.keras`` up to TF 2.15, tf-keras (which is Keras 2 as well) on newer ones.
    """
    activate()
    if has_native_estimator():
        keras: ModuleType = importlib.import_module("tensorflow").keras
        return keras
    return importlib.import_module(KERAS)


def keras2_v1() -> ModuleType:
    """Returns the same Keras as programs of TF 1 know it: ``tf.compat.v1.keras``, activated."""
    activate()
    if has_native_estimator():
        keras: ModuleType = importlib.import_module("tensorflow.compat.v1").keras
        return keras
    return importlib.import_module(KERAS_V1)
