"""DNNClassifier and DNNRegressor whose graphs say which tensors feature columns produce."""

from typing import Any, Callable, Iterable, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.canned.annotations import InputLayerNotes

__all__ = ["DNNClassifierWithLayerAnnotations", "DNNRegressorWithLayerAnnotations"]


def DNNClassifierWithLayerAnnotations(
    hidden_units: Sequence[int],
    feature_columns: Iterable[Any],
    model_dir: Optional[str] = None,
    n_classes: int = 2,
    weight_column: Any = None,
    label_vocabulary: Optional[Sequence[str]] = None,
    optimizer: Any = "Adagrad",
    activation_fn: Callable[[Any], Any] = tf.nn.relu,
    dropout: Optional[float] = None,
    input_layer_partitioner: Optional[Callable[..., Any]] = None,
    config: Any = None,
    warm_start_from: Any = None,
    loss_reduction: str = tf.losses.Reduction.SUM,
) -> Any:
    """Makes a ``DNNClassifier`` that notes its input layer in the graph.

    Stands for ``tf.contrib.estimator.DNNClassifierWithLayerAnnotations`` (TF 1.15). Checkpoints
    are those of a ``DNNClassifier`` with the same arguments; the notes are graph collections, see
    ``LayerAnnotationsCollectionNames``, and go into exports.

    Args:
      hidden_units: the size of each hidden layer.
      feature_columns: dense columns.
      model_dir: where checkpoints and summaries go.
      n_classes: how many classes, at least 2.
      weight_column: a feature's name or a numeric column with the weight of each example.
      label_vocabulary: the class names, if labels are strings.
      optimizer: an optimizer, its name, or a function that makes it.
      activation_fn: the activation of hidden layers.
      dropout: the share of activations to drop, or None.
      input_layer_partitioner: the partitioner of the variables of columns.
      config: a ``RunConfig``.
      warm_start_from: a checkpoint or ``WarmStartSettings``.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.

    Returns:
      A ``tf.estimator.Estimator``.
    """
    notes = InputLayerNotes(feature_columns)
    classifier = tf_estimator.DNNClassifier(
        hidden_units,
        notes.watched,
        model_dir=model_dir,
        n_classes=n_classes,
        weight_column=weight_column,
        label_vocabulary=label_vocabulary,
        optimizer=optimizer,
        activation_fn=activation_fn,
        dropout=dropout,
        input_layer_partitioner=input_layer_partitioner,
        config=config,
        warm_start_from=warm_start_from,
        loss_reduction=loss_reduction,
    )
    return _annotated(classifier, notes, model_dir, config, warm_start_from)


def DNNRegressorWithLayerAnnotations(
    hidden_units: Sequence[int],
    feature_columns: Iterable[Any],
    model_dir: Optional[str] = None,
    label_dimension: int = 1,
    weight_column: Any = None,
    optimizer: Any = "Adagrad",
    activation_fn: Callable[[Any], Any] = tf.nn.relu,
    dropout: Optional[float] = None,
    input_layer_partitioner: Optional[Callable[..., Any]] = None,
    config: Any = None,
    warm_start_from: Any = None,
    loss_reduction: str = tf.losses.Reduction.SUM,
) -> Any:
    """Makes a ``DNNRegressor`` that notes its input layer in the graph.

    Stands for ``tf.contrib.estimator.DNNRegressorWithLayerAnnotations`` (TF 1.15).

    Args:
      hidden_units: the size of each hidden layer.
      feature_columns: dense columns.
      model_dir: where checkpoints and summaries go.
      label_dimension: how many numbers an example has.
      weight_column: a feature's name or a numeric column with the weight of each example.
      optimizer: an optimizer, its name, or a function that makes it.
      activation_fn: the activation of hidden layers.
      dropout: the share of activations to drop, or None.
      input_layer_partitioner: the partitioner of the variables of columns.
      config: a ``RunConfig``.
      warm_start_from: a checkpoint or ``WarmStartSettings``.
      loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.

    Returns:
      A ``tf.estimator.Estimator``.
    """
    notes = InputLayerNotes(feature_columns)
    regressor = tf_estimator.DNNRegressor(
        hidden_units,
        notes.watched,
        model_dir=model_dir,
        label_dimension=label_dimension,
        weight_column=weight_column,
        optimizer=optimizer,
        activation_fn=activation_fn,
        dropout=dropout,
        input_layer_partitioner=input_layer_partitioner,
        config=config,
        warm_start_from=warm_start_from,
        loss_reduction=loss_reduction,
    )
    return _annotated(regressor, notes, model_dir, config, warm_start_from)


def _annotated(
    estimator: Any,
    notes: InputLayerNotes,
    model_dir: Optional[str],
    config: Any,
    warm_start_from: Any,
) -> Any:
    def model_fn(features: Any, labels: Any, mode: str, config: Any) -> Any:
        with notes.on_graph(features):
            return estimator.model_fn(features, labels, mode, config)

    return tf_estimator.Estimator(
        model_fn=model_fn, model_dir=model_dir, config=config, warm_start_from=warm_start_from
    )
