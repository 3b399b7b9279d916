# Written by tools/stubs.py.
from tf_contrib.keras.applications import InceptionV3 as InceptionV3
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.applications.inception_v3.decode_predictions is deprecated: use tf.compat.v1.keras.applications.inception_v3.decode_predictions')
def decode_predictions(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.inception_v3.preprocess_input is deprecated: use tf.compat.v1.keras.applications.inception_v3.preprocess_input')
def preprocess_input(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
