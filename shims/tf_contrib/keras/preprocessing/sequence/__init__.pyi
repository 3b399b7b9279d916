# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.sequence.make_sampling_table is deprecated: use tf.compat.v1.keras.preprocessing.sequence.make_sampling_table')
def make_sampling_table(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.sequence.pad_sequences is deprecated: use tf.compat.v1.keras.preprocessing.sequence.pad_sequences')
def pad_sequences(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.sequence.skipgrams is deprecated: use tf.compat.v1.keras.preprocessing.sequence.skipgrams')
def skipgrams(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
