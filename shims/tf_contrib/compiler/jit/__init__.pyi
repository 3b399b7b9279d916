# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.compiler.jit.experimental_jit_scope is deprecated: use tf.xla.experimental.jit_scope')
def experimental_jit_scope(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
