# Written by tools/stubs.py.
from contrib_compat.successors import DirectoryIterator as DirectoryIterator
from contrib_compat.successors import ImageDataGenerator as ImageDataGenerator
from contrib_compat.successors import Iterator as Iterator
from contrib_compat.successors import NumpyArrayIterator as NumpyArrayIterator
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.array_to_img is deprecated: use tf.compat.v1.keras.preprocessing.image.array_to_img')
def array_to_img(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.img_to_array is deprecated: use tf.compat.v1.keras.preprocessing.image.img_to_array')
def img_to_array(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.load_img is deprecated: use tf.compat.v1.keras.preprocessing.image.load_img')
def load_img(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.random_channel_shift is deprecated: use tf.compat.v1.keras.preprocessing.image.random_channel_shift')
def random_channel_shift(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.random_rotation is deprecated: use tf.compat.v1.keras.preprocessing.image.random_rotation')
def random_rotation(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.random_shear is deprecated: use tf.compat.v1.keras.preprocessing.image.random_shear')
def random_shear(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.random_shift is deprecated: use tf.compat.v1.keras.preprocessing.image.random_shift')
def random_shift(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.image.random_zoom is deprecated: use tf.compat.v1.keras.preprocessing.image.random_zoom')
def random_zoom(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
