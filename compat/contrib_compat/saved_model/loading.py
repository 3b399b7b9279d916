"""Loading an exported graph beside the inputs that it is to work on."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, Mapping, NamedTuple, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.saved_model.directory import ModeGraph

# Where SavedModelBuilder notes what an export needs. The names are kept out of the graph: an
# export of the graph writes these collections anew.
_TRAIN_OPS = ("saved_model_train_op",)
_MAIN_OPS = ("saved_model_main_op", "legacy_init_op")
# The models that Keras saves have them as signatures, whose one output is no tensor but the op.
_TRAIN_SIGNATURE, _INIT_SIGNATURE = "__saved_model_train_op", "__saved_model_init_op"
_ASSETS = "saved_model_assets"


class LoadedGraph(NamedTuple):
    """A graph that was loaded.

    Attributes:
      outputs: a function that returns the outputs of a ``SignatureDef``, by key.
      saver: restores and saves the variables, under the names they have in the SavedModel.
      local_init_op: what the export runs after restoring (local variables, tables), or None.
      train_op: the op that trains, or None.
    """

    outputs: Callable[[Any], Dict[str, Any]]
    saver: Any
    local_init_op: Optional[Any]
    train_op: Optional[Any]


def reserve_names(graph: Any, mode_graphs: Mapping[str, ModeGraph]) -> None:
    """Keeps the names of exported graphs free of whatever is added to ``graph`` before they are.

    A MetaGraphDef refers to its variables, saver and collections by name. An input_fn that used
    one of these names would otherwise get its own op taken for the exported one.

    Args:
      graph: the graph that one of them will be loaded into.
      mode_graphs: the exported graphs, by mode.
    """
    nodes = (node for item in mode_graphs.values() for node in item.meta_graph.graph_def.node)
    # Marked case-insensitively, once: a second mark is a third name.
    for name in {node.name.lower(): node.name for node in nodes}.values():
        graph.unique_name(name)


def load_graph(mode_graph: ModeGraph, input_map: Mapping[str, Any]) -> LoadedGraph:
    """Adds an exported graph to the default graph.

    Args:
      mode_graph: the exported graph.
      input_map: tensors to use in place of the exported graph's own, by name.

    Returns:
      The parts of the graph that an EstimatorSpec is made of.

    Raises:
      RuntimeError: the SavedModel names more than one train op or init op.
    """
    meta_graph = type(mode_graph.meta_graph)()
    meta_graph.CopyFrom(mode_graph.meta_graph)
    train_op = _pop_op(meta_graph, _TRAIN_OPS, _TRAIN_SIGNATURE)
    main_op = _pop_op(meta_graph, _MAIN_OPS, _INIT_SIGNATURE)
    for key in (_ASSETS, tf.GraphKeys.ASSET_FILEPATHS):
        meta_graph.collection_def.pop(key, None)
    replaced = dict(input_map)
    replaced.update(_asset_tensors(mode_graph.assets))
    saver = tf.train.import_meta_graph(meta_graph, input_map=replaced)
    graph = tf.get_default_graph()

    def tensor(name: str) -> Any:
        return replaced[name] if name in replaced else graph.get_tensor_by_name(name)

    def outputs(signature: Any) -> Dict[str, Any]:
        return {key: _output(info, tensor) for key, info in signature.outputs.items()}

    return LoadedGraph(
        outputs=outputs,
        saver=saver,
        local_init_op=graph.get_operation_by_name(main_op) if main_op else None,
        train_op=graph.as_graph_element(train_op) if train_op else None,
    )


def _pop_op(meta_graph: Any, collections: Iterable[str], signature: str) -> Optional[str]:
    """Takes an op out of the collections of a MetaGraphDef and returns its name, or finds it."""
    found = []
    for key in collections:
        if key in meta_graph.collection_def:
            names = list(meta_graph.collection_def.pop(key).node_list.value)
            if len(names) != 1:
                raise RuntimeError(
                    f"Expected one op in the SavedModel's collection {key}, found {names}"
                )
            found.extend(names)
    if not found and signature in meta_graph.signature_def:
        found = [info.name for info in meta_graph.signature_def[signature].outputs.values()]
    return found[0] if found else None


def _output(info: Any, tensor: Any) -> Any:
    if info.WhichOneof("encoding") == "coo_sparse":
        sparse = info.coo_sparse
        return tf.SparseTensor(
            tensor(sparse.indices_tensor_name),
            tensor(sparse.values_tensor_name),
            tensor(sparse.dense_shape_tensor_name),
        )
    return tensor(info.name)


def _asset_tensors(assets: Mapping[str, bytes]) -> Dict[str, Any]:
    """Makes the tensors that hold the paths of assets: the exported ones hold paths long gone."""
    tensors = {}
    for name, path in assets.items():
        tensors[name] = tf.constant(path, name="asset_path")
        tf.add_to_collection(tf.GraphKeys.ASSET_FILEPATHS, tensors[name])
    return tensors
