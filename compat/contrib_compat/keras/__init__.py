"""The same exporters and strategies for Keras models: a callback of ``fit``, and a warm start."""

from __future__ import annotations

import importlib
from typing import Any, List

_PLACES = {
    "ExporterCallback": "callback",
    "KerasEstimator": "keras_estimator",
    "load_estimator_checkpoint": "warm_start",
    "propose_name_map": "warm_start",
}

__all__ = [
    "ExporterCallback",
    "KerasEstimator",
    "load_estimator_checkpoint",
    "propose_name_map",
]


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> List[str]:
    return list(__all__)
