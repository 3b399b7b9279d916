"""The head for examples with any number of labels, which no TensorFlow 2 has in its v1 form."""

from typing import Any, Callable, Dict, Iterable, Optional, Sequence, Union

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.heads import multi_label_metrics
from contrib_compat.heads.train_op import make_train_op
from contrib_compat.versions import private_names as borrowed

__all__ = ["MultiLabelHead", "multi_label_head"]

_Reduction = tf.losses.Reduction
_DEFAULT = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY


class MultiLabelHead(borrowed.Head):
    """A head over independent classes; build it with :func:`multi_label_head`."""

    def __init__(
        self,
        n_classes: int,
        weight_column: Any,
        label_vocabulary: Optional[Sequence[str]],
        loss_reduction: str,
        loss_fn: Optional[Callable[..., Any]],
        metrics: multi_label_metrics.Settings,
        name: Optional[str],
    ) -> None:
        self._n_classes = n_classes
        self._weight_column = weight_column
        self._label_vocabulary = label_vocabulary
        self._loss_reduction = loss_reduction
        self._loss_fn = loss_fn
        self._metrics = metrics
        self._name = name

    @property
    def name(self) -> Optional[str]:
        """The name that ends the metric keys, or None."""
        return self._name

    @property
    def logits_dimension(self) -> int:
        """The size of the logits' last dimension: one logit a class."""
        return self._n_classes

    def create_loss(self, features: Dict[str, Any], mode: str, logits: Any, labels: Any) -> Any:
        """Returns the ``LossSpec`` of a batch.

        Args:
          features: the features, by name.
          mode: not used.
          logits: a tensor of shape ``[D0, ..., DN, n_classes]``.
          labels: a multi-hot tensor of that shape, or a sparse tensor of class ids or names.

        Returns:
          ``(training_loss, unreduced_loss, weights, processed_labels)``, a named tuple; the
          unreduced loss is the mean over the classes and has shape ``[D0, ..., DN, 1]``.
        """
        del mode
        logits = tf.convert_to_tensor(logits)
        indicators = borrowed.dense_labels_matching_logits(
            labels=self._indicators(labels),
            logits=logits,
            expected_labels_dimension=self._n_classes,
        )
        unreduced = self._unreduced_loss(indicators, logits, features)
        weights = borrowed.weights_matching_logits(
            features=features, weight_column=self._weight_column, logits=logits
        )
        loss = tf.losses.compute_weighted_loss(unreduced, weights, reduction=self._loss_reduction)
        return borrowed.LossSpec(
            training_loss=loss,
            unreduced_loss=unreduced,
            weights=weights,
            processed_labels=indicators,
        )

    def _unreduced_loss(self, indicators: Any, logits: Any, features: Dict[str, Any]) -> Any:
        if self._loss_fn:
            return borrowed.call_loss_fn(
                loss_fn=self._loss_fn,
                labels=indicators,
                logits=logits,
                features=features,
                expected_loss_dim=1,
            )
        by_class = tf.nn.sigmoid_cross_entropy_with_logits(
            labels=tf.cast(indicators, logits.dtype), logits=logits
        )
        return tf.reduce_mean(by_class, axis=-1, keepdims=True)

    def _indicators(self, labels: Any) -> Any:
        """Returns labels in any accepted form as zeros and ones, one for each class."""
        if labels is None:
            raise ValueError(
                "labels: got None, wanted a multi-hot Tensor or a SparseTensor. Check that your "
                "input_fn returns labels."
            )
        if not isinstance(labels, tf.SparseTensor):
            return borrowed.assert_range(
                labels,
                2,
                message="labels must be an integer indicator Tensor with values in [0, 1]",
            )
        ids = self._class_ids(labels.values)
        sparse_ids = tf.SparseTensor(labels.indices, ids, labels.dense_shape)
        return tf.cast(tf.sparse.to_indicator(sparse_ids, self._n_classes), tf.int64)

    def _class_ids(self, values: Any) -> Any:
        if values.dtype == tf.string:
            if self._label_vocabulary is None:
                raise ValueError(
                    "label_vocabulary: got None, wanted the class names, because labels are strings"
                )
            names = tf.constant(self._label_vocabulary)
            ids = tf.range(self._n_classes, dtype=tf.int64)
            table = tf.lookup.StaticHashTable(
                tf.lookup.KeyValueTensorInitializer(names, ids), default_value=-1
            )
            return table.lookup(values)
        in_range = borrowed.assert_range(
            values,
            self._n_classes,
            message=f"labels must be an integer SparseTensor with values in [0, {self._n_classes})",
        )
        return tf.cast(in_range, tf.int64)

    def create_estimator_spec(
        self,
        features: Dict[str, Any],
        mode: str,
        logits: Any,
        labels: Any = None,
        optimizer: Any = None,
        train_op_fn: Optional[Callable[[Any], Any]] = None,
        regularization_losses: Optional[Sequence[Any]] = None,
    ) -> Any:
        """Returns the ``EstimatorSpec`` of a mode.

        Args:
          features: the features, by name.
          mode: a ``tf.estimator.ModeKeys``.
          logits: a tensor of shape ``[D0, ..., DN, n_classes]``.
          labels: see :meth:`create_loss`; required but in PREDICT mode.
          optimizer: minimizes the loss in TRAIN mode; or give ``train_op_fn``.
          train_op_fn: takes the loss and returns the train op.
          regularization_losses: scalars to add to the loss.

        Raises:
          ValueError: in TRAIN mode, if not exactly one of ``optimizer`` and ``train_op_fn`` is
            given; if labels are missing; if shapes do not match.
        """
        with tf.name_scope(self._name, "head"):
            logits = borrowed.check_logits_final_dim(logits, self._n_classes)
            with tf.name_scope(None, "predictions", (logits,)):
                probabilities = tf.sigmoid(logits, name="probabilities")
            predictions = {"logits": logits, "probabilities": probabilities}
            if mode == tf_estimator.ModeKeys.PREDICT:
                return self._predict_spec(predictions)

            loss_spec = self.create_loss(features, mode, logits, labels)
            loss, regularization = loss_spec.training_loss, None
            if regularization_losses:
                regularization = tf.add_n(regularization_losses)
                loss = tf.add(loss, regularization)
            if mode == tf_estimator.ModeKeys.EVAL:
                metrics = self._metrics.build(
                    loss_spec.processed_labels,
                    probabilities,
                    loss_spec.weights,
                    loss_spec.unreduced_loss,
                    regularization,
                )
                return tf_estimator.EstimatorSpec(
                    mode,
                    predictions=predictions,
                    loss=loss,
                    eval_metric_ops={self._key(key): metric for key, metric in metrics.items()},
                )

            train_op = make_train_op(loss, optimizer, train_op_fn)
            train_op = borrowed.append_update_ops(train_op)
            summaries = {"loss": loss}
            if self._loss_reduction == _Reduction.SUM:
                weights = loss_spec.weights * tf.ones_like(loss_spec.unreduced_loss)
                summaries["average_loss"] = loss_spec.training_loss / tf.reduce_sum(weights)
            if regularization is not None:
                summaries["regularization_loss"] = regularization
        with tf.name_scope(""):
            for key, value in summaries.items():
                tf.summary.scalar(self._key(key), value)
        return tf_estimator.EstimatorSpec(
            mode, predictions=predictions, loss=loss, train_op=train_op
        )

    def _predict_spec(self, predictions: Dict[str, Any]) -> Any:
        classification = borrowed.classification_output(
            scores=predictions["probabilities"],
            n_classes=self._n_classes,
            label_vocabulary=self._label_vocabulary,
        )
        return tf_estimator.EstimatorSpec(
            tf_estimator.ModeKeys.PREDICT,
            predictions=predictions,
            export_outputs={
                _DEFAULT: classification,
                "classification": classification,
                "predict": tf_estimator.export.PredictOutput(predictions),
            },
        )

    def _key(self, key: str) -> str:
        return f"{key}/{self._name}" if self._name else key


