# Written by tools/stubs.py.
from contrib_compat.versions.private_names import TpuContext as TpuContext
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.tpu.python.tpu.tpu_function.get_tpu_context is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def get_tpu_context(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.tpu.python.tpu.tpu_function.tpu_shard_context is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def tpu_shard_context(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
