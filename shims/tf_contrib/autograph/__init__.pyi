# Written by tools/stubs.py.
from contrib_compat.versions.private_names import AutoGraphError as AutoGraphError
from contrib_compat.versions.private_names import AutoGraphFeature as Feature
from contrib_compat.versions.private_names import ConversionOptions as ConversionOptions
from contrib_compat.versions.private_names import StackTraceMapper as StackTraceMapper
from tf_contrib.autograph import impl as impl
from tf_contrib.autograph import lang as lang
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.autograph.convert is deprecated: let tf.function convert the code by itself; what is public is in tf.autograph')
def convert(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.converted_call is deprecated: let tf.function convert the code by itself; what is public is in tf.autograph')
def converted_call(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.do_not_convert is deprecated: use tf.compat.v1.autograph.experimental.do_not_convert')
def do_not_convert(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.set_element_type is deprecated: let tf.function convert the code by itself; what is public is in tf.autograph')
def set_element_type(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.set_loop_options is deprecated: use tf.compat.v1.autograph.experimental.set_loop_options, which takes other arguments')
def set_loop_options(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.stack is deprecated: let tf.function convert the code by itself; what is public is in tf.autograph')
def stack(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.to_code is deprecated: use tf.autograph.to_code')
def to_code(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.autograph.to_graph is deprecated: use tf.autograph.to_graph')
def to_graph(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
