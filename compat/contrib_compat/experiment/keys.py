"""Names that ``tf.contrib.learn`` gave to modes and metrics."""

from __future__ import annotations

from typing import Any

from contrib_compat.deprecation import deprecated_class

__all__ = ["MetricKey", "ModeKeys"]


@deprecated_class("learn.ModeKeys")
class ModeKeys:
    """The modes a contrib ``model_fn`` is called in.

    Stands for ``tf.contrib.learn.ModeKeys`` (TF 1.15). Not a rename of
    ``tf.estimator.ModeKeys``: that one says PREDICT where this one says INFER.
    """

    TRAIN = "train"
    EVAL = "eval"
    INFER = "infer"

    @classmethod
    def validate(cls, key: Any) -> None:
        """Checks that `key` is a mode.

        Raises:
          ValueError: it is none.
        """
        if key not in (cls.TRAIN, cls.EVAL, cls.INFER):
            raise ValueError(f"Invalid mode {key}.")


@deprecated_class("learn.python.MetricKey")
class MetricKey:
    """Names of the metrics that contrib's canned estimators compute.

    Stands for ``tf.contrib.learn.python.learn.estimators.metric_key.MetricKey`` (TF 1.15). Names
    with a ``%`` are filled in with a class number or a threshold.
    """

    LOSS = "loss"
    AUC = "auc"
    AUC_PR = "auc_precision_recall"
    CLASS_AUC = "auc/class%d"
    CLASS_AUC_PR = "auc_precision_recall/class%d"
    PREDICTION_MEAN = "labels/prediction_mean"
    CLASS_PREDICTION_MEAN = "labels/prediction_mean/class%d"
    CLASS_LOGITS_MEAN = "labels/logits_mean/class%d"
    CLASS_PROBABILITY_MEAN = "labels/probability_mean/class%d"
    LABEL_MEAN = "labels/actual_label_mean"
    CLASS_LABEL_MEAN = "labels/actual_label_mean/class%d"
    ACCURACY = "accuracy"
    ACCURACY_BASELINE = "accuracy/baseline_label_mean"
    ACCURACY_MEAN = "accuracy/threshold_%f_mean"
    PRECISION_MEAN = "precision/positive_threshold_%f_mean"
    RECALL_MEAN = "recall/positive_threshold_%f_mean"
