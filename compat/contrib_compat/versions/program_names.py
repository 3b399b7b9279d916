"""What programs written for TensorFlow 1 mean by its names, on the one installed."""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType
from typing import Callable, Dict, Union

from contrib_compat.versions.estimator_package import activate
from contrib_compat.versions.installed import has_native_estimator

Place = Union[str, Callable[[], ModuleType]]

_ESTIMATOR = "tensorflow_estimator"

# Packages of TensorFlow that are not parts of its public version 1.
_NOT_VERSION_1 = ("compat", "core", "python", "tools")

_KERAS = "tf_keras.api._v1.keras"

# Keras 3 makes these raise until the estimator package is active, which puts Keras 2's back.
_NEED_KERAS_2 = ("layers", "nn.rnn_cell")


def places() -> Dict[str, Place]:
    """Returns what is elsewhere than where TensorFlow 2 has it, by the name that programs write."""
    found: Dict[str, Place] = {
        "tensorflow": "tensorflow.compat.v1",
        "tensorflow.estimator": activate,
        "tensorflow.python.estimator": f"{_ESTIMATOR}.python.estimator",
        _ESTIMATOR: _ESTIMATOR,
    }
    for name in _NOT_VERSION_1:
        found[f"tensorflow.{name}"] = f"tensorflow.{name}"
    # Up to TensorFlow 2.15 these are Keras 2's in its own version 1.
    if not has_native_estimator():
        found["tensorflow.keras"] = _KERAS
        for name in _NEED_KERAS_2:
            found[f"tensorflow.{name}"] = partial(_with_keras_2, f"tensorflow.compat.v1.{name}")
    return found


def _with_keras_2(module: str) -> ModuleType:
    activate()
    return importlib.import_module(module)


def prepare(name: str) -> None:
    """Does what a module's import by a program takes beforehand.

    Args:
        name: Its full name, as the program writes it.
    """
    if f"{name}.".startswith(("tensorflow.python.estimator.", f"{_ESTIMATOR}.")):
        activate()
