"""A Keras model as a SavedModel with a graph for each mode, as TensorFlow 1 wrote it."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

import tensorflow.compat.v1 as tf
from tensorflow.core.protobuf.trackable_object_graph_pb2 import TrackableObjectGraph

from contrib_compat.versions import keras2_models

__all__ = ["ModelToSave", "load_weights", "write_graphs"]

_TAGS = {
    "train": tf.saved_model.tag_constants.TRAINING,
    "eval": "eval",
    "infer": tf.saved_model.tag_constants.SERVING,
}
_METHODS = {
    "train": "tensorflow/supervised/training",
    "eval": "tensorflow/supervised/eval",
    "infer": tf.saved_model.signature_constants.PREDICT_METHOD_NAME,
}
_KEYS = {**_TAGS, "infer": tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY}
_OBJECT_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH"


class ModelToSave(NamedTuple):
    """A model, and how it is to be made anew.

    Attributes:
      keras: its Keras.
      model: the model.
      optimizer: the one to train it with in a graph; None for a model that can only be served.
      settings: the optimizer's, which is asked for them where it has its values; None for one of
        ``tf.train``.
      input_signature: a structure of ``tf.TensorSpec`` for its inputs; None for its own.
      custom_objects: classes and functions of its configuration, by name.
    """

    keras: ModuleType
    model: Any
    optimizer: Any
    settings: Optional[Mapping[str, Any]]
    input_signature: Any
    custom_objects: Optional[Mapping[str, Any]]


def write_graphs(saved: ModelToSave, directory: str, as_text: bool) -> None:
    """Writes the graphs of all modes that a model can do, and their common checkpoint.

    Args:
      saved: the model.
      directory: where; it isn't there yet.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
    """
    builder = keras2_models.builder_beside_checkpoint(directory)
    checkpoint = os.path.join(directory, "variables", "variables")
    saved.model.save_weights(checkpoint, save_format="tf", overwrite=True)
    modes = ["infer"] if saved.optimizer is None else ["train", "eval", "infer"]
    # The first graph has all the variables, those of the optimizer included. Keras has written
    # them, by names that it alone finds again.
    with keras2_models.classes_kept(saved.model):
        for mode in modes:
            _add_graph(saved, builder, checkpoint, mode, writes=mode == modes[0])
    builder.save(as_text)


def load_weights(model: Any, checkpoint: str) -> None:
    """Gives a model the values of a checkpoint, which may also be of an optimizer.

    Args:
      model: the model.
      checkpoint: the path of what its method ``save_weights`` has written.
    """
    # Otherwise a log line complains of each value that is left over, as the model goes away.
    model.load_weights(checkpoint).expect_partial()


def _add_graph(saved: ModelToSave, builder: Any, checkpoint: str, mode: str, writes: bool) -> None:
    with tf.Graph().as_default() as graph, keras2_models.phase(saved.keras, mode == "train"):
        inputs = saved.input_signature and tf.nest.map_structure(
            lambda spec: keras2_models.placeholder(saved.keras, spec), saved.input_signature
        )
        model = keras2_models.clone(
            saved.keras,
            saved.model,
            saved.optimizer if mode != "infer" else None,
            saved.settings,
            inputs,
            saved.custom_objects,
        )
        if mode != "infer":
            graph.add_to_collection(tf.GraphKeys.GLOBAL_STEP, model.optimizer.iterations)
        updates = keras2_models.updates_of(model, mode)
        with tf.Session().as_default():
            load_weights(model, checkpoint)
            if writes:
                model.save_weights(checkpoint, save_format="tf", overwrite=True)
            signatures = {_KEYS[mode]: _signature(model, mode)}
            builder.add_meta_graph(
                [_TAGS[mode]],
                signature_def_map=signatures,
                saver=tf.train.Saver(_variables(graph, checkpoint), allow_empty=True),
                init_op=tf.local_variables_initializer(),
                train_op=updates if mode == "train" else None,
            )


def _variables(graph: Any, checkpoint: str) -> Dict[str, Any]:
    """Returns the variables of a graph by what a checkpoint of Keras calls them."""
    objects = TrackableObjectGraph.FromString(tf.train.load_variable(checkpoint, _OBJECT_GRAPH))
    by_name = {one.op.name: one for one in graph.get_collection(tf.GraphKeys.GLOBAL_VARIABLES)}
    found = {}
    for node in objects.nodes:
        for attribute in node.attributes:
            if attribute.full_name in by_name:
                found[attribute.checkpoint_key] = by_name[attribute.full_name]
    return found


def _signature(model: Any, mode: str) -> Any:
    inputs = dict(zip(model.input_names, model.inputs))
    outputs = dict(zip(model.output_names, model.outputs))
    if mode != "infer":
        inputs.update(keras2_models.targets_of(model))
        outputs = {
            **{_below("predictions", name): tensor for name, tensor in outputs.items()},
            "loss": model.total_loss,
            **_metric_tensors(model),
        }
    infos = [
        {name: tf.saved_model.build_tensor_info(tensor) for name, tensor in tensors.items()}
        for tensors in (inputs, outputs)
    ]
    return tf.saved_model.build_signature_def(*infos, method_name=_METHODS[mode])


def _metric_tensors(model: Any) -> Dict[str, Any]:
    """Returns the tensors of metrics, whose variables are local to the graph from now on."""
    tensors: Dict[str, Any] = {}
    local: List[Any] = []
    for name, (value, update, variables) in keras2_models.metrics_of(model).items():
        local.extend(variables)
        with tf.control_dependencies([update]):
            # A signature has tensors alone.
            done = tf.constant([], name="metric_op_wrapper")
        path = _below("metrics", name)
        tensors.update({f"{path}/value": value, f"{path}/update_op": done})
    for variable in local:
        tf.add_to_collection(tf.GraphKeys.LOCAL_VARIABLES, variable)
    return tensors


def _below(group: str, name: str) -> str:
    return name if name.startswith(group) else f"{group}/{name}"
