"""Serving input functions for either kind of estimator, whichever kind they were written for."""

import functools
from typing import Any, Callable

from contrib_compat import deprecation

__all__ = ["as_input_ops_fn", "as_receiver_fn"]


def as_receiver_fn(serving_input_fn: Callable[[], Any]) -> Callable[[], Any]:
    """Makes a serving input function fit for estimators of ``tf.estimator``.

    Args:
      serving_input_fn: a function without arguments that returns a ``ServingInputReceiver`` or a
        contrib.learn ``InputFnOps``. What can't be called is left to the estimator.

    Returns:
      A function without arguments that returns a ``ServingInputReceiver``. It raises a ValueError
      for an ``InputFnOps`` without default inputs.
    """
    if not callable(serving_input_fn):
        return serving_input_fn

    @functools.wraps(serving_input_fn)
    def serving_input_receiver_fn() -> Any:
        inputs = serving_input_fn()
        if not _is_input_fn_ops(inputs):
            return inputs
        if not inputs.default_inputs:
            raise ValueError(
                f"default_inputs: got {inputs.default_inputs!r}, "
                "wanted the placeholders that serving feeds"
            )
        from contrib_compat import estimator as tf_estimator

        # The two dicts are often one, and model functions add to the features they get.
        return tf_estimator.export.ServingInputReceiver(
            dict(inputs.features), dict(inputs.default_inputs)
        )

    return serving_input_receiver_fn


def as_input_ops_fn(serving_input_fn: Callable[[], Any]) -> Callable[[], Any]:
    """Makes a serving input function fit for estimators of native ``tf.contrib.learn``.

    Args:
      serving_input_fn: a function without arguments that returns a ``ServingInputReceiver`` or a
        contrib.learn ``InputFnOps``. What can't be called is left to the estimator.

    Returns:
      A function without arguments that returns an ``InputFnOps``.
    """
    if not callable(serving_input_fn):
        return serving_input_fn

    @functools.wraps(serving_input_fn)
    def input_ops_fn() -> Any:
        inputs = serving_input_fn()
        if not hasattr(inputs, "receiver_tensors"):
            return inputs
        from contrib_compat.serving.input_fn import InputFnOps

        with deprecation.internal():
            return InputFnOps(dict(inputs.features), None, dict(inputs.receiver_tensors))

    return input_ops_fn


def _is_input_fn_ops(inputs: Any) -> bool:
    # By its fields: on TF 1.15 the native class is not ours, but ours is the native one's.
    return hasattr(inputs, "default_inputs") and hasattr(inputs, "features")
