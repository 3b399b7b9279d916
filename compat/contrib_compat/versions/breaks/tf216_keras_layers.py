"""With Keras 3, ``tf.compat.v1.layers`` and ``tf.compat.v1.nn.rnn_cell`` only raise.

Since TF 2.16 these names are lazy loaders, and under Keras 3 every attribute of theirs raises
"not available with Keras 3". tf-keras still has the functions, whole. Model functions of TF 1
code call them, and so does the estimator package. Needed on TF 2.16 and newer, unless the
process runs with TF_USE_LEGACY_KERAS.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any, Callable, Iterator, List, Optional

import tensorflow as tf

# `tf.compat.v1` and this are two module objects, made from one file.
import tensorflow.compat.v1 as imported_v1
from tensorflow.python.util.lazy_loader import KerasLazyLoader

_TF_KERAS = "tf_keras.api._v1.keras."
_LEGACY = "__internal__.legacy."


def is_missing() -> bool:
    """Tells whether the namespaces are there but raise."""
    return not (
        hasattr(tf.compat.v1.layers, "dense") and hasattr(tf.compat.v1.nn.rnn_cell, "LSTMCell")
    )


def put_back() -> None:
    """Lets the loaders find in tf-keras what they would raise for.

    Their class is changed, not the modules that hold them: each import of
    ``tensorflow.compat.v1`` under another name makes loaders of its own, and programs keep them
    in variables (``layers = tf.layers``).
    """
    KerasLazyLoader.__getattr__ = _or_from_tf_keras(KerasLazyLoader.__getattr__)
    KerasLazyLoader.__dir__ = _dir_or_from_tf_keras(KerasLazyLoader.__dir__)
    for module in _importable_layers():
        source = importlib.import_module(_TF_KERAS + _LEGACY + "layers")
        for name in dir(source):
            if not name.startswith("_") and not hasattr(module, name):
                setattr(module, name, getattr(source, name))


def _or_from_tf_keras(original: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    def __getattr__(self: ModuleType, item: str) -> Any:
        try:
            return original(self, item)
        except (AttributeError, ImportError):
            source = _legacy_module(self)
            if source is None or item.startswith("_"):
                raise
            value = getattr(source, item)
        vars(self)[item] = value
        return value

    return __getattr__


def _dir_or_from_tf_keras(original: Callable[[Any], List[str]]) -> Callable[[Any], List[str]]:
    def __dir__(self: ModuleType) -> List[str]:
        try:
            return original(self)
        except ImportError:
            source = _legacy_module(self)
            if source is None:
                raise
            return dir(source)

    return __dir__


def _legacy_module(loader: ModuleType) -> Optional[ModuleType]:
    """Returns tf-keras's module for a loader of layers or cells; None for other loaders."""
    submodule = vars(loader).get("_tfll_submodule") or ""
    if not submodule.startswith(_LEGACY):
        return None
    return importlib.import_module(_TF_KERAS + submodule)


def _importable_layers() -> Iterator[ModuleType]:
    """Yields the modules that ``from tensorflow.compat.v1.layers import dense`` asks.

    They hold next to nothing under Keras 3, and importing one takes the loader's place in its
    parent. ``nn.rnn_cell`` has one too, but that one works.
    """
    for v1 in (tf.compat.v1, imported_v1):
        yield importlib.import_module(v1.__name__ + ".layers")
