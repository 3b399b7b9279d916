"""The head that trains several heads at once."""

from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.heads.train_op import make_train_op
from contrib_compat.versions import private_names as borrowed

__all__ = ["MultiHead", "multi_head"]

_DEFAULT = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
_PREDICT = "predict"


class MultiHead(borrowed.Head):
    """Several heads on one model; build it with :func:`multi_head`."""

    def __init__(self, heads: Sequence[Any], head_weights: Sequence[float]) -> None:
        self._heads = tuple(heads)
        self._head_weights = tuple(head_weights)

    @property
    def name(self) -> str:
        """The heads' names, joined by underscores."""
        return "_".join(head.name for head in self._heads)

    @property
    def logits_dimension(self) -> int:
        """The sum of the heads' logits dimensions."""
        return sum(head.logits_dimension for head in self._heads)

    def create_loss(
        self, features: Dict[str, Any], mode: str, logits: Any, labels: Dict[str, Any]
    ) -> Any:
        """Returns the ``LossSpec`` of a batch.

        Args:
          features: the features, by name.
          mode: a ``tf.estimator.ModeKeys``.
          logits: tensors by head name, or one tensor to split among the heads.
          labels: labels by head name.

        Returns:
          ``(training_loss, unreduced_loss, weights, processed_labels)``, a named tuple: one scalar,
          and three dicts by head name. Losses and weights are scaled by the head's weight.
        """
        by_head = self._logits_by_head(logits)
        specs = {
            head.name: head.create_loss(features, mode, by_head[head.name], labels[head.name])
            for head in self._heads
        }
        scales = self._scales()
        return borrowed.LossSpec(
            training_loss=self._merge_losses([spec.training_loss for spec in specs.values()]),
            unreduced_loss={
                name: _scaled(spec.unreduced_loss, scales[name]) for name, spec in specs.items()
            },
            weights={name: _scaled(spec.weights, scales[name]) for name, spec in specs.items()},
            processed_labels={name: spec.processed_labels for name, spec in specs.items()},
        )

    def create_estimator_spec(
        self,
        features: Dict[str, Any],
        mode: str,
        logits: Any,
        labels: Optional[Dict[str, Any]] = None,
        optimizer: Any = None,
        train_op_fn: Optional[Callable[[Any], Any]] = None,
    ) -> Any:
        """Returns the ``EstimatorSpec`` of a mode.

        Args:
          features: the features, by name.
          mode: a ``tf.estimator.ModeKeys``.
          logits: tensors by head name, or one tensor to split among the heads.
          labels: labels by head name; required but in PREDICT mode.
          optimizer: minimizes the loss in TRAIN mode; or give ``train_op_fn``.
          train_op_fn: takes the loss and returns the train op.

        Returns:
          A spec whose predictions are keyed ``(head name, key)``, whose metric keys end in
          ``/<head name>``, and which exports every head; the first one serves by default.

        Raises:
          ValueError: ``labels`` is no dict, ``mode`` is unknown, or in TRAIN mode not exactly one
            of ``optimizer`` and ``train_op_fn`` is given.
        """
        if labels is not None and not isinstance(labels, dict):
            raise ValueError(f"labels must be a dict. Given: {labels}")
        by_head = self._logits_by_head(logits)
        specs = {
            head.name: head.create_estimator_spec(
                features=features,
                mode=mode,
                logits=by_head[head.name],
                labels=labels[head.name] if labels else None,
                train_op_fn=lambda loss: tf.no_op(),
            )
            for head in self._heads
        }
        predictions = {
            (name, key): value
            for name, spec in specs.items()
            for key, value in spec.predictions.items()
        }
        if mode == tf_estimator.ModeKeys.PREDICT:
            return tf_estimator.EstimatorSpec(
                mode, predictions=predictions, export_outputs=_merge_exports(specs)
            )
        losses = {name: spec.loss for name, spec in specs.items()}
        if mode == tf_estimator.ModeKeys.EVAL:
            with tf.name_scope("merge_eval"):
                metrics = _merge_metrics(specs, losses)
                loss = self._merge_losses(losses.values())
            return tf_estimator.EstimatorSpec(
                mode, predictions=predictions, loss=loss, eval_metric_ops=metrics
            )
        if mode == tf_estimator.ModeKeys.TRAIN:
            loss = self._merge_losses(losses.values())
            train_op = make_train_op(loss, optimizer, train_op_fn)
            with tf.name_scope(""):
                tf.summary.scalar("loss", loss)
            return tf_estimator.EstimatorSpec(
                mode, predictions=predictions, loss=loss, train_op=train_op
            )
        raise ValueError(f"mode={mode} unrecognized")

    def _scales(self) -> Dict[str, Optional[float]]:
        weights = self._head_weights or (None,) * len(self._heads)
        return {head.name: weight for head, weight in zip(self._heads, weights)}

    def _merge_losses(self, losses: Any) -> Any:
        with tf.name_scope("merge_losses"):
            scales = self._scales().values()
            return tf.add_n([_scaled(loss, scale) for loss, scale in zip(losses, scales)])

    def _logits_by_head(self, logits: Any) -> Dict[str, Any]:
        if isinstance(logits, dict):
            return logits
        sizes = [head.logits_dimension for head in self._heads]
        with tf.name_scope(None, "split_logits", values=[logits]):
            logits = tf.convert_to_tensor(logits)
            shape = logits.shape.as_list()
            if shape[-1] is not None and shape[-1] != sum(sizes):
                raise ValueError(
                    f"Could not split logits of shape {shape!r} among the heads with individual "
                    f"logits dimensions: {sizes!r}. The last dimension of the logits tensor should "
                    f"equal {sum(sizes)} but is {shape[-1]}."
                )
            parts = tf.split(logits, sizes, axis=-1)
        return {head.name: part for head, part in zip(self._heads, parts)}


