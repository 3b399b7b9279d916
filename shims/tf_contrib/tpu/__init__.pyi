# Written by tools/stubs.py.
from contrib_compat.successors import CrossShardOptimizer as CrossShardOptimizer
from contrib_compat.successors import DeviceAssignment as DeviceAssignment
from contrib_compat.successors import InputPipelineConfig as InputPipelineConfig
from contrib_compat.successors import RunConfig as RunConfig
from contrib_compat.successors import TPUConfig as TPUConfig
from contrib_compat.successors import TPUEstimator as TPUEstimator
from contrib_compat.successors import TPUEstimatorSpec as TPUEstimatorSpec
from contrib_compat.versions.private_names import InfeedQueue as InfeedQueue
from contrib_compat.versions.private_names import Topology as Topology
from tf_contrib.tpu import ops as ops
from tf_contrib.tpu import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.tpu.batch_parallel is deprecated: use tf.compat.v1.tpu.batch_parallel')
def batch_parallel(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.bfloat16_scope is deprecated: use tf.compat.v1.tpu.bfloat16_scope')
def bfloat16_scope(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.core is deprecated: use tf.compat.v1.tpu.core')
def core(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.cross_replica_sum is deprecated: use tf.compat.v1.tpu.cross_replica_sum')
def cross_replica_sum(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.device_assignment is deprecated: use the build of tf.tpu.experimental.DeviceAssignment')
def device_assignment(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.export_estimator_savedmodel is deprecated: use the export_saved_model of tf.compat.v1.estimator.tpu.TPUEstimator; on TensorFlow 2.16 and newer tf.compat.v1.estimator is contrib_compat.estimator')
def export_estimator_savedmodel(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.infeed_dequeue is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def infeed_dequeue(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.infeed_dequeue_tuple is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def infeed_dequeue_tuple(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.infeed_enqueue is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def infeed_enqueue(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.infeed_enqueue_tuple is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def infeed_enqueue_tuple(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.initialize_system is deprecated: use tf.compat.v1.tpu.initialize_system')
def initialize_system(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.outfeed_dequeue is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def outfeed_dequeue(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.outfeed_dequeue_tuple is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def outfeed_dequeue_tuple(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.outfeed_enqueue is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def outfeed_enqueue(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.outfeed_enqueue_tuple is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def outfeed_enqueue_tuple(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.outside_compilation is deprecated: use tf.compat.v1.tpu.outside_compilation')
def outside_compilation(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.repeat is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def repeat(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.replicate is deprecated: use tf.compat.v1.tpu.replicate')
def replicate(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.rewrite is deprecated: use tf.compat.v1.tpu.rewrite')
def rewrite(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.shard is deprecated: use tf.compat.v1.tpu.shard')
def shard(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.shutdown_system is deprecated: use tf.compat.v1.tpu.shutdown_system')
def shutdown_system(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.while_loop is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def while_loop(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
