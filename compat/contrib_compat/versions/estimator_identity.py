"""By which path the names of the revived estimator package are known.

On TensorFlow 2.16 and newer its own modules can't be imported by a process in which it was not
revived yet, such as one that reads a pickle.
"""

from __future__ import annotations

from types import FunctionType, ModuleType

from contrib_compat import identity

_PUBLIC = "contrib_compat.estimator"
_PACKAGE = "tensorflow_estimator."


def make_public(api: ModuleType) -> None:
    """Has the package's public classes and functions be known by the path that users import.

    Args:
        api: The module ``tf.compat.v1.estimator``, or what it would be.
    """
    for path in ("", "experimental", "export", "inputs", "tpu"):
        namespace = getattr(api, path) if path else api
        for value in list(vars(namespace).values()):
            if str(getattr(value, "__module__", "")).startswith(_PACKAGE):
                identity.rename(value, ".".join(filter(None, [_PUBLIC, path])))
            if isinstance(value, type):
                _complete_constructor(value)


def _complete_constructor(cls: type) -> None:
    # The package deprecates a class of TensorFlow's, NanLossDuringTrainingError, by a constructor
    # without a module, which help() stumbles over on Python 3.13.
    constructor = cls.__new__
    if isinstance(constructor, FunctionType) and constructor.__module__ is None:
        constructor.__module__ = cls.__module__
