# Written by tools/stubs.py.
from contrib_compat.successors import Initializer as Initializer
from contrib_compat.successors import RandomNormal as RandomNormal
from contrib_compat.successors import RandomUniform as RandomUniform
from contrib_compat.successors import TruncatedNormal as TruncatedNormal
from contrib_compat.successors import constant as Constant
from contrib_compat.successors import glorot_normal_initializer as glorot_normal
from contrib_compat.successors import glorot_uniform_initializer as glorot_uniform
from contrib_compat.successors import identity as Identity
from contrib_compat.successors import ones as Ones
from contrib_compat.successors import orthogonal as Orthogonal
from contrib_compat.successors import variance_scaling as VarianceScaling
from contrib_compat.successors import zeros as Zeros
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.initializers.deserialize is deprecated: use tf.compat.v1.keras.initializers.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.get is deprecated: use tf.compat.v1.keras.initializers.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.he_normal is deprecated: use tf.compat.v1.initializers.he_normal')
def he_normal(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.he_uniform is deprecated: use tf.compat.v1.initializers.he_uniform')
def he_uniform(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.lecun_normal is deprecated: use tf.compat.v1.initializers.lecun_normal')
def lecun_normal(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.lecun_uniform is deprecated: use tf.compat.v1.initializers.lecun_uniform')
def lecun_uniform(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.initializers.serialize is deprecated: use tf.compat.v1.keras.initializers.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
