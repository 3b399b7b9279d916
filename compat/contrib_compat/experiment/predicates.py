"""Users' functions that decide whether a continuous evaluation goes on."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Dict, Optional

__all__ = ["Predicate", "as_predicate"]

Predicate = Callable[[Optional[Dict[str, Any]], Optional[str]], bool]


def as_predicate(function: Optional[Callable[..., Any]]) -> Predicate:
    """Returns `function` as one that takes the last evaluation's result and checkpoint.

    Args:
      function: takes ``(eval_results)`` or ``(eval_results, checkpoint_path)``, the second by that
        name; None for "always go on".

    Raises:
      ValueError: it can't be called.
    """
    if function is None:
        return lambda eval_results, checkpoint_path: True
    if not callable(function):
        raise ValueError("`continuous_eval_predicate_fn` must be a callable, or None.")
    if "checkpoint_path" in inspect.signature(function).parameters:
        return lambda eval_results, checkpoint_path: function(
            eval_results, checkpoint_path=checkpoint_path
        )
    return lambda eval_results, checkpoint_path: function(eval_results)
