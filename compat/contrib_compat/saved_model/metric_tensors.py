"""Estimators whose metrics can be exported, whatever the model_fn made them of."""

from __future__ import annotations

from typing import Any, Dict, Optional

import tensorflow.compat.v1 as tf

__all__ = ["with_metric_tensors"]


def with_metric_tensors(estimator: Any) -> Any:
    """Returns an estimator whose metrics are tensors, to be exported in place of another.

    A metric's value may be a variable, as contrib's ``count`` and ``*_at_thresholds`` return it.
    ``Estimator.evaluate`` takes that, but a signature is made of tensors alone.

    Args:
      estimator: an estimator of ``tf.estimator``; it is left as it is.
    """
    call_model_fn = getattr(estimator, "_call_model_fn", None)
    if call_model_fn is None:
        return estimator

    def call(*args: Any, **kwargs: Any) -> Any:
        spec = call_model_fn(*args, **kwargs)
        return spec._replace(eval_metric_ops=_as_tensors(spec.eval_metric_ops))

    # Not copy.copy(), which goes by what a subclass says of pickling.
    exported = object.__new__(type(estimator))
    vars(exported).update(vars(estimator), _call_model_fn=call)
    return exported


def _as_tensors(metrics: Optional[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    if not metrics:
        return metrics
    return {name: _as_tensor_pair(metric) for name, metric in metrics.items()}


def _as_tensor_pair(metric: Any) -> Any:
    if not isinstance(metric, tuple):  # One of Keras', which the estimator asks for its tensors.
        return metric
    value, update = metric
    return (_as_tensor(value), _as_tensor(update))


def _as_tensor(value: Any) -> Any:
    # By what variables can do: their classes share no base that every TensorFlow shows. An update
    # of a resource variable is a variable as well.
    return tf.convert_to_tensor(value) if hasattr(value, "read_value") else value
