"""The signatures of a Keras model's export, made from the receiver functions of old exports."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple

import tensorflow as tf

from contrib_compat.keras.kinds import input_names, output_names, takes_one_tensor

__all__ = ["Received", "Signatures", "as_identifier", "placeholder"]

DEFAULT = "serving_default"
# The key of what a receiver holds that is no dict.
_ONLY_RECEIVER = "input"
_ONLY_FEATURE = "feature"


class Received(NamedTuple):
    """What a receiver function returns: a ``ServingInputReceiver`` that nobody is warned of.

    Attributes:
      features: the model's inputs by name.
      receiver_tensors: what is fed, by name.
      receiver_tensors_alternatives: what else may be fed, by the name of the signature.
    """

    features: Any
    receiver_tensors: Any
    receiver_tensors_alternatives: Optional[Mapping[str, Any]] = None


class Signatures:
    """The graph from a request to a model's answer, and its signatures.

    The receiver function is called in a graph, as an Estimator calls it, so that placeholders,
    ``tf.parse_example`` and lookup tables may stand in it; the model is called on its features.

    Args:
      model: the Keras model.
      receiver_fn: a function without arguments that returns a ``ServingInputReceiver``, a
        ``TensorServingInputReceiver`` or an ``InputFnOps``.

    Raises:
      TypeError: ``receiver_fn`` returns something else.
      ValueError: the model lacks a feature that it wants.

    Attributes:
      functions: dict of signature name to a ``tf.function`` with named inputs.
      resources: what the functions need and has to be saved with them.
    """

    def __init__(self, model: Any, receiver_fn: Callable[[], Any]) -> None:
        made: Dict[str, Any] = {}

        def build() -> None:
            features, receivers = _features_and_receivers(receiver_fn)
            made["receivers"] = receivers
            made["outputs"] = _named(model, call(model, features))

        graph_function = tf.compat.v1.wrap_function(build, [])
        self.functions: Dict[str, Any] = {}
        self.resources: List[Any] = [graph_function]
        for suffix, tensors in made["receivers"].items():
            pruned = graph_function.prune(_components(tensors), made["outputs"])
            self.resources.append(pruned)
            name = f"{suffix}:{DEFAULT}" if suffix else DEFAULT
            self.functions[name] = _named_inputs(pruned, tensors)


def as_identifier(name: str) -> str:
    """Returns a name that a signature's input may have: letters, digits and underscores."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return plain if plain[:1].isalpha() else f"input_{plain.lstrip('_')}"


def placeholder(tensor: Any, name: str) -> Any:
    """Returns what is fed for an input of a model: dense, sparse or ragged, as that is.

    Args:
      tensor: the input, as Keras describes it.
      name: the placeholder's name.
    """
    kind = getattr(tensor, "type_spec", None)  # Of Keras 2.
    shape = tf.TensorShape(tensor.shape)
    if getattr(tensor, "sparse", False) or isinstance(kind, tf.SparseTensorSpec):
        return tf.compat.v1.sparse_placeholder(tensor.dtype, shape, name)
    if getattr(tensor, "ragged", False) or isinstance(kind, tf.RaggedTensorSpec):
        rank = getattr(kind or tensor, "ragged_rank", None) or 1
        rest = shape[rank + 1 :].as_list()
        return tf.compat.v1.ragged.placeholder(tensor.dtype, rank, rest, name)
    return tf.compat.v1.placeholder(tensor.dtype, shape, name)


def call(model: Any, features: Any) -> Any:
    """Calls a model on the features of a request, in the form that it was made for.

    Args:
      model: the Keras model.
      features: a tensor, or a dict of them.

    Returns:
      What the model returns, for inference.

    Raises:
      ValueError: the model wants an input of which there is no feature.
    """
    names = input_names(model)
    if not isinstance(features, Mapping):
        return model(features, training=False)
    if not names:
        # A subclass takes a dict, but for the one feature that has no name, or none that counts.
        alone = len(features) == 1 and (_ONLY_FEATURE in features or takes_one_tensor(model))
        given = next(iter(features.values())) if alone else dict(features)
        return model(given, training=False)
    if len(names) == 1 and len(features) == 1:
        (only,) = features.values()
        return model(_like(model, {names[0]: only}), training=False)
    missing = [name for name in names if name not in features]
    if missing:
        raise ValueError(
            f"serving: its features are {sorted(features)}, wanted also {missing}, which are "
            "inputs of the model"
        )
    return model(_like(model, {name: features[name] for name in names}), training=False)


