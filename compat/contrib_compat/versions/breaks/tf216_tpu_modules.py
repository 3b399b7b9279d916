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

from contrib_compat.versions.changes import Changes

_MODULES = ("session_support", "tpu_embedding", "tpu_embedding_gradient")


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
    """Tells whether a TPU module is gone, or can't be had by both ways of importing it."""
    return any(_is_gone(name) for name in _MODULES)


def put_back(changes: Changes) -> None:
    """Registers a stand-in for each TPU module that is not there.

    The public aliases of four of their classes are in the estimator package's view alone, see
    `keras2_view`: other libraries ask for them to find out whether there are TPU embeddings.
    """
    for name in filter(_is_gone, _MODULES):
        full_name = f"{tpu.__name__}.{name}"
        stand_in = _StandIn(full_name, "Stand-in: TPU support that left with TF 2.16.")
        changes.item(sys.modules, full_name, stand_in)
        changes.attribute(tpu, name, stand_in)


def _is_gone(name: str) -> bool:
    full_name = f"{tpu.__name__}.{name}"
    if full_name in sys.modules:
        return not hasattr(tpu, name)
    return importlib.util.find_spec(full_name) is None
