"""The result of an evaluation as JSON, and back."""

from __future__ import annotations

from typing import Any, Dict, Mapping

import numpy as np

__all__ = ["as_json", "from_json"]

# Booleans, integers of both kinds, and floats: what JSON can hold by value.
_KINDS_OF_NUMBERS = "biuf"
_PLAIN = (bool, int, float, str, type(None))


def as_json(eval_result: Mapping[str, Any]) -> Dict[str, Any]:
    """Returns what of a result JSON can hold.

    Args:
      eval_result: dict of metric to value, as ``Estimator.evaluate`` returns.

    Returns:
      Dict of metric to value, in which numbers and arrays of numpy's have their type beside them.
      Other values, such as bytes and images, are left out.
    """
    encoded: Dict[str, Any] = {}
    for name, value in eval_result.items():
        if isinstance(value, (np.generic, np.ndarray)):
            if value.dtype.kind in _KINDS_OF_NUMBERS:
                encoded[str(name)] = {"dtype": value.dtype.name, "value": value.tolist()}
        elif isinstance(value, _PLAIN):
            encoded[str(name)] = value
    return encoded


def from_json(encoded: Mapping[str, Any]) -> Dict[str, Any]:
    """Returns the result that ``as_json`` was given.

    Args:
      encoded: what it returned, perhaps by way of a file.

    Raises:
      ValueError: it returned nothing like this.
    """
    return {name: _decoded(value) for name, value in encoded.items()}


def _decoded(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    try:
        # Of a number a scalar, of a list an array.
        return np.array(value["value"], dtype=value["dtype"])[()]
    except (KeyError, TypeError) as error:
        raise ValueError(f"encoded: got {value!r}, wanted a dtype and a value") from error
