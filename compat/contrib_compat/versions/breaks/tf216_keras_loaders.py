"""TensorFlow's lazy Keras loaders break when several threads touch one first.

Since TF 2.16 ``tf.keras`` and its kin are loaders that mark themselves ready before they are.
A second thread that comes in between asks for a field that is not set, and ``__getattr__``
recurses until RecursionError (7 of 8 threads, measured). Programs that start estimators in
threads meet this, so the loaders are made ready beforehand. Which Keras a loader leads to is
still TensorFlow's own decision. Needed on TF 2.16 and newer.
"""

from __future__ import annotations

from types import ModuleType
from typing import Iterator

import tensorflow as tf
import tensorflow.compat.v1 as imported_v1
import tensorflow.compat.v2 as imported_v2
from tensorflow.python.util.lazy_loader import KerasLazyLoader

from contrib_compat.versions.changes import Changes


def is_missing() -> bool:
    """Tells whether a loader waits for its first use."""
    return any(not _is_ready(loader) for loader in _loaders())


def put_back(changes: Changes) -> None:
    """Makes every Keras loader ready; leaves them alone where there is no Keras at all.

    Args:
        changes: Not used. The loaders do by themselves what is done here, a little later, so that
            nothing has to be taken back.
    """
    for loader in _loaders():
        if _is_ready(loader):
            continue
        state = vars(loader)
        ready = KerasLazyLoader(
            state["_tfll_parent_module_globals"],
            mode=state["_tfll_mode"],
            submodule=state["_tfll_submodule"],
            name=state["_tfll_name"],
        )
        try:
            ready._initialize()
        except ImportError:
            return
        # One step under the GIL: no thread sees a loader that is half ready.
        state.update(vars(ready))


def _is_ready(loader: ModuleType) -> bool:
    return "_tfll_keras_version" in vars(loader)


def _loaders() -> Iterator[ModuleType]:
    for module in (tf, tf.compat.v1, tf.compat.v2, imported_v1, imported_v2, tf.compat.v1.nn):
        for value in list(vars(module).values()):
            if type(value) is KerasLazyLoader:
                yield value
