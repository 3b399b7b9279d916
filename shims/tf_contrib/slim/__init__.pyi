# Written by tools/stubs.py.
from contrib_compat.versions.private_names import InputLayer as InputLayer
from tf_contrib.slim import nest as nest
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.slim.deprecated is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def deprecated(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.deprecated_arg_values is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def deprecated_arg_values(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.make_all is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def make_all(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
