"""Estimators that went from contrib to core: core's own, with contrib's order of arguments."""

from typing import Any, Callable, Iterable, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class

__all__ = ["BaselineEstimator", "DNNEstimator", "DNNLinearCombinedEstimator", "LinearEstimator"]


@deprecated_class("estimator.BaselineEstimator")
class BaselineEstimator(tf_estimator.BaselineEstimator):
    """Learns the mean of the labels, with a head of one's own.

    Stands for ``tf.contrib.estimator.BaselineEstimator`` (TF 1.12).
    """

    def __init__(
        self,
        head: Any,
        model_dir: Optional[str] = None,
        optimizer: Any = "Ftrl",
        config: Any = None,
    ) -> None:
        """Makes the estimator.

        Args:
          head: a head of ``tf.contrib.estimator``.
          model_dir: where checkpoints and summaries go.
          optimizer: an optimizer, its name, or a function that makes it.
          config: a ``RunConfig``.
        """
        super().__init__(head, model_dir=model_dir, optimizer=optimizer, config=config)


@deprecated_class("estimator.DNNEstimator")
class DNNEstimator(tf_estimator.DNNEstimator):
    """Trains a deep network with a head of one's own.

    Stands for ``tf.contrib.estimator.DNNEstimator`` (TF 1.12).
    """

    def __init__(
        self,
        head: Any,
        hidden_units: Sequence[int],
        feature_columns: Iterable[Any],
        model_dir: Optional[str] = None,
        optimizer: Any = "Adagrad",
        activation_fn: Callable[[Any], Any] = tf.nn.relu,
        dropout: Optional[float] = None,
        input_layer_partitioner: Optional[Callable[..., Any]] = None,
        config: Any = None,
        warm_start_from: Any = None,
        batch_norm: bool = False,
    ) -> None:
        """Makes the estimator.

        Args:
          head: a head of ``tf.contrib.estimator``.
          hidden_units: the size of each hidden layer.
          feature_columns: dense columns.
          model_dir: where checkpoints and summaries go.
          optimizer: an optimizer, its name, or a function that makes it.
          activation_fn: the activation of hidden layers.
          dropout: the share of activations to drop, or None.
          input_layer_partitioner: the partitioner of the variables of columns.
          config: a ``RunConfig``.
          warm_start_from: a checkpoint or ``WarmStartSettings``.
          batch_norm: whether hidden layers are followed by batch normalization.
        """
        super().__init__(
            head,
            hidden_units,
            feature_columns,
            model_dir=model_dir,
            optimizer=optimizer,
            activation_fn=activation_fn,
            dropout=dropout,
            input_layer_partitioner=input_layer_partitioner,
            config=config,
            warm_start_from=warm_start_from,
            batch_norm=batch_norm,
        )


@deprecated_class("estimator.DNNLinearCombinedEstimator")
class DNNLinearCombinedEstimator(tf_estimator.DNNLinearCombinedEstimator):
    """Trains a linear model and a deep network together, with a head of one's own.

    Stands for ``tf.contrib.estimator.DNNLinearCombinedEstimator`` (TF 1.12).
    """

    def __init__(
        self,
        head: Any,
        model_dir: Optional[str] = None,
        linear_feature_columns: Optional[Iterable[Any]] = None,
        linear_optimizer: Any = "Ftrl",
        dnn_feature_columns: Optional[Iterable[Any]] = None,
        dnn_optimizer: Any = "Adagrad",
        dnn_hidden_units: Optional[Sequence[int]] = None,
        dnn_activation_fn: Callable[[Any], Any] = tf.nn.relu,
        dnn_dropout: Optional[float] = None,
        input_layer_partitioner: Optional[Callable[..., Any]] = None,
        config: Any = None,
        linear_sparse_combiner: str = "sum",
    ) -> None:
        """Makes the estimator.

        Args:
          head: a head of ``tf.contrib.estimator``.
          model_dir: where checkpoints and summaries go.
          linear_feature_columns: the columns of the linear model.
          linear_optimizer: the linear model's optimizer, its name, or a function that makes it.
          dnn_feature_columns: the dense columns of the deep network.
          dnn_optimizer: the deep network's optimizer, likewise.
          dnn_hidden_units: the size of each hidden layer.
          dnn_activation_fn: the activation of hidden layers.
          dnn_dropout: the share of activations to drop, or None.
          input_layer_partitioner: the partitioner of the variables of columns.
          config: a ``RunConfig``.
          linear_sparse_combiner: how the linear model reduces a categorical column with several
            values: ``"sum"``, ``"mean"`` or ``"sqrtn"``.

        Raises:
          ValueError: there are neither linear nor deep columns.
        """
        super().__init__(
            head,
            model_dir=model_dir,
            linear_feature_columns=linear_feature_columns,
            linear_optimizer=linear_optimizer,
            dnn_feature_columns=dnn_feature_columns,
            dnn_optimizer=dnn_optimizer,
            dnn_hidden_units=dnn_hidden_units,
            dnn_activation_fn=dnn_activation_fn,
            dnn_dropout=dnn_dropout,
            input_layer_partitioner=input_layer_partitioner,
            config=config,
            linear_sparse_combiner=linear_sparse_combiner,
        )


@deprecated_class("estimator.LinearEstimator")
class LinearEstimator(tf_estimator.LinearEstimator):
    """Trains a linear model with a head of one's own.

    Stands for ``tf.contrib.estimator.LinearEstimator`` (TF 1.12).
    """

    def __init__(
        self,
        head: Any,
        feature_columns: Iterable[Any],
        model_dir: Optional[str] = None,
        optimizer: Any = "Ftrl",
        config: Any = None,
        partitioner: Optional[Callable[..., Any]] = None,
        sparse_combiner: str = "sum",
    ) -> None:
        """Makes the estimator.

        Args:
          head: a head of ``tf.contrib.estimator``.
          feature_columns: columns, dense or categorical.
          model_dir: where checkpoints and summaries go.
          optimizer: an optimizer, its name, or a function that makes it.
          config: a ``RunConfig``.
          partitioner: the partitioner of the variables of columns.
          sparse_combiner: how a categorical column with several values is reduced: ``"sum"``,
            ``"mean"`` or ``"sqrtn"``.
        """
        super().__init__(
            head,
            feature_columns,
            model_dir=model_dir,
            optimizer=optimizer,
            config=config,
            partitioner=partitioner,
            sparse_combiner=sparse_combiner,
        )
