# Written by tools/stubs.py.
from tf_contrib.stateless import gen_stateless_random_ops as gen_stateless_random_ops
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.stateless.stateless_multinomial is deprecated: use tf.compat.v1.random.stateless_multinomial')
def stateless_multinomial(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.stateless.stateless_random_normal is deprecated: use tf.compat.v1.random.stateless_normal')
def stateless_random_normal(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.stateless.stateless_random_uniform is deprecated: use tf.compat.v1.random.stateless_uniform')
def stateless_random_uniform(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.stateless.stateless_truncated_normal is deprecated: use tf.compat.v1.random.stateless_truncated_normal')
def stateless_truncated_normal(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
