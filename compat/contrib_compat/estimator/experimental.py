"""``tf.compat.v1.estimator.experimental`` on every TensorFlow, and SavedModelEstimator.

The documentation of SavedModelEstimator has always written
``tf.estimator.experimental.SavedModelEstimator``, which no TensorFlow made public.
"""

from __future__ import annotations

from typing import Any

from contrib_compat.estimator._namespace import lazy_namespace

_public, __dir__ = lazy_namespace(__name__, "SavedModelEstimator")


def __getattr__(name: str) -> Any:
    if name == "SavedModelEstimator":
        from contrib_compat.saved_model.estimator import SavedModelEstimator

        globals()[name] = SavedModelEstimator
        return SavedModelEstimator
    return _public(name)
