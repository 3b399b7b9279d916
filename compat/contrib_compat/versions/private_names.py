"""Every private name that is borrowed from TensorFlow and its estimator package.

The heads of TF 1 and a few more things have no public name on any TensorFlow, or none that all of
them share. They are borrowed by a name of our own, ``private_names.Head``, so that what a
TensorFlow moves or drops is mended in this file, and a test asks for all of it on each TensorFlow.
What the files of `breaks` put back is not listed: each of them is about the private name that it
imports, and goes with it.
"""

from __future__ import annotations

import importlib
from typing import Any, List

from contrib_compat.versions import shown_names
from contrib_compat.versions.estimator_package import ESTIMATOR, activate

_HEAD = ESTIMATOR + ".canned.head"

BORROWED = {
    # heads: the interface of heads of TF 1, which TF 2 made private.
    "Head": _HEAD + ":_Head",
    "LossSpec": _HEAD + ":LossSpec",
    "binary_logistic_head": _HEAD + ":_binary_logistic_head_with_sigmoid_cross_entropy_loss",
    "multi_class_head": _HEAD + ":_multi_class_head_with_softmax_cross_entropy_loss",
    "regression_head": _HEAD + ":_regression_head",
    # heads: what they are made of, with the names of ops and metrics that exports show.
    "accuracy_at_threshold": _HEAD + ":_accuracy_at_threshold",
    "append_update_ops": _HEAD + ":_append_update_ops",
    "assert_range": _HEAD + ":_assert_range",
    "auc": _HEAD + ":_auc",
    "call_loss_fn": _HEAD + ":_call_loss_fn",
    "check_logits_final_dim": _HEAD + ":_check_logits_final_dim",
    "classification_output": _HEAD + ":_classification_output",
    "dense_labels_matching_logits": _HEAD + ":_check_dense_labels_match_logits_and_reshape",
    "precision_at_threshold": _HEAD + ":_precision_at_threshold",
    "predictions_mean": _HEAD + ":_predictions_mean",
    "recall_at_threshold": _HEAD + ":_recall_at_threshold",
    "validate_loss_fn_args": _HEAD + ":_validate_loss_fn_args",
    "weights_matching_logits": _HEAD + ":_get_weights_and_check_match_logits",
    # canned
    "SequentialHead": ESTIMATOR + ".head.sequential_head:_SequentialHead",
    "binary_or_multi_class_head": _HEAD + ":_binary_logistic_or_multi_class_head",
    "get_optimizer_instance": ESTIMATOR + ".canned.optimizers:get_optimizer_instance",
    # saved_model: the estimator that takes no `v1` branches, on each TensorFlow.
    "EstimatorV2": ESTIMATOR + ".estimator:EstimatorV2",
    "parse_input_fn_result": ESTIMATOR + ".util:parse_input_fn_result",
    # hooks: what a Saver saves, where that is more than a variable.
    "SaveSpec": "tensorflow.python.training.saving.saveable_object:SaveSpec",
    "SaveableObject": "tensorflow.python.training.saving.saveable_object:SaveableObject",
    # framework: what takes the labels first, and contrib's function the predictions.
    "with_labels_first": "tensorflow.python.ops.confusion_matrix:remove_squeezable_dimensions",
    # metrics: what the metrics of core are made of.
    "aggregate_variable": "tensorflow.python.ops.metrics_impl:_aggregate_variable",
    "broadcast_weights": "tensorflow.python.ops.weights_broadcast_ops:broadcast_weights",
    "confusion_matrix_at_thresholds": (
        "tensorflow.python.ops.metrics_impl:_confusion_matrix_at_thresholds"
    ),
    "metric_variable": "tensorflow.python.ops.metrics_impl:metric_variable",
    "remove_squeezable_dimensions": (
        "tensorflow.python.ops.metrics_impl:_remove_squeezable_dimensions"
    ),
    # keras: what writes ops into signatures, as Keras did for the graphs of its modes.
    "SavedModelBuilder": "tensorflow.python.saved_model.builder_impl:_SavedModelBuilder",
    # versions: columns, exports and kernels, see the files of those names.
    "FeatureTransformationCache": (
        "tensorflow.python.feature_column.feature_column_v2:FeatureTransformationCache"
    ),
    "LazyBuilder": "tensorflow.python.feature_column.feature_column:_LazyBuilder",
    "SavedModelLoader": "tensorflow.python.saved_model.loader_impl:SavedModelLoader",
    "get_asset_tensors": "tensorflow.python.saved_model.loader_impl:get_asset_tensors",
    "get_registered_kernels_for_op": (
        "tensorflow.python.framework.kernels:get_registered_kernels_for_op"
    ),
    # routes: what contrib showed of TensorFlow's own.
    **shown_names.PLACES,
}
"""Where a name is found, ``module:name``, by what it is called here."""

EXPORT_ALL_SAVED_MODELS = "_export_all_saved_models"
WARM_START_SETTINGS = "_warm_start_settings"
ATTRIBUTES = (EXPORT_ALL_SAVED_MODELS, WARM_START_SETTINGS)
"""Private attributes of every ``tf.estimator.Estimator``."""


def __getattr__(name: str) -> Any:
    """Resolves a borrowed name on its first use; the estimator package is activated for it."""
    place = BORROWED.get(name)
    if place is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = place.partition(":")
    if module.startswith(ESTIMATOR):
        activate()
    return globals().setdefault(name, getattr(importlib.import_module(module), attribute))


def __dir__() -> List[str]:
    return sorted({*globals(), *BORROWED})
