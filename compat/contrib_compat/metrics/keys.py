"""The keys of collections that metrics are added to."""

from __future__ import annotations

from typing import Any, Optional, Sequence

import tensorflow.compat.v1 as tf

Keys = Optional[Sequence[str]]


def collect(keys: Keys, value: Any) -> None:
    """Adds a value or an update of a metric to collections, if there are any."""
    if keys:
        tf.add_to_collections(keys, value)
