"""How features and labels take the place of an exported graph's inputs."""

from __future__ import annotations

from typing import Any, Dict, Mapping

import tensorflow.compat.v1 as tf

# What receivers call the one tensor of an input that is no dict.
_SINGLE_FEATURE_KEYS = ("feature", "input")
_SINGLE_LABEL_KEY = "label"


def input_map(signature: Any, features: Any, labels: Any) -> Dict[str, Any]:
    """Maps the names of an exported graph's input tensors to the tensors that replace them.

    Args:
      signature: the graph's ``SignatureDef``.
      features: a tensor or a dict of them, as an input_fn returns; may hold more than is asked for.
      labels: likewise, or None.

    Returns:
      Dict of tensor name to tensor, as ``tf.import_graph_def`` takes it. Names with ``^`` are in
      it as well: an input may be there as a control dependency.

    Raises:
      ValueError: an input of the graph is not among features and labels, or what is there has
        another dtype, shape or kind.
    """
    given = _as_dict(labels, _SINGLE_LABEL_KEY)
    given.update(_as_dict(features, _single_feature_key(signature, given)))
    replaced: Dict[str, Any] = {}
    for key, info in sorted(signature.inputs.items()):
        if key not in given:
            raise ValueError(
                f'Key "{key}" not found in features or labels passed in to the model function. '
                f"Got {sorted(given)}, and the SavedModel's graph takes {sorted(signature.inputs)}"
            )
        for name, tensor in _pieces(key, info, given[key]).items():
            replaced[name] = tensor
            replaced["^" + name.partition(":")[0]] = tensor
    return replaced


def _as_dict(value: Any, single_key: str) -> Dict[str, Any]:
    if value is None:
        return {}
    return dict(value) if isinstance(value, Mapping) else {single_key: value}


def _single_feature_key(signature: Any, labels: Mapping[str, Any]) -> str:
    for key in _SINGLE_FEATURE_KEYS:
        if key in signature.inputs:
            return key
    others = [key for key in signature.inputs if key not in labels]
    return others[0] if len(others) == 1 else _SINGLE_FEATURE_KEYS[0]


def _pieces(key: str, info: Any, value: Any) -> Dict[str, Any]:
    """Returns the tensors that make up an input, by the names that they have in the graph."""
    encoding = info.WhichOneof("encoding")
    if encoding == "coo_sparse" and isinstance(value, tf.SparseTensor):
        _check(key, info, value)
        sparse = info.coo_sparse
        return {
            sparse.values_tensor_name: value.values,
            sparse.indices_tensor_name: value.indices,
            sparse.dense_shape_tensor_name: value.dense_shape,
        }
    if encoding == "name" and not isinstance(value, tf.SparseTensor):
        tensor = tf.convert_to_tensor(value, name=key)
        _check(key, info, tensor)
        return {info.name: tensor}
    kinds = {"name": "a dense tensor", "coo_sparse": "a SparseTensor"}
    wanted = kinds.get(encoding, f"a {encoding}, which can't be fed here")
    raise ValueError(f"Input {key}: got {value!r}, and the SavedModel's graph takes {wanted}")


def _check(key: str, info: Any, value: Any) -> None:
    dtype, shape = tf.as_dtype(info.dtype), tf.TensorShape(info.tensor_shape)
    if value.dtype != dtype or not value.shape.is_compatible_with(shape):
        raise ValueError(
            f"Tensor shape and/or dtype validation failed for input {key}: "
            f"got {value.dtype.name} of shape {value.shape}, and the SavedModel's graph takes "
            f"{dtype.name} of shape {shape}"
        )


def feed_receiver_tensors(receiver_fn: Any, signature: Any) -> Any:
    """Makes an input receiver give an exported graph what it takes.

    An exported graph begins at what its own receiver received, such as serialized examples. Given
    that same receiver once more, Estimator would hand the graph the parsed features.

    Args:
      receiver_fn: a function without arguments that returns an input receiver.
      signature: the ``SignatureDef`` of the exported graph.

    Returns:
      A function that returns the receiver; with what it receives as its features, if the graph
      takes that and does not take the features.
    """

    def fed_receiver_fn() -> Any:
        receiver = receiver_fn()
        received = dict(receiver.receiver_tensors)
        labels = _as_dict(getattr(receiver, "labels", None), _SINGLE_LABEL_KEY)
        features = _as_dict(receiver.features, _single_feature_key(signature, labels))
        wanted = set(signature.inputs)
        if wanted <= set(features) | set(labels):
            return receiver
        if len(wanted) == len(received) == 1:
            received = {wanted.pop(): value for value in received.values()}
        elif not wanted <= set(received):
            return receiver
        changes: Dict[str, Any] = {"features": received}
        if hasattr(receiver, "receiver_tensors_alternatives"):
            # They lead to the features, from which nothing leads to the graph any more.
            changes["receiver_tensors_alternatives"] = None
        return receiver._replace(**changes)

    return fed_receiver_fn
