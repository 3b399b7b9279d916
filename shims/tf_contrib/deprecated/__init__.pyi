# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.deprecated.audio_summary is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def audio_summary(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.deprecated.histogram_summary is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def histogram_summary(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.deprecated.image_summary is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def image_summary(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.deprecated.merge_all_summaries is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def merge_all_summaries(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.deprecated.merge_summary is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def merge_summary(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.deprecated.scalar_summary is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def scalar_summary(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
