"""Objects of TensorFlow's that ``tf.contrib`` only showed, and that have no public name.

They are found where TensorFlow 1.15 had them, on every TensorFlow since; `private_names` borrows
them, for the route table.
"""

from __future__ import annotations

from typing import Dict, Tuple

_ESTIMATOR = "tensorflow_estimator.python.estimator."
_TENSORFLOW = "tensorflow.python."

_SHOWN: Dict[str, Tuple[str, ...]] = {
    _TENSORFLOW + "ops.lookup_ops": (
        "DenseHashTable",
        "InitializableLookupTableBaseV1",
        "MutableHashTable",
        "index_table_from_tensor",
        "index_table_from_file",
        "index_to_string_table_from_tensor",
        "index_to_string_table_from_file",
        "IdTableWithHashBuckets",
        "HasherSpec",
        "FastHashSpec",
        "StrongHashSpec",
        "LookupInterface",
        "InitializableLookupTableBase",
        "TableInitializerBase",
        "TextFileIdTableInitializer",
        "TextFileStringTableInitializer",
    ),
    _TENSORFLOW + "training.checkpoint_utils": ("wait_for_new_checkpoint",),
    _TENSORFLOW + "training.evaluation": (
        "StopAfterNEvalsHook=_StopAfterNEvalsHook",
        "evaluate_once=_evaluate_once",
        "get_or_create_eval_step=_get_or_create_eval_step",
    ),
    _ESTIMATOR + "inputs.queues.feeding_queue_runner": ("FeedingQueueRunner=_FeedingQueueRunner",),
    _TENSORFLOW + "framework.meta_graph": (
        "ops_used_by_graph_def",
        "stripped_op_list_for_graph",
    ),
    _ESTIMATOR + "tpu.tpu_estimator": (
        "BatchConfig",
        "ExportSavedModelApiVersion",
        "model_fn_inference_on_tpu",
        "export_estimator_savedmodel",
    ),
    _ESTIMATOR + "tpu.tpu_context": ("TPUContext",),
    _TENSORFLOW + "tpu.tpu_function": (
        "TpuContext",
        "get_tpu_context",
        "tpu_shard_context",
    ),
    _TENSORFLOW + "tpu.tpu_feed": ("InfeedQueue",),
    _TENSORFLOW + "tpu.topology": ("Topology",),
    _TENSORFLOW + "tpu.device_assignment": ("device_assignment",),
    _TENSORFLOW + "tpu.training_loop": (
        "repeat",
        "while_loop",
    ),
    _TENSORFLOW + "tpu.ops.tpu_ops": (
        "infeed_dequeue",
        "infeed_dequeue_tuple",
        "all_to_all",
        "collective_permute",
    ),
    _TENSORFLOW + "ops.gen_tpu_ops": (
        "infeed_enqueue",
        "infeed_enqueue_tuple",
        "outfeed_dequeue",
        "outfeed_dequeue_tuple",
        "outfeed_enqueue",
        "outfeed_enqueue_tuple",
        "tpu_replicated_input",
    ),
    _TENSORFLOW + "framework.tensor_spec": ("BoundedTensorSpec",),
    _TENSORFLOW + "ops.data_flow_ops": ("RecordInput",),
    _TENSORFLOW + "framework.smart_cond": (
        "smart_cond",
        "smart_constant_value",
        "smart_case",
    ),
    _TENSORFLOW + "framework.sparse_tensor": ("convert_to_tensor_or_sparse_tensor",),
    _TENSORFLOW + "util.deprecation": (
        "deprecated",
        "deprecated_args",
        "deprecated_arg_values",
    ),
    _TENSORFLOW + "util.nest": (
        "is_nested",
        "is_sequence_or_composite",
        "flatten_up_to",
        "map_structure_up_to",
        "assert_shallow_structure",
        "flatten_dict_items",
        "flatten_with_joined_string_paths",
        "flatten_with_tuple_paths",
        "flatten_with_tuple_paths_up_to",
        "get_traverse_shallow_structure",
        "map_structure_with_paths",
        "map_structure_with_tuple_paths",
        "map_structure_with_tuple_paths_up_to",
        "yield_flat_paths",
    ),
    _TENSORFLOW + "ops.rnn_cell_impl": (
        "RNNCell",
        "LayerRNNCell",
        "BasicRNNCell",
        "GRUCell",
        "BasicLSTMCell",
        "LSTMCell",
        "MultiRNNCell",
        "LSTMStateTuple",
        "DropoutWrapper",
        "ResidualWrapper",
        "DeviceWrapper",
    ),
    _TENSORFLOW + "ops.rnn": ("best_effort_input_batch_size=_best_effort_input_batch_size",),
}

#: Where each is, ``module:name``, by what it is called here; a name that differs follows on it.
PLACES = {
    name.partition("=")[0]: f"{module}:{name.rpartition('=')[2]}"
    for module, names in _SHOWN.items()
    for name in names
}
