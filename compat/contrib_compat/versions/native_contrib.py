"""TF 1.x has a ``tf.contrib`` of its own; code on the way to this package uses both for a while.

Our tuples are subclasses of the native ones there, because native estimators and the native
Experiment ask ``isinstance``.
"""

import importlib
from typing import Any, Optional

from contrib_compat.versions.installed import has_native_contrib


def native_class(module: str, name: str) -> Optional[Any]:
    """Returns a class of native ``tf.contrib``.

    Args:
      module: the defining module's path below ``tf.contrib``, such as
        ``"learn.python.learn.export_strategy"``.
      name: the class's name.

    Returns:
      The class; None, with nothing imported, where TensorFlow has no ``tf.contrib`` (2.x) or is
      not installed.
    """
    try:
        if not has_native_contrib():
            return None
    except ImportError:
        return None
    return getattr(importlib.import_module("tensorflow.contrib." + module), name)
