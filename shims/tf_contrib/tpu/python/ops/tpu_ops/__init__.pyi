# Written by tools/stubs.py.
from tf_contrib.tpu import cross_replica_sum as cross_replica_sum
from tf_contrib.tpu import infeed_dequeue as infeed_dequeue
from tf_contrib.tpu import infeed_dequeue_tuple as infeed_dequeue_tuple
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.tpu.python.ops.tpu_ops.all_to_all is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def all_to_all(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.python.ops.tpu_ops.collective_permute is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def collective_permute(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.python.ops.tpu_ops.tpu_replicated_input is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def tpu_replicated_input(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
