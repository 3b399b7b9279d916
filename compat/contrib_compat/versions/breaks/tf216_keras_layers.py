"""With Keras 3, ``tf.compat.v1.layers`` and ``tf.compat.v1.nn.rnn_cell`` only raise.

Since TF 2.16 these names are lazy loaders, and under Keras 3 every attribute of theirs raises
"not available with Keras 3". tf-keras still has the functions, whole. Model functions of TF 1
code call them, and so does the estimator package. Needed on TF 2.16 and newer, unless the
process runs with TF_USE_LEGACY_KERAS.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Callable, Iterator, List, Optional, Tuple

import tensorflow as tf
import tensorflow.compat.v1 as imported_v1
from tensorflow.python.util.lazy_loader import KerasLazyLoader

from contrib_compat.versions.changes import Changes

_TF_KERAS = "tf_keras.api._v1.keras."
_LEGACY = "__internal__.legacy."

# Two module objects, made from one file.
_V1 = (tf.compat.v1, imported_v1)

_theirs_getattr: Callable[[ModuleType, str], Any] = KerasLazyLoader.__getattr__
_theirs_dir: Callable[[ModuleType], List[str]] = KerasLazyLoader.__dir__


def is_missing() -> bool:
    """Tells whether the namespaces are there but raise, in any of the ways to name them."""
    return not (
        all(hasattr(v1.layers, "dense") for v1 in _V1)
        and all(hasattr(v1.nn.rnn_cell, "LSTMCell") for v1 in _V1)
        and all(hasattr(sys.modules.get(name), "dense") for name, _ in _importable_layers())
    )


def put_back(changes: Changes) -> None:
    """Lets the loaders find in tf-keras what they would raise for.

    Their class is changed, not the modules that hold them: each import of
    ``tensorflow.compat.v1`` under another name makes loaders of its own, and programs keep them
    in variables (``layers = tf.layers``).

    Args:
        changes: Makes the changes.
    """
    source = importlib.import_module(_TF_KERAS + _LEGACY + "layers")
    for name, v1 in _importable_layers():
        # The import takes the loader's place in its parent.
        changes.keep(vars(v1), "layers")
        changes.keep(sys.modules, name)
        module = importlib.import_module(name)
        for function in dir(source):
            if not function.startswith("_") and not hasattr(module, function):
                changes.attribute(module, function, getattr(source, function))
    changes.attribute(KerasLazyLoader, "__getattr__", _attribute)
    changes.attribute(KerasLazyLoader, "__dir__", _names)


def _attribute(loader: ModuleType, item: str) -> Any:
    """Stands for ``KerasLazyLoader.__getattr__``."""
    try:
        return _theirs_getattr(loader, item)
    except (AttributeError, ImportError):
        source = _legacy_module(loader)
        if source is None or item.startswith("_"):
            raise
        value = getattr(source, item)
    vars(loader)[item] = value
    return value


def _names(loader: ModuleType) -> List[str]:
    """Stands for ``KerasLazyLoader.__dir__``."""
    try:
        return _theirs_dir(loader)
    except ImportError:
        source = _legacy_module(loader)
        if source is None:
            raise
        return dir(source)


def _legacy_module(loader: ModuleType) -> Optional[ModuleType]:
    """Returns tf-keras's module for a loader of layers or cells; None for other loaders."""
    submodule = vars(loader).get("_tfll_submodule") or ""
    if not submodule.startswith(_LEGACY):
        return None
    return importlib.import_module(_TF_KERAS + submodule)


def _importable_layers() -> Iterator[Tuple[str, ModuleType]]:
    """Yields the names that ``from tensorflow.compat.v1.layers import dense`` asks, with parents.

    They hold next to nothing under Keras 3. ``nn.rnn_cell`` has one too, but that one works.
    """
    for v1 in _V1:
        yield f"{v1.__name__}.layers", v1
