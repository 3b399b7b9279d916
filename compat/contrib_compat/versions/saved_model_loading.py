"""TensorFlow's reader of SavedModel directories, whose public face builds a graph at once."""

from __future__ import annotations

from typing import Any, Dict

from contrib_compat.versions import private_names


def saved_model_loader(saved_model_dir: str) -> Any:
    """Reads the protobuf of a SavedModel.

    Args:
        saved_model_dir: A directory with ``saved_model.pb`` or ``saved_model.pbtxt``.

    Returns:
        A ``SavedModelLoader``: ``saved_model`` is the protobuf, ``variables_path`` the prefix of
        its checkpoint.

    Raises:
        IOError: if there is no such file, or it can't be parsed.
    """
    return private_names.SavedModelLoader(saved_model_dir)


def asset_paths(saved_model_dir: str, meta_graph: Any) -> Dict[str, bytes]:
    """Returns where a SavedModel's assets lie, by the name of the tensor that holds the path.

    Args:
        saved_model_dir: The SavedModel's directory.
        meta_graph: One of its ``MetaGraphDef``; where releases before 1.13 noted the assets in a
            collection, that is read.
    """
    paths: Dict[str, bytes] = private_names.get_asset_tensors(saved_model_dir, meta_graph)
    return paths