def _scaled(value: Any, scale: Optional[float]) -> Any:
    return value if scale is None else tf.multiply(value, scale)


def _merge_metrics(specs: Dict[str, Any], losses: Dict[str, Any]) -> Dict[str, Tuple[Any, Any]]:
    metrics: Dict[str, Tuple[Any, Any]] = {}
    for name, spec in specs.items():
        # The Estimator adds a metric for the merged loss only.
        key = "loss/" + name
        metrics[key] = tf.metrics.mean(losses[name], name=key)
        metrics.update(spec.eval_metric_ops or {})
    return metrics


def _merge_exports(specs: Dict[str, Any]) -> Dict[str, Any]:
    outputs: Dict[str, Any] = {}
    predict_outputs: Dict[str, Any] = {}
    for name, spec in specs.items():
        # Served by default is the first head.
        outputs.setdefault(_DEFAULT, _default_export(name, spec.export_outputs))
        for key, output in spec.export_outputs.items():
            outputs[name if key == _DEFAULT else f"{name}/{key}"] = output
            if key == _PREDICT and isinstance(output, tf_estimator.export.PredictOutput):
                for inner_key, tensor in output.outputs.items():
                    predict_outputs[f"{name}/{inner_key}"] = tensor
    outputs[_PREDICT] = tf_estimator.export.PredictOutput(predict_outputs)
    return outputs


def _default_export(name: str, export_outputs: Dict[str, Any]) -> Any:
    if len(export_outputs) == 1:
        return next(iter(export_outputs.values()))
    if _DEFAULT in export_outputs:
        return export_outputs[_DEFAULT]
    raise ValueError(
        f"{name} did not specify default export_outputs. Given: {export_outputs} "
        f"Suggested fix: Use one of the heads in tf.contrib.estimator, "
        f"or include key {_DEFAULT} in export_outputs."
    )


def multi_head(heads: Sequence[Any], head_weights: Optional[List[float]] = None) -> MultiHead:
    """Creates a head that trains several heads at once, on the sum of their losses.

    Stands for ``tf.contrib.estimator.multi_head`` (TF 1.15).

    Args:
      heads: heads with distinct names; the first serves by default.
      head_weights: what each head's loss is multiplied by; all count the same if None.

    Returns:
      A head that takes logits and labels as dicts by head name, or logits as one tensor whose last
      dimension is split among the heads.

    Raises:
      ValueError: there is no head, one has no name, or there are more or fewer weights than heads.
    """
    if not heads:
        raise ValueError(f"Must specify heads. Given: {heads}")
    if head_weights and len(head_weights) != len(heads):
        raise ValueError(
            "heads and head_weights must have the same size. "
            f"Given len(heads): {len(heads)}. Given len(head_weights): {len(head_weights)}."
        )
    for head in heads:
        if not head.name:
            raise ValueError(f"All given heads must have name specified. Given: {head}")
    return MultiHead(heads, head_weights or ())
