"""Routes of ``tf.contrib.estimator``: heads, extenders, hooks and estimators.

``since`` and ``until`` are the releases in which ``dir(tf.contrib.estimator)`` showed the name.
"""

from typing import Optional, Tuple

from contrib_compat.routes.route import Route

_KERAS = "or train a tf.keras model"


def _route(
    module: str,
    name: str,
    instead: str,
    successor: Optional[str] = None,
    since: str = "1.4",
    until: str = "1.15",
    target: Optional[str] = None,
) -> Route:
    """Makes a route; one without a target leads to its successor, on every TensorFlow."""
    if target is None:
        assert successor is not None
        target = "estimator:" + successor[len("tf.estimator.") :]
        if target.startswith("estimator:experimental."):
            target = target.replace(":experimental.", ".experimental:")
    return Route(
        name=name,
        modules=("estimator", "estimator.python.estimator." + module),
        target="contrib_compat." + target,
        successor=successor,
        instead=instead,
        since=since,
        until=until,
    )


def _head(name: str, target: str, successor: str, since: str = "1.4") -> Route:
    return _route(
        "multi_head" if name == "multi_head" else "head",
        name,
        f"use {successor}, whose create_estimator_spec also wants trainable_variables",
        successor,
        since,
        target=f"heads.{target}:{name}",
    )


def _hook(module: str, name: str, since: str, until: str, target: Optional[str] = None) -> Route:
    successor = "tf.estimator.experimental." + name
    return _route(module, name, f"use {successor}", successor, since, until, target)


def _stop_hook(name: str) -> Route:
    return _hook("early_stopping", name, "1.10", "1.13", "hooks.early_stopping:" + name)


def _part_of_stop_hook(name: str) -> Route:
    """Makes the route of a private name that other packages import (finetune 0.6)."""
    return Route(
        name=name,
        modules=("estimator.python.estimator.early_stopping",),
        instead="use tf.estimator.experimental.make_early_stopping_hook",
        target="contrib_compat.hooks.stop_signal:" + name,
        successor="tf.estimator.experimental.make_early_stopping_hook",
        since="1.10",
        until="1.13",
        warns=False,
    )


def _estimator(module: str, name: str, since: str) -> Route:
    successor = "tf.estimator." + name
    instead = f"use {successor}, {_KERAS}"
    return _route(module, name, instead, successor, since, "1.12", "canned.core:" + name)


def _logit_fn(name: str) -> Route:
    successor = "tf.estimator.experimental." + name
    return _route("logit_fns", name, f"use {successor}", successor)


_HEADS = (
    _head("binary_classification_head", "single", "tf.estimator.BinaryClassHead"),
    _head("logistic_regression_head", "single", "tf.estimator.LogisticRegressionHead", "1.9"),
    _head("multi_class_head", "single", "tf.estimator.MultiClassHead"),
    _head("multi_head", "multi", "tf.estimator.MultiHead"),
    _head("multi_label_head", "multi_label", "tf.estimator.MultiLabelHead"),
    _head("poisson_regression_head", "single", "tf.estimator.PoissonRegressionHead", "1.7"),
    _head("regression_head", "single", "tf.estimator.RegressionHead"),
    _logit_fn("call_logit_fn"),
    _logit_fn("dnn_logit_fn_builder"),
    _logit_fn("linear_logit_fn_builder"),
)

_EXTENDERS = (
    _route(
        "extenders",
        "add_metrics",
        "use tf.estimator.add_metrics",
        "tf.estimator.add_metrics",
    ),
    _route(
        "extenders",
        "clip_gradients_by_norm",
        "pass global_clipnorm to a tf.keras optimizer, or call tf.clip_by_global_norm on the "
        "gradients",
        target="extenders.clipping:clip_gradients_by_norm",
    ),
    _route(
        "extenders",
        "forward_features",
        "add the features to predictions and export_outputs in the model_fn",
        target="extenders.forwarding:forward_features",
    ),
)

