"""Keras models that stand where a strategy wants an estimator."""

import functools
import importlib
from typing import Any

__all__ = ["as_estimator", "is_keras_model"]

# The room that makes estimators of them stands on this one, so that it is known by name alone.
_ROOM = "contrib_compat.keras"
# Those of Keras 3, of tf-keras, of Keras 2 alone and of the Keras 2 in TensorFlow.
_PACKAGES = ("keras", "tf_keras", "tensorflow.python.keras", "tensorflow_core.python.keras")


def is_keras_model(value: Any) -> bool:
    """Tells whether something is a model of any Keras, without importing one."""
    cls: Any = type(value)
    return _is_model_class(cls)


# A strategy asks at each export, nearly always of the same class.
@functools.lru_cache(maxsize=32)
def _is_model_class(cls: type) -> bool:
    return any(
        base.__name__ == "Model" and base.__module__.startswith(_PACKAGES) for base in cls.__mro__
    )


def as_estimator(model: Any, model_dir: Any) -> Any:
    """Makes a Keras model what strategies ask for an export.

    Args:
      model: the Keras model.
      model_dir: the directory of its checkpoints.
    """
    return importlib.import_module(_ROOM).KerasEstimator(model, model_dir)
