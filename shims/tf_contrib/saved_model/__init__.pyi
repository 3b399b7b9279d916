# Written by tools/stubs.py.
from tf_contrib.saved_model import python as python
from tf_contrib.saved_model import reader as reader
from tf_contrib.saved_model import signature_def_utils as signature_def_utils
from tf_contrib.saved_model.python.saved_model.signature_def_utils import get_signature_def_by_key as get_signature_def_by_key
import contrib_compat.disk.paths
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.saved_model.load_keras_model is deprecated: use tf.keras.models.load_model, which takes other arguments')
def load_keras_model(saved_model_path: contrib_compat.disk.paths.AnyPath, custom_objects: typing.Optional[typing.Mapping[str, typing.Any]]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.saved_model.save_keras_model is deprecated: use tf.keras.models.save_model, which takes other arguments')
def save_keras_model(model: typing.Any, saved_model_path: contrib_compat.disk.paths.AnyPath, custom_objects: typing.Optional[typing.Mapping[str, typing.Any]]=None, as_text: bool=False, input_signature: typing.Any=None, serving_only: bool=False) -> str: ...
