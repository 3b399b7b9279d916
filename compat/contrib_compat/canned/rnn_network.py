"""The recurrent network of the RNN estimators, with the variable names of TensorFlow 1.15."""

import contextlib
import warnings
from typing import Any, Callable, Dict, Iterable, Iterator, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import versions
from contrib_compat.versions.sequence_columns import SequenceInputs, num_elements

__all__ = ["CELL_TYPES", "concatenate_context_input", "logits_and_lengths", "make_cell_fn"]

CELL_TYPES = {"basic_rnn": "BasicRNNCell", "gru": "GRUCell", "lstm": "BasicLSTMCell"}
"""The names of the cells in ``tf.nn.rnn_cell``, by what ``cell_type`` calls them."""

CellFn = Callable[[str], Any]


def make_cell_fn(num_units: Iterable[int], cell_type: Any) -> CellFn:
    """Returns a function from a mode to a cell, stacked if there are several layers.

    Args:
      num_units: the size of each layer.
      cell_type: a key of :data:`CELL_TYPES` or a subclass of ``tf.nn.rnn_cell.RNNCell``.

    Raises:
      ValueError: from the function, if ``cell_type`` is neither.
    """

    def cell_fn(mode: str) -> Any:
        del mode
        versions.activate()
        cell_class = cell_type
        if cell_type in CELL_TYPES:
            cell_class = getattr(tf.nn.rnn_cell, CELL_TYPES[cell_type])
        if not isinstance(cell_class, type) or not issubclass(cell_class, tf.nn.rnn_cell.RNNCell):
            raise ValueError(f"Supported cell types are {sorted(CELL_TYPES)}; got {cell_type}")
        with _unwarned():
            cells = [cell_class(num_units=units) for units in num_units]
        return cells[0] if len(cells) == 1 else tf.nn.rnn_cell.MultiRNNCell(cells)

    return cell_fn


def logits_and_lengths(
    features: Dict[str, Any],
    mode: str,
    units: int,
    cell_fn: CellFn,
    sequence_columns: Sequence[Any],
    context_columns: Sequence[Any],
    input_partitioner: Optional[Callable[..., Any]],
    return_sequences: bool,
) -> Tuple[Any, Any]:
    """Builds the network.

    Args:
      features: the features, by name.
      mode: a ``tf.estimator.ModeKeys``.
      units: the size of the logits' last dimension.
      cell_fn: makes the cell.
      sequence_columns: columns with a value at each step.
      context_columns: dense columns with a value that is the same at all steps.
      input_partitioner: the partitioner of the variables of columns.
      return_sequences: whether there are logits for each step, or only for the last.

    Returns:
      The logits, of shape ``[batch_size, units]`` or ``[batch_size, padded_length, units]``, and
      the lengths of the sequences, of shape ``[batch_size]``.
    """
    versions.activate()
    with tf.variable_scope("sequence_input_layer", partitioner=input_partitioner):
        inputs, lengths = _sequence_input_layer(features, sequence_columns)
        tf.summary.histogram("sequence_length", lengths)
        if context_columns:
            context = tf.feature_column.input_layer(features, context_columns)
            inputs = concatenate_context_input(inputs, context)

    outputs, _ = tf.nn.dynamic_rnn(cell_fn(mode), inputs, sequence_length=lengths, dtype=tf.float32)
    if not return_sequences:
        outputs = _last_outputs(outputs, lengths)
    with tf.variable_scope("logits"), _unwarned():
        logits = tf.layers.dense(
            outputs, units=units, kernel_initializer=tf.glorot_uniform_initializer()
        )
    return logits, lengths


def concatenate_context_input(sequence_input: Any, context_input: Any) -> Any:
    """Repeats what is the same at all steps, behind what is different at each.

    It is ``_concatenate_context_input`` of ``tf.contrib.estimator.python.estimator.rnn``, TF 1.8 to
    1.15, which other libraries import.

    Args:
      sequence_input: floats of shape ``[batch_size, padded_length, d0]``.
      context_input: floats of shape ``[batch_size, d1]``.

    Returns:
      Floats of shape ``[batch_size, padded_length, d0 + d1]``.

    Raises:
      ValueError: an argument has another rank.
      TypeError: an argument is not of type float32.
    """
    for name, value, rank in (
        ("sequence_input", sequence_input, 3),
        ("context_input", context_input, 2),
    ):
        if value.dtype != tf.float32:
            raise TypeError(f"{name} must have dtype float32; got {value.dtype}.")
        if value.shape.rank not in (rank, None):
            raise ValueError(f"{name} must have rank {rank}; its shape is {value.shape}.")
    steps = tf.shape(sequence_input)[1]
    repeated = tf.tile(context_input[:, None, :], [1, steps, 1])
    return tf.concat([sequence_input, repeated], axis=2)


@contextlib.contextmanager
def _unwarned() -> Iterator[None]:
    """Keeps Keras from warning whoever calls ``tf.layers``: the user did not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _sequence_input_layer(features: Dict[str, Any], columns: Sequence[Any]) -> Tuple[Any, Any]:
    tensors, lengths = [], []
    with tf.variable_scope(None, default_name="sequence_input_layer"):
        inputs = SequenceInputs(features)
        for column in sorted(columns, key=lambda column: column.name):
            with tf.variable_scope(None, default_name=_scope_name(column)):
                tensor, length = inputs.dense_tensor(column)
                shape = tf.shape(tensor)
                tensors.append(tf.reshape(tensor, [shape[0], shape[1], num_elements(column)]))
                lengths.append(length)
        equal = [
            tf.assert_equal(lengths[0], other, message="sequence columns differ in length")
            for other in lengths[1:]
        ]
        with tf.control_dependencies(equal):
            return tf.concat(tensors, axis=-1), tf.identity(lengths[0])


def _scope_name(column: Any) -> str:
    # A shared embedding's variables live in a scope of another name than the column's.
    return getattr(column, "_var_scope_name", column.name)


def _last_outputs(outputs: Any, lengths: Any) -> Any:
    """Returns the output at each sequence's last step; that of an empty one is zero."""
    last = tf.maximum(tf.cast(lengths, tf.int32) - 1, 0)
    rows = tf.range(tf.shape(outputs)[0])
    return tf.gather_nd(outputs, tf.stack([rows, last], axis=1))