def multi_label_head(
    n_classes: int,
    weight_column: Any = None,
    thresholds: Optional[Iterable[float]] = None,
    label_vocabulary: Optional[Sequence[str]] = None,
    loss_reduction: str = _Reduction.SUM_OVER_BATCH_SIZE,
    loss_fn: Optional[Callable[..., Any]] = None,
    classes_for_class_based_metrics: Optional[Sequence[Union[int, str]]] = None,
    name: Optional[str] = None,
) -> MultiLabelHead:
    """Creates a head for examples that each belong to any number of classes.

    Stands for ``tf.contrib.estimator.multi_label_head`` (TF 1.15). The loss of an example is the
    mean of its sigmoid cross entropies over the classes.

    Args:
      n_classes: how many classes, at least 2.
      weight_column: a feature's name or a numeric column with the weight of each example.
      thresholds: probabilities in (0, 1) at which accuracy, precision and recall are measured.
      label_vocabulary: the class names; labels may then be a sparse tensor of strings.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      loss_fn: replaces the loss; takes ``labels`` (zeros and ones), ``logits`` and, if it names
        them, ``features``; returns unreduced losses of shape ``[D0, ..., DN, 1]``.
      classes_for_class_based_metrics: the ids or names of the classes that get metrics of their
        own.
      name: ends metric and summary keys, and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, n_classes]``.

    Raises:
      ValueError: an argument is invalid.
    """
    if n_classes is None or n_classes < 2:
        raise ValueError(
            f"n_classes must be > 1 for multi-class classification. Given: {n_classes}"
        )
    if label_vocabulary is not None:
        if not isinstance(label_vocabulary, (list, tuple)):
            raise ValueError(
                f"label_vocabulary must be a list or tuple. Given type: {type(label_vocabulary)}"
            )
        if len(label_vocabulary) != n_classes:
            raise ValueError(
                f"Length of label_vocabulary must be n_classes ({n_classes}). "
                f"Given: {len(label_vocabulary)}"
            )
    if loss_fn:
        borrowed.validate_loss_fn_args(loss_fn)
    if loss_reduction not in _Reduction.all() or loss_reduction == _Reduction.NONE:
        raise ValueError(f"Invalid loss_reduction: {loss_reduction}")
    metrics = multi_label_metrics.Settings(
        multi_label_metrics.checked_thresholds(thresholds),
        multi_label_metrics.checked_classes(
            classes_for_class_based_metrics, n_classes, label_vocabulary
        ),
    )
    return MultiLabelHead(
        n_classes, weight_column, label_vocabulary, loss_reduction, loss_fn, metrics, name
    )
