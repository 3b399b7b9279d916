# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.datasets.reuters.get_word_index is deprecated: use tf.compat.v1.keras.datasets.reuters.get_word_index')
def get_word_index(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.datasets.reuters.load_data is deprecated: use tf.compat.v1.keras.datasets.reuters.load_data')
def load_data(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