def _like(model: Any, features: Dict[str, Any]) -> Any:
    """Gives features the structure of the model's inputs: a tensor, a dict or a list."""
    structure = getattr(model, "_inputs_struct", None)  # Of Keras 3.
    structure = getattr(model, "_nested_inputs", None) if structure is None else structure
    if isinstance(structure, Mapping):
        return {key: features[_name_of(tensor)] for key, tensor in structure.items()}
    if isinstance(structure, (list, tuple)):
        return [features[_name_of(tensor)] for tensor in structure]
    values = list(features.values())
    return values[0] if len(values) == 1 else values


def _name_of(tensor: Any) -> str:
    return str(getattr(tensor, "_keras_history", (tensor,))[0].name)


def _features_and_receivers(receiver_fn: Callable[[], Any]) -> Tuple[Any, Dict[str, Any]]:
    """Calls a receiver function and returns the features and, by suffix, what is fed."""
    receiver = receiver_fn()
    if hasattr(receiver, "default_inputs"):  # An InputFnOps of contrib.learn's.
        return receiver.features, {"": receiver.default_inputs}
    if not hasattr(receiver, "receiver_tensors"):
        raise TypeError(
            f"serving: got {receiver!r} from {receiver_fn!r}, wanted a ServingInputReceiver"
        )
    receivers = {"": _as_dict(receiver.receiver_tensors)}
    for name, tensors in (receiver.receiver_tensors_alternatives or {}).items():
        receivers[name] = _as_dict(tensors)
    return receiver.features, receivers


def _as_dict(tensors: Any) -> Dict[str, Any]:
    return dict(tensors) if isinstance(tensors, Mapping) else {_ONLY_RECEIVER: tensors}


def _named(model: Any, outputs: Any) -> Dict[str, Any]:
    if isinstance(outputs, Mapping):
        return _flat(outputs.items())
    listed = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
    return _flat(zip(output_names(model, len(listed)), listed))


def _flat(named: Iterable[Tuple[str, Any]]) -> Dict[str, Any]:
    """Names tensors within structures by where they are, as a signature has none but tensors."""
    flat: Dict[str, Any] = {}
    for name, value in named:
        if isinstance(value, Mapping):
            flat.update(_flat((f"{name}_{key}", item) for key, item in value.items()))
        elif isinstance(value, (list, tuple)):
            flat.update(_flat((f"{name}_{at}", item) for at, item in enumerate(value, 1)))
        else:
            flat[name] = value
    return flat


def _components(tensors: Dict[str, Any]) -> List[Any]:
    flat: List[Any] = []
    for tensor in tensors.values():
        flat += tf.nest.flatten(tensor, expand_composites=True)
    return flat


def _named_inputs(pruned: Any, tensors: Dict[str, Any]) -> Any:
    """Makes a function whose inputs have the names of the receiver's tensors."""
    specs: List[Any] = []
    for name, tensor in tensors.items():
        parts = tf.nest.flatten(tensor, expand_composites=True)
        if len(parts) > 1:
            names = [as_identifier(f"{name}_{part}") for part in _part_names(tensor)]
        else:
            names = [as_identifier(name)]
            if names != [name]:
                tf.get_logger().warning(
                    "serving: the signature calls the input %r %r, as tf.saved_model.save takes "
                    "no other names.",
                    name,
                    *names,
                )
        specs += [
            tf.TensorSpec(part.shape, part.dtype, name=part_name)
            for part, part_name in zip(parts, names)
        ]

    def serve(*arguments: Any) -> Any:
        return pruned(*arguments)

    return tf.function(serve, input_signature=specs, autograph=False)


def _part_names(tensor: Any) -> List[str]:
    """Names the tensors that a sparse or a ragged one consists of."""
    if isinstance(tensor, tf.RaggedTensor):
        several = tensor.ragged_rank > 1
        numbers = range(tensor.ragged_rank) if several else [""]
        return ["values", *(f"row_splits_{at}" if several else "row_splits" for at in numbers)]
    return ["indices", "values", "dense_shape"]
