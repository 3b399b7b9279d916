"""Heads for one objective; tensorflow-estimator still has them, without a public name.

They are the heads the v1 canned estimators are made of, so metric keys, loss values and export
signatures are those of TensorFlow 1.15. What contrib added is the default reduction (the mean over
the batch, where the private functions sum) and two more ways to build a regression head.
"""

from typing import Any, Callable, Iterable, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names as borrowed

__all__ = [
    "binary_classification_head",
    "logistic_regression_head",
    "multi_class_head",
    "poisson_regression_head",
    "regression_head",
]

Head = Any
"""A head: ``name``, ``logits_dimension``, ``create_loss`` and ``create_estimator_spec``."""

_MEAN = tf.losses.Reduction.SUM_OVER_BATCH_SIZE


def multi_class_head(
    n_classes: int,
    weight_column: Any = None,
    label_vocabulary: Optional[Sequence[str]] = None,
    loss_reduction: str = _MEAN,
    loss_fn: Optional[Callable[..., Any]] = None,
    name: Optional[str] = None,
) -> Head:
    """Creates a head that picks one of three or more classes by softmax cross entropy.

    Stands for ``tf.contrib.estimator.multi_class_head`` (TF 1.15).

    Args:
      n_classes: how many classes, more than 2.
      weight_column: a feature's name or a numeric column with the weight of each example.
      label_vocabulary: the class names, if labels are strings; else labels are integers in
        ``[0, n_classes)`` of shape ``[D0, ..., DN, 1]``.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      loss_fn: replaces the loss; takes ``labels``, ``logits`` and, if it names them, ``features``;
        returns unreduced losses of shape ``[D0, ..., DN, 1]``.
      name: ends metric and summary keys (``"accuracy/<name>"``) and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, n_classes]``.

    Raises:
      ValueError: ``n_classes``, ``label_vocabulary``, ``loss_reduction`` or ``loss_fn`` is invalid.
    """
    return borrowed.multi_class_head(
        n_classes=n_classes,
        weight_column=weight_column,
        label_vocabulary=label_vocabulary,
        loss_reduction=loss_reduction,
        loss_fn=loss_fn,
        name=name,
    )


def binary_classification_head(
    weight_column: Any = None,
    thresholds: Optional[Iterable[float]] = None,
    label_vocabulary: Optional[Sequence[str]] = None,
    loss_reduction: str = _MEAN,
    loss_fn: Optional[Callable[..., Any]] = None,
    name: Optional[str] = None,
) -> Head:
    """Creates a head that tells two classes apart by sigmoid cross entropy.

    Stands for ``tf.contrib.estimator.binary_classification_head`` (TF 1.15).

    Args:
      weight_column: a feature's name or a numeric column with the weight of each example.
      thresholds: probabilities in (0, 1) at which accuracy, precision and recall are measured.
      label_vocabulary: the two class names, if labels are strings; else labels are floats in
        ``[0, 1]`` of shape ``[D0, ..., DN, 1]``.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      loss_fn: replaces the loss, see :func:`multi_class_head`.
      name: ends metric and summary keys, and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, 1]``.

    Raises:
      ValueError: a threshold is not inside (0, 1), or ``label_vocabulary``, ``loss_reduction`` or
        ``loss_fn`` is invalid.
    """
    return borrowed.binary_logistic_head(
        weight_column=weight_column,
        thresholds=thresholds,
        label_vocabulary=label_vocabulary,
        loss_reduction=loss_reduction,
        loss_fn=loss_fn,
        name=name,
    )


def regression_head(
    weight_column: Any = None,
    label_dimension: int = 1,
    loss_reduction: str = _MEAN,
    loss_fn: Optional[Callable[..., Any]] = None,
    inverse_link_fn: Optional[Callable[[Any], Any]] = None,
    name: Optional[str] = None,
) -> Head:
    """Creates a head that predicts real numbers by squared error.

    Stands for ``tf.contrib.estimator.regression_head`` (TF 1.15).

    Args:
      weight_column: a feature's name or a numeric column with the weight of each example, or of
        each label.
      label_dimension: how many numbers an example has.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      loss_fn: replaces the loss; returns unreduced losses of the logits' shape.
      inverse_link_fn: turns logits into predictions; identity if None.
      name: ends metric and summary keys, and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, label_dimension]``.

    Raises:
      ValueError: ``label_dimension``, ``loss_reduction`` or ``loss_fn`` is invalid.
    """
    return borrowed.regression_head(
        weight_column=weight_column,
        label_dimension=label_dimension,
        loss_reduction=loss_reduction,
        loss_fn=loss_fn,
        inverse_link_fn=inverse_link_fn,
        name=name,
    )


def poisson_regression_head(
    weight_column: Any = None,
    label_dimension: int = 1,
    loss_reduction: str = _MEAN,
    compute_full_loss: bool = True,
    name: Optional[str] = None,
) -> Head:
    """Creates a head that predicts counts; logits are the logarithm of the rate.

    Stands for ``tf.contrib.estimator.poisson_regression_head`` (TF 1.15).

    Args:
      weight_column: a feature's name or a numeric column with the weight of each example.
      label_dimension: how many counts an example has.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      compute_full_loss: whether the loss holds the constant term, Stirling's ``log(z!)``.
      name: ends metric and summary keys, and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, label_dimension]``.

    Raises:
      ValueError: ``label_dimension`` or ``loss_reduction`` is invalid.
    """

    def poisson_loss(labels: Any, logits: Any) -> Any:
        return tf.nn.log_poisson_loss(
            targets=labels, log_input=logits, compute_full_loss=compute_full_loss
        )

    return regression_head(
        weight_column, label_dimension, loss_reduction, poisson_loss, tf.exp, name
    )


def logistic_regression_head(
    weight_column: Any = None, loss_reduction: str = _MEAN, name: Optional[str] = None
) -> Head:
    """Creates a head that predicts a probability, as a regression: no classes, no AUC.

    Stands for ``tf.contrib.estimator.logistic_regression_head`` (TF 1.15).

    Args:
      weight_column: a feature's name or a numeric column with the weight of each example.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
      name: ends metric and summary keys, and names the scope.

    Returns:
      A head for logits of shape ``[D0, ..., DN, 1]`` and labels in ``[0, 1]``.

    Raises:
      ValueError: ``loss_reduction`` is invalid.
    """

    def logistic_loss(labels: Any, logits: Any) -> Any:
        labels = borrowed.assert_range(
            labels, n_classes=2, message="Labels must be in range [0, 1]"
        )
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)

    return regression_head(weight_column, 1, loss_reduction, logistic_loss, tf.sigmoid, name)
