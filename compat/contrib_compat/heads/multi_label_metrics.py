"""What evaluation measures for a multi-label head, and checks of what is asked for."""

from typing import Any, Dict, Iterable, NamedTuple, Optional, Sequence, Tuple, Union

import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names as borrowed

__all__ = ["Settings", "checked_classes", "checked_thresholds"]


Metric = Tuple[Any, Any]
"""A metric's value tensor and its update op."""


class Settings(NamedTuple):
    """Which metrics there are beyond those over all classes.

    Attributes:
      thresholds: probabilities at which accuracy, precision and recall are measured.
      classes: what each class with metrics of its own is called in their keys, by its id.
    """

    thresholds: Tuple[float, ...]
    classes: Dict[int, str]

    def build(
        self,
        labels: Any,
        probabilities: Any,
        weights: Any,
        unreduced_loss: Any,
        regularization_loss: Optional[Any],
    ) -> Dict[str, Metric]:
        """Adds the metrics to the graph.

        Args:
          labels: zeros and ones, of shape ``[D0, ..., DN, n_classes]``.
          probabilities: of the same shape.
          weights: a number, or a tensor of shape ``[D0, ..., DN, 1]``.
          unreduced_loss: of shape ``[D0, ..., DN, 1]``.
          regularization_loss: a scalar, or None.

        Returns:
          The metrics by key, without a head's name.
        """
        with tf.name_scope(None, "metrics"):
            metrics = {
                "average_loss": tf.metrics.mean(unreduced_loss, weights, name="average_loss")
            }
            metrics.update(_areas("", labels, probabilities, weights))
            if regularization_loss is not None:
                metrics["regularization_loss"] = tf.metrics.mean(
                    regularization_loss, name="regularization_loss"
                )
            for threshold in self.thresholds:
                metrics.update(_at_threshold(threshold, labels, probabilities, weights))
            for class_id, called in self.classes.items():
                of_class = slice(class_id, class_id + 1)
                label, probability = labels[..., of_class], probabilities[..., of_class]
                suffix = "/" + called
                key = "probability_mean" + suffix
                metrics[key] = borrowed.predictions_mean(probability, weights, name=key)
                metrics.update(_areas(suffix, label, probability, weights))
        return metrics


def _areas(suffix: str, labels: Any, probabilities: Any, weights: Any) -> Dict[str, Metric]:
    return {
        key + suffix: borrowed.auc(labels, probabilities, weights, curve=curve, name=key + suffix)
        for key, curve in (("auc", "ROC"), ("auc_precision_recall", "PR"))
    }


def _at_threshold(
    threshold: float, labels: Any, probabilities: Any, weights: Any
) -> Dict[str, Metric]:
    metrics = {
        "accuracy": borrowed.accuracy_at_threshold,
        "precision": borrowed.precision_at_threshold,
        "recall": borrowed.recall_at_threshold,
    }
    keys = {what: f"{what}/positive_threshold_{threshold:g}" for what in metrics}
    return {
        keys[what]: metric(
            labels=labels,
            predictions=probabilities,
            weights=weights,
            threshold=threshold,
            name=keys[what],
        )
        for what, metric in metrics.items()
    }


def checked_thresholds(thresholds: Optional[Iterable[float]]) -> Tuple[float, ...]:
    """Returns thresholds as a tuple; raises ValueError if one is not inside (0, 1)."""
    checked = tuple(thresholds or ())
    for threshold in checked:
        if not 0.0 < threshold < 1.0:
            raise ValueError(f"thresholds must be in (0, 1) range. Given: {threshold}")
    return checked


def checked_classes(
    classes: Optional[Sequence[Union[int, str]]],
    n_classes: int,
    vocabulary: Optional[Sequence[str]],
) -> Dict[int, str]:
    """Returns what each class with metrics of its own is called in their keys, by its id."""
    labels: Dict[int, str] = {}
    for given in classes or ():
        if isinstance(given, str):
            if not vocabulary:
                raise ValueError(
                    "label_vocabulary must be provided when classes_for_class_based_metrics are "
                    f"strings. Given: {given!r}"
                )
            if given not in vocabulary:
                raise ValueError(
                    f"classes_for_class_based_metrics: got {given!r}, wanted names in "
                    "label_vocabulary"
                )
            class_id = vocabulary.index(given)
        else:
            class_id = given
        if not 0 <= class_id < n_classes:
            raise ValueError(
                "All classes_for_class_based_metrics must be in range "
                f"[0, {n_classes - 1}]. Given: {class_id}"
            )
        labels[class_id] = vocabulary[class_id] if vocabulary else f"class{class_id}"
    return labels
