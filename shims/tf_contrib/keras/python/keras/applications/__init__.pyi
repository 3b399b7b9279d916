# Written by tools/stubs.py.
from tf_contrib.keras.applications import InceptionV3 as InceptionV3
from tf_contrib.keras.applications import MobileNet as MobileNet
from tf_contrib.keras.applications import ResNet50 as ResNet50
from tf_contrib.keras.applications import VGG16 as VGG16
from tf_contrib.keras.applications import VGG19 as VGG19
from tf_contrib.keras.applications import Xception as Xception
from tf_contrib.keras.python.keras.applications import inception_v3 as inception_v3
from tf_contrib.keras.python.keras.applications import mobilenet as mobilenet
from tf_contrib.keras.python.keras.applications import resnet50 as resnet50
from tf_contrib.keras.python.keras.applications import vgg16 as vgg16
from tf_contrib.keras.python.keras.applications import vgg19 as vgg19
from tf_contrib.keras.python.keras.applications import xception as xception
