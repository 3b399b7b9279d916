# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.compiler.xla.check_function_argument_count is deprecated: use tf.function with jit_compile=True')
def check_function_argument_count(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.compiler.xla.compile is deprecated: use tf.function, which takes other arguments')
def compile(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
