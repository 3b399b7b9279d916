"""Notes in the graph about a network's input layer, from which attributions are computed.

Integrated gradients follow the output of each feature column, so the graph has to say which
tensors they are. Native contrib replaced TensorFlow's input layer for a while, and since TF 1.13,
whose networks have another input layer, noted nothing. Here the columns tell.
"""

import contextlib
import copy
import pickle
import threading
from typing import Any, Dict, Iterable, Iterator, List, Tuple

import tensorflow.compat.v1 as tf
from google.protobuf.any_pb2 import Any as AnyProto

from contrib_compat.identity import public

__all__ = ["InputLayerNotes", "LayerAnnotationsCollectionNames"]


@public("tf_contrib.estimator.python.estimator.dnn_with_layer_annotations")
class LayerAnnotationsCollectionNames:
    """The graph collections that hold the notes, of tensors as pairs of keys and values.

    Stands for ``LayerAnnotationsCollectionNames`` of
    ``tf.contrib.estimator.python.estimator.dnn_with_layer_annotations`` (TF 1.15). The missing
    letter is part of the contract.
    """

    UNPROCESSED_FEATURES = "layer_annotations/unprocessed_features"
    PROCESSED_FEATURES = "layer_annotatons/processed_features"
    FEATURE_COLUMNS = "layer_annotations/feature_columns"

    @classmethod
    def keys(cls, collection_name: str) -> str:
        """Returns the collection of keys: names of features or columns."""
        return collection_name + "/keys"

    @classmethod
    def values(cls, collection_name: str) -> str:
        """Returns the collection of values: ``TensorInfo`` protos, each in an ``Any``."""
        return collection_name + "/values"


class InputLayerNotes:
    """Watches what feature columns give to the input layer."""

    def __init__(self, columns: Iterable[Any]) -> None:
        self._columns = tuple(columns)
        self._thread = threading.local()
        self.watched = tuple(self._watch(column) for column in self._columns)
        """The columns to build the network of, in place of those given."""

    @contextlib.contextmanager
    def on_graph(self, features: Dict[str, Any]) -> Iterator[None]:
        """Within it the network is built; at the end the notes are added to the graph.

        Args:
          features: the features, by name.
        """
        self._thread.outputs = {}
        yield
        names = LayerAnnotationsCollectionNames
        for key in tf.feature_column.make_parse_example_spec(self._columns):
            _note(names.UNPROCESSED_FEATURES, key, features[key])
        for column in self._columns:
            pickled = _pickled(column)
            if pickled is not None:
                tf.add_to_collection(names.FEATURE_COLUMNS, pickled)
        for name, (tensor, consumers) in sorted(self._thread.outputs.items()):
            _note(names.PROCESSED_FEATURES, name, _flattened(tensor, consumers))

    def _watch(self, column: Any) -> Any:
        """Returns an equal column that remembers its output."""

        def remember(self_: Any, output: Any) -> Any:
            # A column may return the feature itself, which others have consumed before.
            self._thread.outputs[self_.name] = (output, len(output.consumers()))
            return output

        base = type(column)
        # The interfaces of TF 1's columns and of the others; some columns have both.
        methods = {
            method: _remembering(getattr(base, method), remember)
            for method in ("_get_dense_tensor", "get_dense_tensor")
            if hasattr(base, method)
        }
        watched = copy.copy(column)
        watched.__class__ = type(base.__name__, (base,), dict(methods, __slots__=()))
        return watched


def _remembering(method: Any, remember: Any) -> Any:
    def get_dense_tensor(self: Any, *args: Any, **kwargs: Any) -> Any:
        return remember(self, method(self, *args, **kwargs))

    return get_dense_tensor


def _flattened(tensor: Any, consumers: int) -> Any:
    """Returns a column's output as the input layer has it, one row an example."""
    later: List[Any] = tensor.consumers()[consumers:]
    reshapes = [op for op in later if op.type == "Reshape"]
    return reshapes[0].outputs[0] if reshapes else tensor


def _note(collection: str, key: str, tensor: Any) -> None:
    value = AnyProto()
    value.Pack(
        tf.saved_model.utils.build_tensor_info(tf.convert_to_tensor_or_sparse_tensor(tensor))
    )
    tf.add_to_collection(LayerAnnotationsCollectionNames.keys(collection), key)
    tf.add_to_collection(LayerAnnotationsCollectionNames.values(collection), value)


def _pickled(column: Any) -> Any:
    # Old embedding columns hold a nested function, of no use without the graph.
    fields: Tuple[str, ...] = getattr(column, "_fields", ())
    if "layer_creator" in fields:
        column = column._replace(layer_creator=None)
    try:
        return pickle.dumps(column)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        tf.logging.warning("The feature column %s is not annotated: %s", column.name, error)
        return None
