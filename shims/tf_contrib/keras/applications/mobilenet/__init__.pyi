# Written by tools/stubs.py.
from tf_contrib.keras.applications import MobileNet as MobileNet
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.applications.mobilenet.decode_predictions is deprecated: use tf.compat.v1.keras.applications.mobilenet.decode_predictions')
def decode_predictions(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.mobilenet.preprocess_input is deprecated: use tf.compat.v1.keras.applications.mobilenet.preprocess_input')
def preprocess_input(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
