"""Names of contrib that are objects of TensorFlow's public API: found by what those are called.

``getattr(successors, "tf.compat.v1.train.get_global_step")`` is that function. A route whose target
is ``=`` leads here with its successor, which says at once what to write today and what is shown.
"""

from __future__ import annotations

import importlib
from functools import reduce
from typing import Any

# What TF 1 had, where TensorFlow has it by two names: contrib showed no other.
_ROOTS = ("tensorflow.compat.v1", "tensorflow")
# Since TF 2.16 Keras 3 is the program's; contrib and the estimators go on with Keras 2.
_ESTIMATOR, _KERAS = "estimator.", "keras."


def __getattr__(name: str) -> Any:
    """Returns an object of TensorFlow's API by its full name, ``"tf.data.Dataset"``."""
    root, _, path = name.partition(".")
    if root != "tf" or not path:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if path.startswith("compat.v1."):
        path = path[len("compat.v1.") :]
    if path.startswith(_ESTIMATOR):
        return _walk("contrib_compat.estimator", path[len(_ESTIMATOR) :])
    if path.startswith(_KERAS):
        from contrib_compat.versions.estimator_package import keras2_v1

        return _below(keras2_v1(), path[len(_KERAS) :])
    for module in _ROOTS:
        try:
            return _walk(module, path)
        except AttributeError:
            continue
    raise AttributeError(f"{name} is not in the TensorFlow that is installed")


def _walk(module: str, path: str) -> Any:
    return _below(importlib.import_module(module), path)


def _below(start: Any, path: str) -> Any:
    return reduce(getattr, path.split("."), start)
