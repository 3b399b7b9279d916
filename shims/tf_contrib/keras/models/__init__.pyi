# Written by tools/stubs.py.
from contrib_compat.successors import Model as Model
from contrib_compat.successors import Sequential as Sequential
from contrib_compat.successors import model_from_config as model_from_config
from contrib_compat.successors import model_from_yaml as model_from_yaml
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.models.load_model is deprecated: use tf.compat.v1.keras.models.load_model')
def load_model(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.models.model_from_json is deprecated: use tf.compat.v1.keras.models.model_from_json')
def model_from_json(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.models.save_model is deprecated: use tf.compat.v1.keras.models.save_model')
def save_model(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
