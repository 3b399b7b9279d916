"""The ExportStrategy of TF 1.x's own ``tf.contrib``, which its Experiment asks for by class."""

from __future__ import annotations

import importlib
from typing import Optional

from contrib_compat.versions.installed import has_native_contrib


def native_export_strategy() -> Optional[type]:
    """Returns native ``tf.contrib.learn.ExportStrategy``.

    Returns:
        The class; None, with nothing imported, where TensorFlow has no contrib or is not
        installed.
    """
    try:
        if not has_native_contrib():
            return None
    except ImportError:
        return None
    module = importlib.import_module("tensorflow.contrib.learn.python.learn.export_strategy")
    native: type = module.ExportStrategy
    return native
