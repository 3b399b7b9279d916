"""What a contrib model function returns."""

from __future__ import annotations

import collections
from typing import Any, Dict, Optional, Sequence, Type, TypeVar

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class
from contrib_compat.versions.native_contrib import native_class
from contrib_compat.vocabulary.metrics import MetricKey
from contrib_compat.vocabulary.modes import ModeKeys
from contrib_compat.vocabulary.predictions import PredictionKey, ProblemType

__all__ = ["ModelFnOps"]

Self = TypeVar("Self", bound="ModelFnOps")

_CORE_MODES = {
    ModeKeys.TRAIN: tf_estimator.ModeKeys.TRAIN,
    ModeKeys.EVAL: tf_estimator.ModeKeys.EVAL,
    ModeKeys.INFER: tf_estimator.ModeKeys.PREDICT,
}
_DEFAULT_SIGNATURE = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY

# TF 1.x's own estimators take instances of the native class only.
_ModelFnOps: Any = native_class(
    "learn.python.learn.estimators.model_fn", "ModelFnOps"
) or collections.namedtuple(
    "ModelFnOps",
    [
        "predictions",
        "loss",
        "train_op",
        "eval_metric_ops",
        "output_alternatives",
        "training_chief_hooks",
        "training_hooks",
        "scaffold",
        "mode",
    ],
)


@deprecated_class("learn.ModelFnOps")
class ModelFnOps(_ModelFnOps):
    """The operations of a model in one mode.

    Stands for ``tf.contrib.learn.ModelFnOps`` (TF 1.15), and is a subclass of it there.

    Attributes:
      mode: one of :class:`ModeKeys`.
      predictions: a tensor or a dictionary of tensors; needed unless the mode is TRAIN.
      loss: a scalar tensor; needed unless the mode is INFER.
      train_op: the operation that makes a training step; needed in TRAIN.
      eval_metric_ops: metrics by name.
      output_alternatives: for each head by name, ``(problem type, {name: tensor})``.
      training_chief_hooks: SessionRunHooks for the chief.
      training_hooks: SessionRunHooks for all workers.
      scaffold: a ``tf.train.Scaffold``.
    """

    def __new__(
        cls: Type[Self],
        mode: str,
        predictions: Any = None,
        loss: Any = None,
        train_op: Any = None,
        eval_metric_ops: Optional[Dict[str, Any]] = None,
        output_alternatives: Optional[Dict[Optional[str], Any]] = None,
        training_chief_hooks: Optional[Sequence[Any]] = None,
        training_hooks: Optional[Sequence[Any]] = None,
        scaffold: Any = None,
    ) -> Self:
        """Checks and makes it.

        Raises:
          ValueError: what the mode needs is missing, the loss is no scalar, `eval_metric_ops` is
            no dictionary, or tensors belong to different graphs.
          TypeError: a hook is none.
        """
        ModeKeys.validate(mode)
        _check_one_graph(predictions, loss, train_op)
        if train_op is None and mode == ModeKeys.TRAIN:
            raise ValueError("Missing train_op.")
        if loss is None and mode != ModeKeys.INFER:
            raise ValueError("Missing loss.")
        if predictions is None and mode != ModeKeys.TRAIN:
            raise ValueError("Missing predictions.")
        if not isinstance(eval_metric_ops, (dict, type(None))):
            raise ValueError("eval_metric_ops must be a dict.")
        chief_hooks, hooks = list(training_chief_hooks or ()), list(training_hooks or ())
        for hook in hooks + chief_hooks:
            if not isinstance(hook, tf.train.SessionRunHook):
                raise TypeError(
                    "All hooks returned from model_fn must be SessionRunHook instances, got "
                    f"instance of {type(hook)}: {hook}"
                )
        fields = (
            _as_predictions(predictions),
            _as_loss(loss),
            _as_operation(train_op),
            eval_metric_ops or {},
            output_alternatives,
            chief_hooks,
            hooks,
            scaffold,
            mode,
        )
        # The native class's own __new__ would log a deprecation that names this line.
        return tuple.__new__(cls, fields)

    def estimator_spec(self, default_serving_output_alternative_key: Optional[str] = None) -> Any:
        """Returns the ``tf.estimator.EstimatorSpec`` that says the same.

        Args:
          default_serving_output_alternative_key: the head that answers requests which name none;
            needed where there are several.

        Raises:
          ValueError: a head's problem type is unknown.
          KeyError: there are several heads, and this is none of them.
        """
        alternatives = dict(self.output_alternatives or {})
        if len(alternatives) > 1 and _DEFAULT_SIGNATURE not in alternatives:
            alternatives[_DEFAULT_SIGNATURE] = alternatives[default_serving_output_alternative_key]
        outputs = {name: _export_output(*head) for name, head in alternatives.items()}
        metrics = {
            name: metric for name, metric in self.eval_metric_ops.items() if name != MetricKey.LOSS
        }
        return tf_estimator.EstimatorSpec(
            mode=_CORE_MODES[self.mode],
            predictions=self.predictions,
            loss=self.loss,
            train_op=self.train_op,
            eval_metric_ops=metrics,
            export_outputs=outputs or None,
            training_chief_hooks=self.training_chief_hooks,
            training_hooks=self.training_hooks,
            scaffold=self.scaffold,
        )


def _check_one_graph(*values: Any) -> None:
    graphs = [
        tensor.graph
        for value in values
        for tensor in tf.nest.flatten(value)
        if hasattr(tensor, "graph")
    ]
    for graph in graphs[1:]:
        if graph is not graphs[0]:
            raise ValueError("predictions, loss and train_op must be from the same graph.")


def _as_predictions(predictions: Any) -> Any:
    if isinstance(predictions, dict):
        return {name: _as_tensor(value) for name, value in predictions.items()}
    return None if predictions is None else _as_tensor(predictions)


def _as_tensor(value: Any) -> Any:
    if isinstance(value, (tf.SparseTensor, tf.SparseTensorValue)):
        return tf.SparseTensor.from_value(value)
    return tf.convert_to_tensor(value)


def _as_loss(loss: Any) -> Any:
    if loss is None:
        return None
    loss = tf.convert_to_tensor(loss)
    shape = loss.shape
    if shape.num_elements() not in (None, 1):
        raise ValueError(f"Loss must be scalar: {loss}.")
    return loss if shape.is_compatible_with([]) else tf.reshape(loss, [])


def _as_operation(train_op: Any) -> Any:
    if train_op is None or isinstance(train_op, tf.Operation):
        return train_op
    return tf.convert_to_tensor(train_op).op


def _export_output(problem_type: int, tensors: Dict[str, Any]) -> Any:
    if problem_type == ProblemType.UNSPECIFIED:
        return tf_estimator.export.PredictOutput(tensors)
    scores = tensors.get(PredictionKey.SCORES)
    if scores is None:
        scores = tensors.get(PredictionKey.PROBABILITIES)
    if problem_type == ProblemType.LINEAR_REGRESSION:
        return tf_estimator.export.RegressionOutput(scores)
    if problem_type in (ProblemType.CLASSIFICATION, ProblemType.LOGISTIC_REGRESSION):
        classes = tensors.get(PredictionKey.CLASSES)
        if classes is not None and classes.dtype != tf.string:
            tf.logging.warning("Classes are not strings, so the signature goes without them.")
            classes = None
        return tf_estimator.export.ClassificationOutput(scores=scores, classes=classes)
    raise ValueError(f"Unknown problem_type={problem_type}")
