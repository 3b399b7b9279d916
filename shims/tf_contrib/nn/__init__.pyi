# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.nn.conv1d_transpose is deprecated: use tf.compat.v1.nn.conv1d_transpose')
def conv1d_transpose(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.nn.nth_element is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def nth_element(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
