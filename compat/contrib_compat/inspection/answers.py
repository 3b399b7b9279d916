"""Whether two exports answer the same: for before and after a step of a migration."""

from __future__ import annotations

import json
import zipfile
from typing import Any, Dict, List, Mapping, NamedTuple

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat.versions.saved_model_loading import saved_model_loader

__all__ = ["Difference", "as_lines", "compare", "read_inputs"]

# What TensorFlow raises of an export that is none, is damaged, or is of ops that it doesn't have.
_UNREADABLE = (tf.errors.OpError, OSError, ValueError, RuntimeError, LookupError)
_SERVED = "serve"


class Difference(NamedTuple):
    """How far an output of two exports is apart.

    Attributes:
      output: its name.
      largest: the largest absolute difference; 0 or 1 for what is no number; None where one export
        lacks the output or its shape differs.
      remark: what is wrong, or nothing.
    """

    output: str
    largest: Any
    remark: str

    def is_beyond(self, tolerance: float) -> bool:
        """Tells whether the answers are further apart than they may be; NaN always is."""
        return self.largest is None or not self.largest <= tolerance


def read_inputs(path: str) -> Dict[str, Any]:
    """Reads the inputs of a signature.

    Args:
      path: a ``.npz`` with an array an input, or JSON: an object with a (nested) list an input.

    Raises:
      OSError: it can't be read.
      ValueError: it is neither.
    """
    try:
        if path.endswith(".npz"):
            with np.load(path) as arrays:
                return {name: arrays[name] for name in arrays.files}
        with open(path, encoding="utf-8") as file:
            inputs = json.load(file)
    except (ValueError, zipfile.BadZipFile) as error:
        raise ValueError(f"--inputs: can't read {path}: {error}") from error
    if not isinstance(inputs, dict):
        raise ValueError(f"--inputs: got {path}, wanted a JSON object with a list for each input")
    return inputs


def compare(
    first: str, second: str, inputs: Dict[str, Any], signature: str = "serving_default"
) -> List[Difference]:
    """Gives two exports the same request and compares what they answer.

    Args:
      first: the directory of an export.
      second: that of the other.
      inputs: dict of input name to a value.
      signature: which signature is called.

    Returns:
      A difference for each output of either.

    Raises:
      ValueError: an export can't be loaded, or lacks the signature; or the signature an input, or
        it can't take what is given for one.
    """
    one, other = (_answer(path, inputs, signature) for path in (first, second))
    return [_difference(name, one, other) for name in sorted({*one, *other})]


def as_lines(differences: List[Difference]) -> str:
    """Says what :func:`compare` found, a line an output."""
    return "\n".join(
        f"{one.output}: {one.remark or f'differs by at most {one.largest:.3g}'}"
        for one in differences
    )


def _answer(path: str, inputs: Dict[str, Any], signature: str) -> Dict[str, Any]:
    # Every TensorFlow loads what any other wrote into a graph, in either mode.
    with tf.Graph().as_default() as graph, tf.Session() as session:
        try:
            loaded = saved_model_loader(path).load(session, [_SERVED])
        except _UNREADABLE as error:
            raise ValueError(f"{path}: can't load the export: {error}") from error
        signatures = {key for key in loaded.signature_def if not key.startswith("__")}
        if signature not in signatures:
            raise ValueError(f"{path}: has no signature {signature!r}, but {sorted(signatures)}")
        described = loaded.signature_def[signature]
        received = _tensors(graph, described.inputs)
        answered = _tensors(graph, described.outputs)
        if set(received) != set(inputs):
            raise ValueError(f"{path}: wants the inputs {sorted(received)}, got {sorted(inputs)}")
        fed = {
            tensor: _fitting(path, name, inputs[name], tensor) for name, tensor in received.items()
        }
        try:
            answers: Dict[str, Any] = session.run(answered, fed)
        except tf.errors.OpError as error:
            raise ValueError(f"{path}: can't answer: {error.message}") from error
    return answers


def _tensors(graph: Any, infos: Mapping[str, Any]) -> Dict[str, Any]:
    """The tensors of a signature by name; of a sparse one its three, of a ragged one its parts."""
    found = {}
    for name, info in infos.items():
        kind = info.WhichOneof("encoding")
        if kind == "name":
            found[name] = info.name
        elif kind == "coo_sparse":
            sparse = info.coo_sparse
            found[f"{name}_indices"] = sparse.indices_tensor_name
            found[f"{name}_values"] = sparse.values_tensor_name
            found[f"{name}_dense_shape"] = sparse.dense_shape_tensor_name
        else:
            for number, part in enumerate(info.composite_tensor.components):
                found[f"{name}_{number}"] = part.name
    return {name: graph.get_tensor_by_name(tensor) for name, tensor in found.items()}


def _fitting(path: str, name: str, value: Any, tensor: Any) -> Any:
    """Returns a value as an array that a tensor takes."""
    wanted = f"wanted {tensor.dtype.name} of the shape {tensor.shape}"
    try:
        given = np.asarray(value)
        with np.errstate(all="ignore"):
            array = given.astype(tensor.dtype.as_numpy_dtype)
        # A number that is no whole one, and one that is too large, would become another.
        if tensor.dtype.is_integer and not np.array_equal(array, given):
            raise ValueError("not all of it are such numbers")
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: --inputs: {name!r}: {error}, {wanted}") from error
    is_text = all(isinstance(one, (str, bytes)) for one in array.flat)
    if tensor.dtype == tf.string and not is_text:
        raise ValueError(f"{path}: --inputs: {name!r}: not all of it is text, {wanted}")
    if not tensor.shape.is_compatible_with(array.shape):
        raise ValueError(f"{path}: --inputs: {name!r} has the shape {array.shape}, {wanted}")
    return array


def _difference(name: str, one: Dict[str, Any], other: Dict[str, Any]) -> Difference:
    if name not in one or name not in other:
        return Difference(name, None, f"only in the {'first' if name in one else 'second'}")
    a, b = np.asarray(one[name]), np.asarray(other[name])
    if a.shape != b.shape:
        return Difference(name, None, f"shapes {list(a.shape)} and {list(b.shape)}")
    if not (np.issubdtype(a.dtype, np.number) and np.issubdtype(b.dtype, np.number)):
        return Difference(name, int(not np.array_equal(a, b)), "")
    if not a.size:
        return Difference(name, 0.0, "")
    with np.errstate(invalid="ignore"):  # Infinity less infinity; where both are, they are equal.
        apart = np.abs(a.astype("float64") - b.astype("float64"))
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return Difference(name, float(np.where(same, 0.0, apart).max()), "")
