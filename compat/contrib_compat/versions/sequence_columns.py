"""Sequence feature columns, of either generation, as tensors in today's graph.

TF 1.15 has two kinds: those of ``tf.contrib.feature_column``, with the old private interface, and
those of ``tf.feature_column``; on TF 2 there are the latter alone. Embedding and indicator
columns have both interfaces everywhere; the old one makes variables in the variable scope, as
1.15 named them. The new one makes them in a Keras layer.
"""

from __future__ import annotations

from typing import Any, Dict, Tuple

from contrib_compat.versions import private_names


class SequenceInputs:
    """The features of a batch, seen through sequence columns."""

    def __init__(self, features: Dict[str, Any]) -> None:
        # Both remember what columns share, such as the ids two embeddings look up.
        self._old = private_names.LazyBuilder(features)
        self._new = private_names.FeatureTransformationCache(features)

    def dense_tensor(self, column: Any) -> Tuple[Any, Any]:
        """Returns what a column makes of the batch.

        Args:
            column: Such as an embedding column over a sequence categorical column. It makes its
                variables in the current variable scope.

        Returns:
            A tensor of shape ``[batch_size, padded_length, ...]`` and the lengths, an int64
            tensor of shape ``[batch_size]``.

        Raises:
            ValueError: if it is no dense sequence column.
        """
        old = getattr(column, "_get_sequence_dense_tensor", None)
        # The embeddings of tf.feature_column.shared_embeddings have an old method that only raises.
        if old is not None and not hasattr(column, "shared_embedding_column_creator"):
            return tuple(old(self._old, weight_collections=None, trainable=True))
        if not hasattr(column, "get_sequence_dense_tensor"):
            raise ValueError(
                f"sequence_feature_columns: got {column!r}, wanted dense sequence columns; wrap a "
                "sequence_categorical_column_* in an embedding_column or an "
                "indicator_column"
            )
        return tuple(column.get_sequence_dense_tensor(self._new, None))


def num_elements(column: Any) -> int:
    """Returns how many numbers a column has at each step."""
    shape = column.variable_shape if hasattr(column, "variable_shape") else column._variable_shape
    return int(shape.num_elements())
