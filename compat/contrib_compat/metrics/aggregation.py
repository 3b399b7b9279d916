"""Values and updates of several metrics, told apart."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Tuple


def aggregate_metrics(*value_update_tuples: Tuple[Any, Any]) -> Tuple[List[Any], List[Any]]:
    """Returns the values of metrics, and their updates.

    Stands for ``tf.contrib.metrics.aggregate_metrics`` (TF 1.15).

    Args:
      *value_update_tuples: a value and an update of each metric.

    Raises:
      ValueError: there are none.
    """
    if not value_update_tuples:
        raise ValueError("Expected at least one value_tensor/update_op pair")
    return [value for value, _ in value_update_tuples], [op for _, op in value_update_tuples]


def aggregate_metric_map(
    names_to_tuples: Mapping[str, Tuple[Any, Any]],
) -> Tuple[Dict[str, Any], Dict[str, Any]]:
    """Returns the values of metrics by name, and their updates by name.

    Stands for ``tf.contrib.metrics.aggregate_metric_map`` (TF 1.15).

    Args:
      names_to_tuples: a value and an update of each metric, by its name.

    Raises:
      ValueError: there are none.
    """
    if not names_to_tuples:
        raise ValueError("names_to_tuples: got no metrics, wanted at least one")
    values = {name: value for name, (value, _) in names_to_tuples.items()}
    return values, {name: update for name, (_, update) in names_to_tuples.items()}
