# Written by tools/stubs.py.
from contrib_compat.successors import Activation as Activation
from contrib_compat.successors import ActivityRegularization as ActivityRegularization
from contrib_compat.successors import Add as Add
from contrib_compat.successors import AlphaDropout as AlphaDropout
from contrib_compat.successors import Average as Average
from contrib_compat.successors import AveragePooling1D as AveragePooling1D
from contrib_compat.successors import AveragePooling1D as AvgPool1D
from contrib_compat.successors import AveragePooling2D as AveragePooling2D
from contrib_compat.successors import AveragePooling2D as AvgPool2D
from contrib_compat.successors import AveragePooling3D as AveragePooling3D
from contrib_compat.successors import AveragePooling3D as AvgPool3D
from contrib_compat.successors import BatchNormalization as BatchNormalization
from contrib_compat.successors import Bidirectional as Bidirectional
from contrib_compat.successors import Concatenate as Concatenate
from contrib_compat.successors import Conv1D as Conv1D
from contrib_compat.successors import Conv1D as Convolution1D
from contrib_compat.successors import Conv2D as Conv2D
from contrib_compat.successors import Conv2D as Convolution2D
from contrib_compat.successors import Conv2DTranspose as Conv2DTranspose
from contrib_compat.successors import Conv2DTranspose as Convolution2DTranspose
from contrib_compat.successors import Conv3D as Conv3D
from contrib_compat.successors import Conv3D as Convolution3D
from contrib_compat.successors import Conv3DTranspose as Conv3DTranspose
from contrib_compat.successors import Conv3DTranspose as Convolution3DTranspose
from contrib_compat.successors import ConvLSTM2D as ConvLSTM2D
from contrib_compat.successors import Cropping1D as Cropping1D
from contrib_compat.successors import Cropping2D as Cropping2D
from contrib_compat.successors import Cropping3D as Cropping3D
from contrib_compat.successors import Dense as Dense
from contrib_compat.successors import Dot as Dot
from contrib_compat.successors import Dropout as Dropout
from contrib_compat.successors import ELU as ELU
from contrib_compat.successors import Embedding as Embedding
from contrib_compat.successors import Flatten as Flatten
from contrib_compat.successors import GRU as GRU
from contrib_compat.successors import GaussianDropout as GaussianDropout
from contrib_compat.successors import GaussianNoise as GaussianNoise
from contrib_compat.successors import GlobalAveragePooling1D as GlobalAveragePooling1D
from contrib_compat.successors import GlobalAveragePooling1D as GlobalAvgPool1D
from contrib_compat.successors import GlobalAveragePooling2D as GlobalAveragePooling2D
from contrib_compat.successors import GlobalAveragePooling2D as GlobalAvgPool2D
from contrib_compat.successors import GlobalAveragePooling3D as GlobalAveragePooling3D
from contrib_compat.successors import GlobalAveragePooling3D as GlobalAvgPool3D
from contrib_compat.successors import GlobalMaxPool1D as GlobalMaxPool1D
from contrib_compat.successors import GlobalMaxPool1D as GlobalMaxPooling1D
from contrib_compat.successors import GlobalMaxPool2D as GlobalMaxPool2D
from contrib_compat.successors import GlobalMaxPool2D as GlobalMaxPooling2D
from contrib_compat.successors import GlobalMaxPool3D as GlobalMaxPool3D
from contrib_compat.successors import GlobalMaxPool3D as GlobalMaxPooling3D
from contrib_compat.successors import InputLayer as InputLayer
from contrib_compat.successors import InputSpec as InputSpec
from contrib_compat.successors import LSTM as LSTM
from contrib_compat.successors import Lambda as Lambda
from contrib_compat.successors import Layer as Layer
from contrib_compat.successors import LeakyReLU as LeakyReLU
from contrib_compat.successors import LocallyConnected1D as LocallyConnected1D
from contrib_compat.successors import LocallyConnected2D as LocallyConnected2D
from contrib_compat.successors import Masking as Masking
from contrib_compat.successors import MaxPool1D as MaxPool1D
from contrib_compat.successors import MaxPool1D as MaxPooling1D
from contrib_compat.successors import MaxPool2D as MaxPool2D
from contrib_compat.successors import MaxPool2D as MaxPooling2D
from contrib_compat.successors import MaxPool3D as MaxPool3D
from contrib_compat.successors import MaxPool3D as MaxPooling3D
from contrib_compat.successors import Maximum as Maximum
from contrib_compat.successors import Multiply as Multiply
from contrib_compat.successors import PReLU as PReLU
from contrib_compat.successors import Permute as Permute
from contrib_compat.successors import RepeatVector as RepeatVector
from contrib_compat.successors import Reshape as Reshape
from contrib_compat.successors import SeparableConv2D as SeparableConv2D
from contrib_compat.successors import SeparableConv2D as SeparableConvolution2D
from contrib_compat.successors import SimpleRNN as SimpleRNN
from contrib_compat.successors import SpatialDropout1D as SpatialDropout1D
from contrib_compat.successors import SpatialDropout2D as SpatialDropout2D
from contrib_compat.successors import SpatialDropout3D as SpatialDropout3D
from contrib_compat.successors import ThresholdedReLU as ThresholdedReLU
from contrib_compat.successors import TimeDistributed as TimeDistributed
from contrib_compat.successors import UpSampling1D as UpSampling1D
from contrib_compat.successors import UpSampling2D as UpSampling2D
from contrib_compat.successors import UpSampling3D as UpSampling3D
from contrib_compat.successors import Wrapper as Wrapper
from contrib_compat.successors import ZeroPadding1D as ZeroPadding1D
from contrib_compat.successors import ZeroPadding2D as ZeroPadding2D
from contrib_compat.successors import ZeroPadding3D as ZeroPadding3D
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.layers.Input is deprecated: use tf.compat.v1.keras.layers.Input')
def Input(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.add is deprecated: use tf.compat.v1.keras.layers.add')
def add(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.average is deprecated: use tf.compat.v1.keras.layers.average')
def average(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.concatenate is deprecated: use tf.compat.v1.keras.layers.concatenate')
def concatenate(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.dot is deprecated: use tf.compat.v1.keras.layers.dot')
def dot(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.maximum is deprecated: use tf.compat.v1.keras.layers.maximum')
def maximum(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.layers.multiply is deprecated: use tf.compat.v1.keras.layers.multiply')
def multiply(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
