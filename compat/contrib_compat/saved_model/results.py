"""What the outputs of an exported graph mean to an estimator."""

from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Mapping, NamedTuple, Optional, Tuple

from contrib_compat import estimator as tf_estimator
from contrib_compat.saved_model.directory import ModeGraph

_METHODS = {
    tf_estimator.ModeKeys.TRAIN: "tensorflow/supervised/training",
    tf_estimator.ModeKeys.EVAL: "tensorflow/supervised/eval",
}
_LOSS = "loss"
_PREDICTIONS = "predictions"
_METRICS = "metrics/"
_VALUE, _UPDATE = "/value", "/update_op"


class Results(NamedTuple):
    """The arguments of an EstimatorSpec that come out of a signature."""

    predictions: Dict[str, Any]
    loss: Optional[Any] = None
    eval_metric_ops: Optional[Dict[str, Tuple[Any, Any]]] = None


def results(mode_graph: ModeGraph, outputs: Mapping[str, Any]) -> Results:
    """Sorts the outputs of an exported graph.

    Args:
      mode_graph: the exported graph.
      outputs: its signature's outputs, by key.

    Returns:
      For PREDICT the outputs as predictions; for the others the loss, metrics such as
      ``metrics/accuracy``, and predictions such as ``predictions/logits``.

    Raises:
      RuntimeError: the signature is not one that Estimator exports for the mode.
    """
    if mode_graph.mode not in _METHODS:
        return Results(dict(outputs))
    method = mode_graph.signature.method_name
    if method != _METHODS[mode_graph.mode] or _LOSS not in outputs:
        raise RuntimeError(
            f"Invalid SignatureDef for mode {mode_graph.mode}: got the method name {method!r} and "
            f"the outputs {sorted(outputs)}, wanted {_METHODS[mode_graph.mode]!r} and a loss. "
            "Export the model with export_all_saved_models"
        )
    return Results(
        predictions={
            key: value
            for key, value in outputs.items()
            if key == _PREDICTIONS or key.startswith(_PREDICTIONS + "/")
        },
        loss=outputs[_LOSS],
        eval_metric_ops=_metrics(outputs),
    )


def export_outputs(
    mode_graph: ModeGraph, outputs: Callable[[Any], Dict[str, Any]]
) -> Optional[Dict[str, Any]]:
    """Returns what another export of the graph serves: the signatures that it served before.

    Args:
      mode_graph: the exported graph.
      outputs: returns the outputs of a ``SignatureDef``.

    Returns:
      Dict of signature name to ExportOutput; None for modes that serve nothing. Signatures with
      inputs of their own are left out, as these can't be fed any more.
    """
    if mode_graph.mode != tf_estimator.ModeKeys.PREDICT:
        return None
    fed = _input_names(mode_graph.signature)
    return {
        key: _EXPORT_OUTPUTS[signature.method_name](outputs(signature))
        for key, signature in mode_graph.meta_graph.signature_def.items()
        if signature.method_name in _EXPORT_OUTPUTS and _input_names(signature) == fed
    }


def _classification(outputs: Mapping[str, Any]) -> Any:
    return tf_estimator.export.ClassificationOutput(outputs.get("scores"), outputs.get("classes"))


def _regression(outputs: Mapping[str, Any]) -> Any:
    return tf_estimator.export.RegressionOutput(outputs["outputs"])


_EXPORT_OUTPUTS: Dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "tensorflow/serving/classify": _classification,
    "tensorflow/serving/predict": tf_estimator.export.PredictOutput,
    "tensorflow/serving/regress": _regression,
}


def _input_names(signature: Any) -> FrozenSet[str]:
    return frozenset(info.name for info in signature.inputs.values())


def _metrics(outputs: Mapping[str, Any]) -> Dict[str, Tuple[Any, Any]]:
    metrics = {}
    for key in outputs:
        name = key[: -len(_VALUE)]
        # A value without its update op is not a metric that can be computed over batches.
        if key.startswith(_METRICS) and key.endswith(_VALUE) and name + _UPDATE in outputs:
            metrics[name] = (outputs[key], outputs[name + _UPDATE])
    return metrics
