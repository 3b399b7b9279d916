"""Boosted trees, trained in memory while TensorFlow has kernels for them (up to 2.8 or so)."""

from typing import Any, Callable, Iterable, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat import versions
from contrib_compat.versions.kernels import has_kernel

__all__ = [
    "boosted_trees_classifier_train_in_memory",
    "boosted_trees_regressor_train_in_memory",
]


def boosted_trees_classifier_train_in_memory(
    train_input_fn: Callable[[], Any],
    feature_columns: Iterable[Any],
    model_dir: Optional[str] = None,
    n_classes: int = 2,
    weight_column: Any = None,
    label_vocabulary: Optional[Sequence[str]] = None,
    n_trees: int = 100,
    max_depth: int = 6,
    learning_rate: float = 0.1,
    l1_regularization: float = 0.0,
    l2_regularization: float = 0.0,
    tree_complexity: float = 0.0,
    min_node_weight: float = 0.0,
    config: Any = None,
    train_hooks: Optional[Sequence[Any]] = None,
    center_bias: bool = False,
    pruning_mode: str = "none",
    quantile_sketch_epsilon: float = 0.01,
) -> Any:
    """Trains a boosted trees classifier on a data set that fits into memory.

    Stands for ``tf.contrib.estimator.boosted_trees_classifier_train_in_memory`` (TF 1.15).

    Args:
      train_input_fn: returns the whole data set as one batch: tensors, or a data set of one
        element.
      feature_columns: bucketized and indicator columns.
      model_dir: where checkpoints and summaries go.
      n_classes: how many classes; 2 is what there is support for.
      weight_column: a feature's name or a numeric column with the weight of each example.
      label_vocabulary: the class names, if labels are strings.
      n_trees: how many trees to train.
      max_depth: the depth of a tree.
      learning_rate: how much a tree adds.
      l1_regularization: per leaf, on its absolute weight.
      l2_regularization: per leaf, on its squared weight.
      tree_complexity: per leaf.
      min_node_weight: the sum of second derivatives that a node needs to be split.
      config: a ``RunConfig``.
      train_hooks: session hooks for the training.
      center_bias: whether trees start from the mean of the labels.
      pruning_mode: ``"none"``, ``"pre"`` or ``"post"``.
      quantile_sketch_epsilon: the error of quantiles of float columns.

    Returns:
      The trained ``BoostedTreesClassifier``.

    Raises:
      NotImplementedError: the TensorFlow installed has no kernels for boosted trees. Nothing has
        been called or written.
    """
    _require_kernels("boosted_trees_classifier_train_in_memory")
    classifier = tf_estimator.BoostedTreesClassifier(
        feature_columns,
        n_batches_per_layer=1,
        model_dir=model_dir,
        n_classes=n_classes,
        weight_column=weight_column,
        label_vocabulary=label_vocabulary,
        n_trees=n_trees,
        max_depth=max_depth,
        learning_rate=learning_rate,
        l1_regularization=l1_regularization,
        l2_regularization=l2_regularization,
        tree_complexity=tree_complexity,
        min_node_weight=min_node_weight,
        config=config,
        center_bias=center_bias,
        pruning_mode=pruning_mode,
        quantile_sketch_epsilon=quantile_sketch_epsilon,
        train_in_memory=True,
    )
    return classifier.train(_repeated(train_input_fn), hooks=train_hooks)


def boosted_trees_regressor_train_in_memory(
    train_input_fn: Callable[[], Any],
    feature_columns: Iterable[Any],
    model_dir: Optional[str] = None,
    label_dimension: int = 1,
    weight_column: Any = None,
    n_trees: int = 100,
    max_depth: int = 6,
    learning_rate: float = 0.1,
    l1_regularization: float = 0.0,
    l2_regularization: float = 0.0,
    tree_complexity: float = 0.0,
    min_node_weight: float = 0.0,
    config: Any = None,
    train_hooks: Optional[Sequence[Any]] = None,
    center_bias: bool = False,
    pruning_mode: str = "none",
    quantile_sketch_epsilon: float = 0.01,
) -> Any:
    """Trains a boosted trees regressor on a data set that fits into memory.

    Stands for ``tf.contrib.estimator.boosted_trees_regressor_train_in_memory`` (TF 1.15).

    Args:
      train_input_fn: returns the whole data set as one batch: tensors, or a data set of one
        element.
      feature_columns: bucketized and indicator columns.
      model_dir: where checkpoints and summaries go.
      label_dimension: how many numbers a label has; 1 is what there is support for.
      weight_column: a feature's name or a numeric column with the weight of each example.
      n_trees: how many trees to train.
      max_depth: the depth of a tree.
      learning_rate: how much a tree adds.
      l1_regularization: per leaf, on its absolute weight.
      l2_regularization: per leaf, on its squared weight.
      tree_complexity: per leaf.
      min_node_weight: the sum of second derivatives that a node needs to be split.
      config: a ``RunConfig``.
      train_hooks: session hooks for the training.
      center_bias: whether trees start from the mean of the labels.
      pruning_mode: ``"none"``, ``"pre"`` or ``"post"``.
      quantile_sketch_epsilon: the error of quantiles of float columns.

    Returns:
      The trained ``BoostedTreesRegressor``.

    Raises:
      NotImplementedError: the TensorFlow installed has no kernels for boosted trees. Nothing has
        been called or written.
    """
    _require_kernels("boosted_trees_regressor_train_in_memory")
    regressor = tf_estimator.BoostedTreesRegressor(
        feature_columns,
        n_batches_per_layer=1,
        model_dir=model_dir,
        label_dimension=label_dimension,
        weight_column=weight_column,
        n_trees=n_trees,
        max_depth=max_depth,
        learning_rate=learning_rate,
        l1_regularization=l1_regularization,
        l2_regularization=l2_regularization,
        tree_complexity=tree_complexity,
        min_node_weight=min_node_weight,
        config=config,
        center_bias=center_bias,
        pruning_mode=pruning_mode,
        quantile_sketch_epsilon=quantile_sketch_epsilon,
        train_in_memory=True,
    )
    return regressor.train(_repeated(train_input_fn), hooks=train_hooks)


def _require_kernels(name: str) -> None:
    if not has_kernel("BoostedTreesCreateEnsemble"):
        raise NotImplementedError(
            f"{name}: TensorFlow {versions.tf_version()} has no kernels for boosted trees. "
            "Use ydf.GradientBoostedTreesLearner (pip install ydf)."
        )


def _repeated(train_input_fn: Callable[[], Any]) -> Callable[[], Any]:
    """Returns an input function that gives the batch again for each tree."""

    def input_fn() -> Any:
        inputs = train_input_fn()
        return inputs.repeat() if isinstance(inputs, tf.data.Dataset) else inputs

    return input_fn
