"""Further names of tensors, by which what a model puts out is collected."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, List, Sequence, Union

import tensorflow.compat.v1 as tf


def collect_named_outputs(
    collections: Union[None, str, Sequence[str]], alias: str, outputs: Any
) -> Any:
    """Adds a tensor to collections, under a further name.

    Stands for the function of that name in ``tf.contrib.layers.python.layers.utils`` (TF 1.15).

    Args:
      collections: the name of a collection, or several; with none of them the tensor gets no name.
      alias: the name; a slash at its end is left out.
      outputs: the tensor.

    Returns:
      The tensor.
    """
    if collections:
        name = alias[:-1] if alias[-1] == "/" else alias
        if not hasattr(outputs, "aliases"):
            outputs.aliases = []
        outputs.aliases.append(name)
        tf.add_to_collections(collections, outputs)
    return outputs


def convert_collection_to_dict(
    collection: str, clear_collection: bool = False
) -> OrderedDict[str, Any]:
    """Returns the tensors of a collection by their further names.

    Stands for the function of that name in ``tf.contrib.layers.python.layers.utils`` (TF 1.15).

    Args:
      collection: the collection's name.
      clear_collection: whether it is emptied.
    """
    found = OrderedDict(
        (alias, tensor) for tensor in tf.get_collection(collection) for alias in _names(tensor)
    )
    if clear_collection:
        tf.get_default_graph().clear_collection(collection)
    return found


def _names(tensor: Any) -> List[str]:
    """Returns the further names of a tensor; of one that has none, its own."""
    if hasattr(tensor, "aliases"):
        aliases: List[str] = tensor.aliases
        return aliases
    return [tensor.op.name if tensor.name.endswith(":0") else tensor.name]
