"""TF 2.16 dropped TPU modules that the estimator package imports.

``tensorflow_estimator`` imports its TPU part, and that part three private modules that left
with TF 2.16, whether or not a TPU is ever asked for. Stand-ins let the import succeed. What
they held cannot run without its kernels, so that every use of them says so.
Needed on TF 2.16 and newer.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Any

import tensorflow as tf
from tensorflow.python import tpu

_MODULES = ("session_support", "tpu_embedding", "tpu_embedding_gradient")
# Public until TF 2.15, looked up while the estimator's TPU part is imported.
_PARAMETERS = (
    "AdagradParameters",
    "AdamParameters",
    "FtrlParameters",
    "StochasticGradientDescentParameters",
)


class _Gone(type):
    """A class that exists for isinstance() and annotations; anything else raises."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        raise _unavailable(cls)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise _unavailable(cls)


def _unavailable(cls: type) -> NotImplementedError:
    return NotImplementedError(
        f"{cls.__module__}.{cls.__name__} left TensorFlow with 2.16: TPU embeddings and TPU "
        f"sessions of tf.estimator need TensorFlow 2.15 or older (installed: {tf.__version__})."
    )


class _StandIn(ModuleType):
    """A module in which every public name is a `_Gone` class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        gone = _Gone(name, (), {"__module__": self.__name__})
        setattr(self, name, gone)
        return gone


def is_missing() -> bool:
    """Tells whether the TPU modules are gone."""
    return any(_find(name) is None for name in _MODULES)


def put_back() -> None:
    """Registers a stand-in for each TPU module and public alias that is not there."""
    for name in _MODULES:
        if _find(name) is None:
            full_name = f"{tpu.__name__}.{name}"
            stand_in = _StandIn(full_name, "Stand-in: TPU support that left with TF 2.16.")
            sys.modules[full_name] = stand_in
            setattr(tpu, name, stand_in)
    embedding = importlib.import_module(tpu.__name__ + ".tpu_embedding")
    public = tf.compat.v1.tpu.experimental
    for name in _PARAMETERS:
        if not hasattr(public, name):
            setattr(public, name, getattr(embedding, name))


def _find(name: str) -> Any:
    full_name = f"{tpu.__name__}.{name}"
    return sys.modules.get(full_name) or importlib.util.find_spec(full_name)
