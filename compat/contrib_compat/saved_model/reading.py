"""SavedModels as protocol buffers, read without building a graph."""

from __future__ import annotations

import os
from typing import Any, List

import tensorflow.compat.v1 as tf
from tensorflow.core.protobuf.saved_model_pb2 import SavedModel

_BINARY, _TEXT = "saved_model.pb", "saved_model.pbtxt"


def read_saved_model(saved_model_dir: Any) -> Any:
    """Reads a SavedModel.

    Stands for ``tf.contrib.saved_model.reader.read_saved_model`` (TF 1.15).

    Args:
      saved_model_dir: the directory, a string or bytes; it may be on any file system that
        TensorFlow knows.

    Returns:
      The ``SavedModel`` protocol buffer.

    Raises:
      IOError: there is none in the directory, or it can't be parsed.
    """
    from google.protobuf import message, text_format

    directory = os.fsdecode(saved_model_dir)
    paths = [os.path.join(directory, name) for name in (_BINARY, _TEXT)]
    path = next(filter(tf.gfile.Exists, paths), None)
    if path is None:
        raise OSError(f"SavedModel file does not exist at: {saved_model_dir}")
    with tf.gfile.Open(path, "rb") as file:
        content = file.read()
    saved_model = SavedModel()
    try:
        if path.endswith(_TEXT):
            text_format.Merge(content.decode("utf-8"), saved_model)
        else:
            saved_model.ParseFromString(content)
    except (message.DecodeError, text_format.ParseError) as error:
        raise OSError(f"Cannot parse file {os.fsencode(path)!r}: {error}.") from error
    return saved_model


def get_saved_model_tag_sets(saved_model_dir: Any) -> List[List[str]]:
    """Returns the tags of each MetaGraph of a SavedModel.

    Stands for ``tf.contrib.saved_model.reader.get_saved_model_tag_sets`` (TF 1.15).

    Args:
      saved_model_dir: the directory.

    Raises:
      IOError: as :func:`read_saved_model`.
    """
    graphs = read_saved_model(saved_model_dir).meta_graphs
    return [list(graph.meta_info_def.tags) for graph in graphs]


def get_signature_def_by_key(meta_graph_def: Any, signature_def_key: str) -> Any:
    """Returns a signature of a MetaGraph.

    Stands for ``tf.contrib.saved_model.signature_def_utils.get_signature_def_by_key`` (TF 1.4).

    Args:
      meta_graph_def: the ``MetaGraphDef`` protocol buffer.
      signature_def_key: the signature's key, such as ``"serving_default"``.

    Raises:
      ValueError: there is no such signature.
    """
    if signature_def_key not in meta_graph_def.signature_def:
        raise ValueError(f"No SignatureDef with key '{signature_def_key}' found in MetaGraphDef.")
    return meta_graph_def.signature_def[signature_def_key]
