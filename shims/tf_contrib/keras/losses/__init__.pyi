# Written by tools/stubs.py.
from contrib_compat.successors import cosine_proximity as cosine_proximity
from contrib_compat.successors import cosine_proximity as cosine_similarity
from contrib_compat.successors import mean_absolute_error as mean_absolute_error
from contrib_compat.successors import mean_absolute_percentage_error as mean_absolute_percentage_error
from contrib_compat.successors import mean_squared_error as MSE
from contrib_compat.successors import mean_squared_error as mean_squared_error
from contrib_compat.successors import mean_squared_logarithmic_error as mean_squared_logarithmic_error
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.losses.binary_crossentropy is deprecated: use tf.compat.v1.keras.metrics.binary_crossentropy')
def binary_crossentropy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.categorical_crossentropy is deprecated: use tf.compat.v1.keras.metrics.categorical_crossentropy')
def categorical_crossentropy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.categorical_hinge is deprecated: use tf.compat.v1.keras.losses.categorical_hinge')
def categorical_hinge(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.deserialize is deprecated: use tf.compat.v1.keras.losses.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.get is deprecated: use tf.compat.v1.keras.losses.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.hinge is deprecated: use tf.compat.v1.keras.metrics.hinge')
def hinge(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.kullback_leibler_divergence is deprecated: use tf.compat.v1.keras.metrics.kullback_leibler_divergence')
def kullback_leibler_divergence(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.logcosh is deprecated: use tf.compat.v1.keras.losses.logcosh')
def logcosh(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.poisson is deprecated: use tf.compat.v1.keras.metrics.poisson')
def poisson(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.serialize is deprecated: use tf.compat.v1.keras.losses.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.sparse_categorical_crossentropy is deprecated: use tf.compat.v1.keras.metrics.sparse_categorical_crossentropy')
def sparse_categorical_crossentropy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.losses.squared_hinge is deprecated: use tf.compat.v1.keras.metrics.squared_hinge')
def squared_hinge(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
