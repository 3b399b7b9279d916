# Written by tools/stubs.py.
from contrib_compat.successors import CustomObjectScope as CustomObjectScope
from contrib_compat.successors import GeneratorEnqueuer as GeneratorEnqueuer
from contrib_compat.successors import Progbar as Progbar
from contrib_compat.successors import Sequence as Sequence
from contrib_compat.successors import SequenceEnqueuer as SequenceEnqueuer
from contrib_compat.successors import custom_object_scope as custom_object_scope
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.utils.deserialize_keras_object is deprecated: use tf.compat.v1.keras.utils.deserialize_keras_object')
def deserialize_keras_object(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.get_custom_objects is deprecated: use tf.compat.v1.keras.utils.get_custom_objects')
def get_custom_objects(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.get_file is deprecated: use tf.compat.v1.keras.utils.get_file')
def get_file(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.normalize is deprecated: use tf.compat.v1.keras.utils.normalize')
def normalize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.plot_model is deprecated: use tf.compat.v1.keras.utils.plot_model')
def plot_model(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.serialize_keras_object is deprecated: use tf.compat.v1.keras.utils.serialize_keras_object')
def serialize_keras_object(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.utils.to_categorical is deprecated: use tf.compat.v1.keras.utils.to_categorical, which takes other arguments')
def to_categorical(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