_HOOKS = (
    _stop_hook("make_early_stopping_hook"),
    _stop_hook("stop_if_higher_hook"),
    _stop_hook("stop_if_lower_hook"),
    _stop_hook("stop_if_no_decrease_hook"),
    _stop_hook("stop_if_no_increase_hook"),
    _route(
        "early_stopping",
        "read_eval_metrics",
        "read the event files with tf.compat.v1.train.summary_iterator",
        "tf.compat.v1.train.summary_iterator",
        "1.10",
        "1.13",
        "hooks.early_stopping:read_eval_metrics",
    ),
    _part_of_stop_hook("_StopOnPredicateHook"),
    _part_of_stop_hook("_get_or_create_stop_var"),
    _hook("hooks", "InMemoryEvaluatorHook", "1.9", "1.12", "hooks.in_memory:InMemoryEvaluatorHook"),
    _hook("hooks", "make_stop_at_checkpoint_step_hook", "1.11", "1.12"),
)

_ESTIMATORS = (
    _estimator("baseline", "BaselineEstimator", "1.9"),
    _estimator("dnn", "DNNEstimator", "1.4"),
    _estimator("dnn_linear_combined", "DNNLinearCombinedEstimator", "1.5"),
    _estimator("linear", "LinearEstimator", "1.5"),
)

_RNN = (
    _route(
        "rnn",
        "RNNClassifier",
        "use tf.estimator.experimental.RNNClassifier, whose num_units is called units, " + _KERAS,
        "tf.estimator.experimental.RNNClassifier",
        "1.8",
        target="canned.rnn:RNNClassifier",
    ),
    _route(
        "rnn",
        "RNNEstimator",
        "use tf.estimator.experimental.RNNEstimator, whose num_units is called units, " + _KERAS,
        "tf.estimator.experimental.RNNEstimator",
        "1.9",
        target="canned.rnn:RNNEstimator",
    ),
    Route(
        name="USE_DEFAULT",
        modules=("estimator.python.estimator.rnn",),
        target="contrib_compat.canned.rnn:USE_DEFAULT",
        instead="leave the argument out",
        since="1.8",
        warns=False,
    ),
)

_MIRRORED = (
    "pass train_distribute=tf.distribute.MirroredStrategy() to tf.estimator.RunConfig and leave "
    "the model_fn as it is"
)

_REPLICATION = (
    _route(
        "replicate_model_fn",
        "replicate_model_fn",
        _MIRRORED,
        "tf.distribute.MirroredStrategy",
        "1.5",
        target="replication.replicate:replicate_model_fn",
    ),
    _route(
        "replicate_model_fn",
        "TowerOptimizer",
        _MIRRORED,
        "tf.distribute.MirroredStrategy",
        "1.6",
        target="replication.towers:TowerOptimizer",
    ),
)


def _boosted_trees(name: str) -> Route:
    successor = "tensorflow_decision_forests.keras.GradientBoostedTreesModel"
    return _route(
        "boosted_trees",
        name,
        f"use TensorFlow Decision Forests, {successor}",
        successor,
        "1.8",
        target="canned.boosted_trees:" + name,
    )


def _annotated(name: str, plain: str) -> Route:
    return _route(
        "dnn_with_layer_annotations",
        name,
        f"use tf.estimator.{plain} and compute attributions outside the graph",
        "tf.estimator." + plain,
        "1.12",
        target="canned.annotated_dnn:" + name,
    )


_LAST = (
    _boosted_trees("boosted_trees_classifier_train_in_memory"),
    _boosted_trees("boosted_trees_regressor_train_in_memory"),
    _annotated("DNNClassifierWithLayerAnnotations", "DNNClassifier"),
    _annotated("DNNRegressorWithLayerAnnotations", "DNNRegressor"),
    Route(
        name="LayerAnnotationsCollectionNames",
        modules=("estimator.python.estimator.dnn_with_layer_annotations",),
        target="contrib_compat.canned.annotations:LayerAnnotationsCollectionNames",
        instead="write the collections' names",
        since="1.12",
        warns=False,
    ),
)

ROUTES: Tuple[Route, ...] = _HEADS + _EXTENDERS + _HOOKS + _ESTIMATORS + _RNN + _REPLICATION + _LAST
