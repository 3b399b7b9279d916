"""Connects a metric function to a model's predictions and labels."""

from __future__ import annotations

import functools
import inspect
from typing import Any, Callable, Dict, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class

__all__ = ["MetricSpec"]

MetricFn = Callable[..., Any]

# What metric functions call their arguments, the proper name first.
_LABELS = ("labels", "label", "targets", "target")
_PREDICTIONS = ("predictions", "prediction", "logits", "logit")
_WEIGHTS = ("weights", "weight")


@deprecated_class("learn.MetricSpec")
class MetricSpec:
    """A metric function, and the keys of what it is given.

    Stands for ``tf.contrib.learn.MetricSpec`` (TF 1.15).

    Args:
      metric_fn: computes the metric. Labels and weights go to the argument of such a name
        (``labels``, ``label``, ``targets``, ``target``; ``weights``, ``weight``), predictions too
        (``predictions``, ``prediction``, ``logits``, ``logit``), or else to the first argument
        that is none of these. It returns a tensor or a pair ``(value_op, update_op)``.
      prediction_key: key of the model's predictions; None where there is just one.
      label_key: key of the labels; None where there is just one.
      weight_key: key of the features that holds the weights; None for no weights.

    Raises:
      ValueError: `metric_fn` has two arguments for one thing, or none for what a key was given
        for.
    """

    def __init__(
        self,
        metric_fn: MetricFn,
        prediction_key: Optional[str] = None,
        label_key: Optional[str] = None,
        weight_key: Optional[str] = None,
    ) -> None:
        self._metric_fn_name = _name(metric_fn)
        self._metric_fn = _with_proper_names(
            metric_fn,
            self._metric_fn_name,
            needs_labels=label_key is not None,
            needs_weights=weight_key is not None,
        )
        self._prediction_key = prediction_key
        self._label_key = label_key
        self._weight_key = weight_key

    @property
    def prediction_key(self) -> Optional[str]:
        """Key of the model's predictions."""
        return self._prediction_key

    @property
    def label_key(self) -> Optional[str]:
        """Key of the labels."""
        return self._label_key

    @property
    def weight_key(self) -> Optional[str]:
        """Key of the features that holds the weights."""
        return self._weight_key

    @property
    def metric_fn(self) -> MetricFn:
        """The metric function, with the named arguments labels, predictions and weights."""
        return self._metric_fn

    def __str__(self) -> str:
        return (
            f"MetricSpec(metric_fn={self._metric_fn_name}, prediction_key={self.prediction_key}, "
            f"label_key={self.label_key}, weight_key={self.weight_key})"
        )

    def create_metric_ops(self, inputs: Dict[str, Any], labels: Any, predictions: Any) -> Any:
        """Calls the metric function on what the keys say.

        Args:
          inputs: the features by name.
          labels: the labels, a tensor or a dictionary of tensors.
          predictions: what the model predicts, a tensor or a dictionary of tensors.

        Returns:
          What the metric function returns.

        Raises:
          ValueError: a key is given for a single tensor, or none for a dictionary of several.
          KeyError: a key is not in its dictionary.
        """
        arguments = {
            "predictions": _pick("prediction", predictions, self.prediction_key),
            "labels": _pick("label", labels, self.label_key),
            "weights": inputs[self.weight_key] if self.weight_key else None,
        }
        try:
            return self.metric_fn(**arguments)
        except Exception as error:
            tf.logging.error("Could not create metric ops for %s, %s.", self, error)
            raise


def _pick(what: str, values: Any, key: Optional[str]) -> Any:
    if key:
        if not isinstance(values, dict):
            raise ValueError(
                f"MetricSpec with {what}_key specified requires {what}s dict, got {values}.\n"
                f"You must not provide a {what}_key if you only have a single Tensor as {what}s."
            )
        if key not in values:
            raise KeyError(f"Key '{key}' missing from {values.keys()}.")
        return values[key]
    if not isinstance(values, dict):
        return values
    if len(values) != 1:
        raise ValueError(
            f"MetricSpec without specified {what}_key requires {what}s tensor or single element "
            f"dict, got {values}"
        )
    return next(iter(values.values()))


def _name(function: Any) -> str:
    inner = function.func if isinstance(function, functools.partial) else function
    return str(getattr(inner, "__name__", function))


def _with_proper_names(
    metric_fn: MetricFn, name: str, needs_labels: bool, needs_weights: bool
) -> MetricFn:
    """Returns the metric function as one with the arguments labels, predictions and weights."""
    parameters = _open_parameters(metric_fn)
    labels_name = _find(name, parameters, _LABELS, needs_labels)
    predictions_name = _find(name, parameters, _PREDICTIONS, False)
    weights_name = _find(name, parameters, _WEIGHTS, needs_weights)

    def call(
        _sentinel: Any = None, labels: Any = None, predictions: Any = None, weights: Any = None
    ) -> Any:
        if _sentinel is not None:
            raise ValueError(
                "`metric_fn` requires named args: `labels`, `predictions`, and optionally "
                "`weights`."
            )
        by_place = []
        by_name = {}
        if labels_name is not None:
            by_name[labels_name] = labels
        if predictions_name is not None:
            by_name[predictions_name] = predictions
        elif labels_name is not None and labels_name == parameters[0]:
            by_place = [by_name.pop(labels_name), predictions]
        else:
            by_place = [predictions]
        if weights is not None:
            if weights_name is None:
                raise ValueError(f"weights: {name}{tuple(parameters)} takes none")
            by_name[weights_name] = weights
        return metric_fn(*by_place, **by_name)

    return call


def _open_parameters(function: Any) -> Sequence[str]:
    """Returns the names of a function's parameters that a partial has not filled in."""
    fixed = function.keywords if isinstance(function, functools.partial) else {}
    return [
        parameter.name
        for parameter in inspect.signature(function).parameters.values()
        if parameter.name not in fixed
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]


def _find(
    function: str, parameters: Sequence[str], names: Sequence[str], is_needed: bool
) -> Optional[str]:
    found = [parameter for parameter in parameters if parameter in names]
    if len(found) > 1:
        raise ValueError(f"Ambiguous arguments {found}, must provide only one of {names}.")
    if not found:
        if is_needed:
            raise ValueError(f"{names} missing from {function}({parameters}).")
        return None
    if found[0] != names[0]:
        tf.logging.warning("%s: %s is taken for %s.", function, found[0], names[0])
    return found[0]
