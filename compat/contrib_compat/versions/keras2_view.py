"""TensorFlow as the estimator package sees it: the same, but with Keras 2.

``tensorflow_estimator`` writes ``import tensorflow as tf`` and then needs the Keras 2 of
tf-keras behind ``tf.keras``. The program around it may use Keras 3 by the same name.
"""

from __future__ import annotations

import importlib
import logging
import sys
from types import ModuleType
from typing import Any, Dict

from contrib_compat.versions.changes import Changes
from contrib_compat.views import Finder, Place, Views

PACKAGE = "tensorflow_estimator"

KERAS = "tf_keras.api._v2.keras"
KERAS_V1 = "tf_keras.api._v1.keras"

PLACES: Dict[str, Place] = {
    "tensorflow.keras": KERAS,
    "tensorflow.losses": KERAS + ".losses",
    "tensorflow.metrics": KERAS + ".metrics",
    "tensorflow.optimizers": KERAS + ".optimizers",
    "tensorflow.initializers": KERAS + ".initializers",
    "tensorflow.compat.v1.keras": KERAS_V1,
    "tensorflow.compat.v2.keras": KERAS,
}

# Public until TF 2.15, and looked up while the estimator's TPU part is imported.
_TPU_PARAMETERS = (
    "AdagradParameters",
    "AdamParameters",
    "FtrlParameters",
    "StochasticGradientDescentParameters",
)
PLACES.update(
    (f"tensorflow.compat.v1.tpu.experimental.{name}", f"tensorflow.python.tpu.tpu_embedding:{name}")
    for name in _TPU_PARAMETERS
)


def install(changes: Changes) -> None:
    """Has the estimator package imported with the view from now on.

    Where another library has put the package to work already, with Keras 2, that one stays: its
    classes are in use, and a second copy of them would be strangers to it. Anything else is
    dropped: what a failed import left behind cannot be completed, and with another Keras the
    canned estimators do not work.

    Args:
        changes: Makes the changes.
    """
    if is_installed():
        return
    if PACKAGE in sys.modules and not _is_importing(sys.modules[PACKAGE]):
        if _sees_keras2():
            return
        logging.getLogger("tensorflow").warning(
            "%s was imported without the Keras 2 that it needs. contrib_compat.estimator imports "
            "it again: the classes that were imported before are others. Import "
            "contrib_compat.estimator, or call its activate(), first.",
            PACKAGE,
        )
    _forget()
    changes.undo_by(_forget)
    changes.member(sys.meta_path, Finder(Views(PLACES), [PACKAGE]), first=True)


def is_installed() -> bool:
    """Tells whether the estimator package is imported with the view."""
    return any(_is_ours(finder) for finder in sys.meta_path)


def _forget() -> None:
    """Has the package imported afresh by whoever asks for it next."""
    for name in list(sys.modules):
        if name.partition(".")[0] == PACKAGE:
            del sys.modules[name]


def _is_ours(finder: Any) -> bool:
    return isinstance(finder, Finder) and PACKAGE in finder.packages


def _is_importing(module: ModuleType) -> bool:
    return bool(getattr(module.__spec__, "_initializing", False))


def _sees_keras2() -> bool:
    """Tells whether ``tf.keras`` is Keras 2 to the estimator package that is imported."""
    estimator = sys.modules.get(PACKAGE + ".python.estimator.estimator")
    if estimator is None:
        return False
    return estimator.tf.keras.Model is importlib.import_module(KERAS).Model
