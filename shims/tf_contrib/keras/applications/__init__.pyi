# Written by tools/stubs.py.
from tf_contrib.keras.applications import inception_v3 as inception_v3
from tf_contrib.keras.applications import mobilenet as mobilenet
from tf_contrib.keras.applications import resnet50 as resnet50
from tf_contrib.keras.applications import vgg16 as vgg16
from tf_contrib.keras.applications import vgg19 as vgg19
from tf_contrib.keras.applications import xception as xception
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.applications.InceptionV3 is deprecated: use tf.compat.v1.keras.applications.inception_v3.InceptionV3')
def InceptionV3(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.MobileNet is deprecated: use tf.compat.v1.keras.applications.mobilenet.MobileNet')
def MobileNet(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.ResNet50 is deprecated: use tf.compat.v1.keras.applications.resnet50.ResNet50')
def ResNet50(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.VGG16 is deprecated: use tf.compat.v1.keras.applications.vgg16.VGG16')
def VGG16(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.VGG19 is deprecated: use tf.compat.v1.keras.applications.vgg19.VGG19')
def VGG19(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.applications.Xception is deprecated: use tf.compat.v1.keras.applications.xception.Xception')
def Xception(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
