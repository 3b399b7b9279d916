# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.metrics.set_difference is deprecated: use tf.compat.v1.sets.difference')
def set_difference(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.metrics.set_intersection is deprecated: use tf.compat.v1.sets.intersection')
def set_intersection(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.metrics.set_size is deprecated: use tf.compat.v1.sets.size')
def set_size(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.metrics.set_union is deprecated: use tf.compat.v1.sets.union')
def set_union(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
