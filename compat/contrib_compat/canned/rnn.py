"""RNNClassifier and RNNEstimator; the ones of TensorFlow 2 have another signature and are broken.

They stand on the v1 graph functions, which are whole on every TensorFlow, so that checkpoints of
TensorFlow 1.15 go on.
"""

from typing import Any, Callable, Dict, Iterable, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.canned import rnn_network
from contrib_compat.deprecation import deprecated_class
from contrib_compat.extenders.clipping import ClippedOptimizer
from contrib_compat.versions import private_names as borrowed

__all__ = ["USE_DEFAULT", "RNNClassifier", "RNNEstimator"]

USE_DEFAULT = object()
"""Says that ``cell_type`` was not given."""

_DEFAULT_LEARNING_RATE = 0.05
_DEFAULT_CLIP_NORM = 5.0
_MIN_SLICE_SIZE = 64 << 20


@deprecated_class("estimator.RNNClassifier")
class RNNClassifier(tf_estimator.Estimator):
    """Classifies sequences with a recurrent network.

    Stands for ``tf.contrib.estimator.RNNClassifier`` (TF 1.15).
    """

    def __init__(
        self,
        sequence_feature_columns: Iterable[Any],
        context_feature_columns: Optional[Iterable[Any]] = None,
        num_units: Optional[Iterable[int]] = None,
        cell_type: Any = USE_DEFAULT,
        rnn_cell_fn: Optional[rnn_network.CellFn] = None,
        model_dir: Optional[str] = None,
        n_classes: int = 2,
        weight_column: Any = None,
        label_vocabulary: Optional[Iterable[str]] = None,
        optimizer: Any = "Adagrad",
        loss_reduction: str = tf.losses.Reduction.SUM_OVER_BATCH_SIZE,
        input_layer_partitioner: Optional[Callable[..., Any]] = None,
        config: Any = None,
    ) -> None:
        """Makes the estimator.

        Args:
          sequence_feature_columns: dense columns over sequences, such as
            ``sequence_numeric_column`` or an embedding of ``sequence_categorical_column_*``; those
            of ``tf.contrib.feature_column`` and of ``tf.feature_column`` both do.
          context_feature_columns: dense columns whose value goes to every step.
          num_units: the size of each recurrent layer.
          cell_type: ``"basic_rnn"`` (the default), ``"lstm"``, ``"gru"`` or a subclass of
            ``tf.nn.rnn_cell.RNNCell``.
          rnn_cell_fn: takes the mode and returns a cell, instead of the two arguments before.
          model_dir: where checkpoints and summaries go.
          n_classes: how many classes, at least 2.
          weight_column: a feature's name or a numeric column with the weight of each example.
          label_vocabulary: the class names, if labels are strings.
          optimizer: an optimizer; or a name or a function that makes one, whose gradients are then
            clipped to a norm of 5. A name gets a learning rate of 0.05.
          loss_reduction: one of ``tf.losses.Reduction`` but ``NONE``.
          input_layer_partitioner: the partitioner of the variables of columns.
          config: a ``RunConfig``.

        Raises:
          ValueError: not exactly one of ``num_units`` and ``rnn_cell_fn`` is given.
        """
        head = borrowed.binary_or_multi_class_head(
            n_classes, weight_column, label_vocabulary, loss_reduction
        )
        model_fn = _model_fn(
            head,
            _cell_fn(num_units, cell_type, rnn_cell_fn),
            _Columns(sequence_feature_columns, context_feature_columns),
            optimizer,
            input_layer_partitioner,
            return_sequences=False,
        )
        super().__init__(model_fn=model_fn, model_dir=model_dir, config=config)


