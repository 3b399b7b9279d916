"""``tf.compat.v1.estimator.experimental`` on every TensorFlow, and SavedModelEstimator.

The documentation of SavedModelEstimator has always written
``tf.estimator.experimental.SavedModelEstimator``, which no TensorFlow made public.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from contrib_compat.estimator._namespace import lazy_namespace
from contrib_compat.versions.installed import needs_tensorflow

# By name, since the room of SavedModelEstimator stands on this one.
_OWN = {"SavedModelEstimator": "contrib_compat.saved_model.estimator"}

_public, __dir__ = lazy_namespace(__name__, *_OWN)


if TYPE_CHECKING:
    from contrib_compat.estimator._typed.experimental import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        if name not in _OWN:
            return _public(name)
        with needs_tensorflow(f"{__name__}.{name}"):
            return globals().setdefault(name, getattr(importlib.import_module(_OWN[name]), name))
