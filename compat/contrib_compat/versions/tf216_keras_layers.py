"""With Keras 3, ``tf.compat.v1.layers`` and ``tf.compat.v1.nn.rnn_cell`` only raise.

Since TF 2.16 these names are lazy loaders, and under Keras 3 every attribute of theirs raises
"not available with Keras 3". tf-keras still has the functions, whole. Model functions of TF 1
code call them, and so does the estimator package. Needed on TF 2.16 and newer, unless the
process runs with TF_USE_LEGACY_KERAS.
"""
from __future__ import annotations

import importlib
from types import ModuleType
from typing import Dict, Iterator, Tuple

import tensorflow as tf

# `tf.compat.v1` and this are two module objects made from one file. The one imported last puts
# a fresh loader into the `nn` that they share, so both have to be there first.
import tensorflow.compat.v1 as imported_v1

_TF_KERAS = "tf_keras.api._v1.keras.__internal__.legacy."


def is_missing() -> bool:
    """Tells whether one of the namespaces is there but raises."""
    return any(not hasattr(module, probe) for module, _, probe in _namespaces())


def put_back() -> None:
    """Turns the raising loaders into modules with tf-keras's names.

    The loader objects stay the same, so that ``layers = tf.layers`` of a program that ran
    before works as well.
    """
    for module, name, probe in _namespaces():
        if not hasattr(module, probe):
            source = vars(importlib.import_module(_TF_KERAS + name))
            become_module(module, source)


def become_module(loader: ModuleType, contents: Dict[str, object]) -> None:
    """Gives a lazy loader contents of its own and makes an ordinary module of it.

    Args:
        loader: One of TensorFlow's lazy loaders, used already or not.
        contents: The names that it shall have.
    """
    vars(loader).update(contents)
    # Past LazyLoader.__setattr__, which would load the module to set an attribute on it.
    ModuleType.__setattr__(loader, "__class__", ModuleType)


def _namespaces() -> Iterator[Tuple[ModuleType, str, str]]:
    """Yields module, name in tf-keras, and a name that must be in it."""
    for v1 in (tf.compat.v1, imported_v1):
        yield v1.layers, "layers", "dense"
        yield v1.nn.rnn_cell, "rnn_cell", "LSTMCell"
