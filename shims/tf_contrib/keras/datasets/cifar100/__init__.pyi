# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.datasets.cifar100.load_data is deprecated: use tf.compat.v1.keras.datasets.cifar100.load_data')
def load_data(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
