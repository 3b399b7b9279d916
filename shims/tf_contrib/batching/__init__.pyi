# Written by tools/stubs.py.
from tf_contrib.batching import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.batching.batch_function is deprecated: use tf.compat.v1.nondifferentiable_batch_function')
def batch_function(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
