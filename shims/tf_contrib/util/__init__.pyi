# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.util.constant_value is deprecated: use tf.get_static_value')
def constant_value(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.util.make_ndarray is deprecated: use tf.compat.v1.make_ndarray')
def make_ndarray(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.util.make_tensor_proto is deprecated: use tf.compat.v1.make_tensor_proto')
def make_tensor_proto(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.util.ops_used_by_graph_def is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def ops_used_by_graph_def(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.util.stripped_op_list_for_graph is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def stripped_op_list_for_graph(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
