# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.optimizers.deserialize is deprecated: use tf.compat.v1.keras.optimizers.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.optimizers.get is deprecated: use tf.compat.v1.keras.optimizers.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.optimizers.serialize is deprecated: use tf.compat.v1.keras.optimizers.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
