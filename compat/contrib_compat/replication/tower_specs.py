"""Joins what the towers of a model return."""

from typing import Any, Callable, Dict, List, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.replication.towers import sum_on_device

__all__ = ["eval_spec", "predict_spec", "train_spec"]

Specs = Sequence[Any]
"""An ``EstimatorSpec`` for each tower."""


def train_spec(specs: Specs, device: str) -> Any:
    """Returns the spec that trains all towers.

    Args:
      specs: the towers' specs. The last one's train op applies the gradients of all, and its
        hooks may rely on that.
      device: where to add the losses up.
    """
    return specs[-1]._replace(loss=_total_loss(specs, device))


def eval_spec(specs: Specs, device: str) -> Any:
    """Returns the spec that evaluates all towers; its metrics are those of the first one.

    Args:
      specs: the towers' specs.
      device: where to add the losses up.

    Raises:
      ValueError: the towers have different metrics.
    """
    updates = [update for spec in specs for _, update in spec.eval_metric_ops.values()]
    with tf.control_dependencies(updates):
        update = _gather_metric_variables(len(specs))
    metrics = {key: (value, update) for key, (value, _) in specs[0].eval_metric_ops.items()}
    return specs[0]._replace(loss=_total_loss(specs, device), eval_metric_ops=metrics)


def predict_spec(specs: Specs, device: str) -> Any:
    """Returns the spec that predicts with all towers, one batch after another.

    Args:
      specs: the towers' specs.
      device: where to concatenate.
    """
    with tf.device(device):
        predictions = _concat([spec.predictions for spec in specs])
        outputs = {
            signature: _concat_outputs([spec.export_outputs[signature] for spec in specs])
            for signature in specs[0].export_outputs or {}
        }
    return specs[0]._replace(predictions=predictions, export_outputs=outputs or None)


def _total_loss(specs: Specs, device: str) -> Any:
    return sum_on_device([spec.loss for spec in specs], device, name="loss")


def _gather_metric_variables(number_of_towers: int) -> Any:
    """Moves what each tower counted to the first tower's variables.

    All towers run the same function, so the collection holds their variables one tower after
    another, in the same order.
    """
    variables = tf.get_collection(tf.GraphKeys.METRIC_VARIABLES)
    share, rest = divmod(len(variables), number_of_towers)
    if rest:
        raise ValueError(
            "Different `EstimatorSpec.eval_metric_ops` across `model_fn()` calls. "
            f"Expected {share * number_of_towers} "
            f"local variables, but got {len(variables)} instead."
        )
    resets: List[Any] = []
    for variable, *others in (variables[index::share] for index in range(share)):
        # read_value: the tensor a variable converts to may have been read before the updates.
        gathered = tf.assign_add(variable, tf.add_n([other.read_value() for other in others]))
        with tf.control_dependencies([gathered]):
            resets.extend(tf.assign(other, tf.zeros_like(other)) for other in others)
    return tf.group(*resets)


def _concat(values: List[Any]) -> Any:
    if not isinstance(values[0], dict):
        return _concat_tensors(values)
    return {key: _concat_tensors([value[key] for value in values], key) for key in values[0]}


def _concat_tensors(tensors: List[Any], name: Any = None) -> Any:
    return tf.concat(tensors, axis=0, name=name if isinstance(name, str) else None)


def _concat_outputs(outputs: List[Any]) -> Any:
    export = tf_estimator.export

    def field(get: Callable[[Any], Optional[Any]]) -> Optional[Any]:
        return None if get(outputs[0]) is None else _concat([get(output) for output in outputs])

    if isinstance(outputs[0], export.PredictOutput):
        merged: Dict[str, Any] = _concat([output.outputs for output in outputs])
        return export.PredictOutput(merged)
    if isinstance(outputs[0], export.RegressionOutput):
        return export.RegressionOutput(field(lambda output: output.value))
    return export.ClassificationOutput(
        scores=field(lambda output: output.scores), classes=field(lambda output: output.classes)
    )
