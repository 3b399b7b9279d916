"""Which features have to be parsed for feature columns of either kind."""

import collections.abc
from typing import Any, Dict, Iterable, List

import tensorflow.compat.v1 as tf

__all__ = ["parse_example_spec"]

_CORE_MARKS = ("parse_example_spec", "_parse_example_spec")


def parse_example_spec(feature_columns: Iterable[Any]) -> Dict[str, Any]:
    """Returns what ``tf.parse_example`` has to parse to feed feature columns.

    Args:
      feature_columns: an iterable, or a dict with them for values, of columns of
        ``tf.feature_column`` or native ``tf.contrib.layers``.

    Returns:
      A dict of feature name to ``FixedLenFeature``, ``VarLenFeature`` and the like.

    Raises:
      TypeError: something is not a feature column.
      ValueError: there are none, or two of them want the same feature differently.
    """
    if isinstance(feature_columns, dict):
        feature_columns = feature_columns.values()
    # A single column is a tuple too.
    is_one = hasattr(feature_columns, "_fields") or isinstance(feature_columns, (str, bytes))
    if is_one or not isinstance(feature_columns, collections.abc.Iterable):
        raise TypeError(
            f"feature_columns: got {feature_columns!r}, wanted an iterable of feature columns"
        )
    spec: Dict[str, Any] = {}
    core: List[Any] = []
    for column in feature_columns:
        # Those of contrib say it by `config`.
        if isinstance(getattr(column, "config", None), dict):
            spec.update(column.config)
        elif any(hasattr(column, mark) for mark in _CORE_MARKS):
            core.append(column)
        else:
            raise TypeError(f"feature_columns: got {column!r}, wanted feature columns only")
    spec.update(tf.feature_column.make_parse_example_spec(core))
    if not spec:
        raise ValueError("feature_columns: got none, wanted at least one")
    return spec