@deprecated_class("estimator.RNNEstimator")
class RNNEstimator(tf_estimator.Estimator):
    """Trains a recurrent network with a head of one's own.

    Stands for ``tf.contrib.estimator.RNNEstimator`` (TF 1.15).
    """

    def __init__(
        self,
        head: Any,
        sequence_feature_columns: Iterable[Any],
        context_feature_columns: Optional[Iterable[Any]] = None,
        num_units: Optional[Iterable[int]] = None,
        cell_type: Any = USE_DEFAULT,
        rnn_cell_fn: Optional[rnn_network.CellFn] = None,
        return_sequences: bool = False,
        model_dir: Optional[str] = None,
        optimizer: Any = "Adagrad",
        input_layer_partitioner: Optional[Callable[..., Any]] = None,
        config: Any = None,
    ) -> None:
        """Makes the estimator.

        Args:
          head: a head of ``tf.contrib.estimator`` or of ``tf.estimator``.
          sequence_feature_columns: see :class:`RNNClassifier`, as for the arguments that are not
            here.
          context_feature_columns: dense columns whose value goes to every step.
          num_units: the size of each recurrent layer.
          cell_type: the kind of cell.
          rnn_cell_fn: takes the mode and returns a cell, instead of the two arguments before.
          return_sequences: whether there are logits for each step; the head is then a sequential
            one.
          model_dir: where checkpoints and summaries go.
          optimizer: an optimizer, its name, or a function that makes it.
          input_layer_partitioner: the partitioner of the variables of columns.
          config: a ``RunConfig``.

        Raises:
          ValueError: not exactly one of ``num_units`` and ``rnn_cell_fn`` is given, or
            ``return_sequences`` comes with a head that is not sequential.
        """
        if return_sequences and not isinstance(head, borrowed.SequentialHead):
            raise ValueError(
                "Provided head must be a `_SequentialHead` object when `return_sequences` is set "
                "to True."
            )
        model_fn = _model_fn(
            head,
            _cell_fn(num_units, cell_type, rnn_cell_fn),
            _Columns(sequence_feature_columns, context_feature_columns),
            optimizer,
            input_layer_partitioner,
            return_sequences,
        )
        super().__init__(model_fn=model_fn, model_dir=model_dir, config=config)


class _Columns:
    def __init__(self, sequence: Iterable[Any], context: Optional[Iterable[Any]]) -> None:
        self.sequence: Tuple[Any, ...] = tuple(sequence or ())
        self.context: Tuple[Any, ...] = tuple(context or ())


def _cell_fn(
    num_units: Optional[Iterable[int]],
    cell_type: Any,
    rnn_cell_fn: Optional[rnn_network.CellFn],
) -> rnn_network.CellFn:
    if rnn_cell_fn:
        if num_units or cell_type is not USE_DEFAULT:
            raise ValueError("num_units and cell_type must not be specified when using rnn_cell_fn")
        return rnn_cell_fn
    if not num_units:
        raise ValueError(
            f"num_units: got {num_units!r}, wanted the sizes of the layers, or rnn_cell_fn"
        )
    return rnn_network.make_cell_fn(
        tuple(num_units), "basic_rnn" if cell_type is USE_DEFAULT else cell_type
    )


def _model_fn(
    head: Any,
    cell_fn: rnn_network.CellFn,
    columns: _Columns,
    optimizer: Any,
    input_layer_partitioner: Optional[Callable[..., Any]],
    return_sequences: bool,
) -> Callable[..., Any]:
    def model_fn(features: Dict[str, Any], labels: Any, mode: str, config: Any) -> Any:
        if not isinstance(features, dict):
            raise ValueError(
                f"features should be a dictionary of `Tensor`s. Given type: {type(features)}"
            )
        trainer = _optimizer(optimizer)
        shards = config.num_ps_replicas if config else 0
        with tf.variable_scope("rnn", partitioner=tf.min_max_variable_partitioner(shards)):
            logits, lengths = rnn_network.logits_and_lengths(
                features,
                mode,
                head.logits_dimension,
                cell_fn,
                columns.sequence,
                columns.context,
                input_layer_partitioner
                or tf.min_max_variable_partitioner(shards, min_slice_size=_MIN_SLICE_SIZE),
                return_sequences,
            )
            if return_sequences and head.input_sequence_mask_key not in features:
                mask = {head.input_sequence_mask_key: tf.sequence_mask(lengths)}
                features = dict(features, **mask)
            return head.create_estimator_spec(
                features=features,
                mode=mode,
                labels=labels,
                train_op_fn=lambda loss: trainer.minimize(
                    loss, global_step=tf.train.get_global_step()
                ),
                logits=logits,
            )

    return model_fn


def _optimizer(optimizer: Any) -> Any:
    if isinstance(optimizer, tf.train.Optimizer):
        return optimizer
    made = borrowed.get_optimizer_instance(optimizer, learning_rate=_DEFAULT_LEARNING_RATE)
    return ClippedOptimizer(made, _DEFAULT_CLIP_NORM)
