"""Objects of TensorFlow's that ``tf.contrib`` only showed, and that have no public name.

They are found where TensorFlow 1.15 had them, on every TensorFlow since; `private_names` borrows
them, for the route table.
"""

from __future__ import annotations

from typing import Dict, Tuple

_ESTIMATOR = "tensorflow_estimator.python.estimator."
_TENSORFLOW = "tensorflow.python."

_SHOWN: Dict[str, Tuple[str, ...]] = {
    _TENSORFLOW + "autograph.core.converter": (
        "AutoGraphFeature=Feature",
        "ConversionOptions",
    ),
    _TENSORFLOW + "autograph.impl.api": (
        "AutoGraphError",
        "StackTraceMapper",
        "convert_call=convert",
        "converted_call",
        "do_not_convert",
        "to_code",
        "to_graph",
    ),
    _TENSORFLOW + "autograph.lang.directives": (
        "set_element_type",
        "set_loop_options",
    ),
    _TENSORFLOW + "autograph.lang.special_functions": ("stack_list=stack",),
    _TENSORFLOW + "compiler.xla.xla": (
        "check_function_argument_count",
        "compile",
    ),
    _TENSORFLOW + "distribute.cross_device_ops": ("AllReduceCrossDeviceOps",),
    _TENSORFLOW + "distribute.distribute_config": ("DistributeConfig",),
    _TENSORFLOW + "distribute.distribute_coordinator": ("run_standard_tensorflow_server",),
    _TENSORFLOW + "distribute.distribute_lib": (
        "UpdateContext",
        "require_replica_context",
    ),
    _TENSORFLOW + "distribute.step_fn": (
        "StandardInputStep",
        "StandardSingleLossStep",
        "Step",
    ),
    _TENSORFLOW + "eager.backprop": (
        "gradients_function",
        "implicit_grad",
        "implicit_val_and_grad",
        "val_and_grad_function",
    ),
    _TENSORFLOW + "eager.context": (
        "async_clear_error",
        "async_wait",
        "execution_mode",
        "num_gpus",
        "set_execution_mode",
        "set_server_def",
    ),
    _TENSORFLOW + "feature_column.feature_column": ("InputLayer",),
    _TENSORFLOW + "framework.meta_graph": (
        "ops_used_by_graph_def",
        "stripped_op_list_for_graph",
    ),
    _TENSORFLOW + "framework.ops": (
        "prepend_name_scope",
        "strip_name_scope",
    ),
    _TENSORFLOW + "framework.smart_cond": (
        "smart_case",
        "smart_cond",
        "smart_constant_value",
    ),
    _TENSORFLOW + "framework.sparse_tensor": ("convert_to_tensor_or_sparse_tensor",),
    _TENSORFLOW + "framework.tensor_spec": ("BoundedTensorSpec",),
    _TENSORFLOW + "framework.test_util": (
        "run_all_in_graph_and_eager_modes",
        "run_in_graph_and_eager_modes",
    ),
    _TENSORFLOW + "ops.data_flow_ops": (
        "RecordInput",
        "StagingArea",
    ),
    _TENSORFLOW + "ops.distributions.beta": ("BetaWithSoftplusConcentration",),
    _TENSORFLOW + "ops.distributions.bijector_impl": ("Bijector",),
    _TENSORFLOW + "ops.distributions.exponential": ("ExponentialWithSoftplusRate",),
    _TENSORFLOW + "ops.distributions.gamma": ("GammaWithSoftplusConcentrationRate",),
    _TENSORFLOW + "ops.distributions.identity_bijector": ("Identity",),
    _TENSORFLOW + "ops.distributions.laplace": ("LaplaceWithSoftplusScale",),
    _TENSORFLOW + "ops.distributions.normal": ("NormalWithSoftplusScale",),
    _TENSORFLOW + "ops.distributions.student_t": ("StudentTWithAbsDfSoftplusScale",),
    _TENSORFLOW + "ops.distributions.util": (
        "fill_triangular",
        "fill_triangular_inverse",
        "matrix_diag_transform",
        "reduce_weighted_logsumexp",
        "softplus_inverse",
        "tridiag",
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
    _TENSORFLOW + "ops.init_ops": (
        "ConvolutionDeltaOrthogonal",
        "ConvolutionOrthogonal1D",
        "ConvolutionOrthogonal2D",
        "ConvolutionOrthogonal3D",
    ),
    _TENSORFLOW + "ops.logging_ops": (
        "audio_summary",
        "histogram_summary",
        "image_summary",
        "merge_all_summaries",
        "merge_summary",
        "scalar_summary",
    ),
    _TENSORFLOW + "ops.lookup_ops": (
        "DenseHashTable",
        "FastHashSpec",
        "HasherSpec",
        "IdTableWithHashBuckets",
        "InitializableLookupTableBase",
        "InitializableLookupTableBaseV1",
        "LookupInterface",
        "MutableHashTable",
        "StrongHashSpec",
        "TableInitializerBase",
        "TextFileIdTableInitializer",
        "TextFileStringTableInitializer",
        "index_table_from_file",
        "index_table_from_tensor",
        "index_to_string_table_from_file",
        "index_to_string_table_from_tensor",
    ),
    _TENSORFLOW + "ops.nn_ops": ("nth_element",),
    _TENSORFLOW + "ops.resource_variable_ops": ("ResourceVariable",),
    _TENSORFLOW + "ops.rnn": (
        "best_effort_input_batch_size=_best_effort_input_batch_size",
        "transpose_batch_time=_transpose_batch_time",
    ),
    _TENSORFLOW + "ops.rnn_cell_impl": (
        "BasicLSTMCell",
        "BasicRNNCell",
        "DeviceWrapper",
        "DropoutWrapper",
        "GRUCell",
        "LSTMCell",
        "LSTMStateTuple",
        "LayerRNNCell",
        "MultiRNNCell",
        "RNNCell",
        "ResidualWrapper",
    ),
    _TENSORFLOW + "ops.summary_ops_v2": (
        "SummaryWriter",
        "always_record_summaries",
        "audio",
        "create_file_writer",
        "create_summary_file_writer",
        "eval_dir",
        "flush",
        "generic",
        "histogram",
        "image",
        "import_event",
        "never_record_summaries",
        "record_summaries_every_n_global_steps",
        "scalar",
        "should_record_summaries",
        "summary_writer_initializer_op",
    ),
    _TENSORFLOW + "ops.template": ("make_template_internal",),
    _TENSORFLOW + "ops.variable_scope": ("EagerVariableStore",),
    _TENSORFLOW + "tpu.device_assignment": ("device_assignment",),
    _TENSORFLOW + "tpu.ops.tpu_ops": (
        "all_to_all",
        "collective_permute",
        "infeed_dequeue",
        "infeed_dequeue_tuple",
    ),
    _TENSORFLOW + "tpu.topology": ("Topology",),
    _TENSORFLOW + "tpu.tpu_feed": ("InfeedQueue",),
    _TENSORFLOW + "tpu.tpu_function": (
        "TpuContext",
        "get_tpu_context",
        "tpu_shard_context",
    ),
    _TENSORFLOW + "tpu.training_loop": (
        "repeat",
        "while_loop",
    ),
    _TENSORFLOW + "training.checkpoint_ops": (
        "load_and_remap_matrix_initializer=_load_and_remap_matrix_initializer",
        "load_embedding_initializer=_load_embedding_initializer",
    ),
    _TENSORFLOW + "training.checkpoint_utils": ("wait_for_new_checkpoint",),
    _TENSORFLOW + "training.evaluation": (
        "StopAfterNEvalsHook=_StopAfterNEvalsHook",
        "evaluate_once=_evaluate_once",
        "get_or_create_eval_step=_get_or_create_eval_step",
    ),
    _TENSORFLOW + "util.all_util": ("make_all",),
    _TENSORFLOW + "util.deprecation": (
        "deprecated",
        "deprecated_arg_values",
        "deprecated_args",
    ),
    _TENSORFLOW + "util.nest": (
        "assert_shallow_structure",
        "flatten_dict_items",
        "flatten_up_to",
        "flatten_with_joined_string_paths",
        "flatten_with_tuple_paths",
        "flatten_with_tuple_paths_up_to",
        "get_traverse_shallow_structure",
        "is_nested",
        "is_sequence_or_composite",
        "map_structure_up_to",
        "map_structure_with_paths",
        "map_structure_with_tuple_paths",
        "map_structure_with_tuple_paths_up_to",
        "yield_flat_paths",
    ),
    _ESTIMATOR + "inputs.queues.feeding_queue_runner": ("FeedingQueueRunner=_FeedingQueueRunner",),
    _ESTIMATOR + "tpu.tpu_context": ("TPUContext",),
    _ESTIMATOR + "tpu.tpu_estimator": (
        "BatchConfig",
        "ExportSavedModelApiVersion",
        "export_estimator_savedmodel",
        "model_fn_inference_on_tpu",
    ),
}

#: Where each is, ``module:name``, by what it is called here; a name that differs follows on it.
PLACES = {
    name.partition("=")[0]: f"{module}:{name.rpartition('=')[2]}"
    for module, names in _SHOWN.items()
    for name in names
}
