# Written by tools/stubs.py.
from contrib_compat.successors import cosine_proximity as cosine_proximity
from contrib_compat.successors import cosine_proximity as cosine_similarity
from contrib_compat.successors import mean_absolute_error as mean_absolute_error
from contrib_compat.successors import mean_absolute_percentage_error as mean_absolute_percentage_error
from contrib_compat.successors import mean_squared_error as mean_squared_error
from contrib_compat.successors import mean_squared_logarithmic_error as mean_squared_logarithmic_error
from tf_contrib.keras.losses import binary_crossentropy as binary_crossentropy
from tf_contrib.keras.losses import categorical_crossentropy as categorical_crossentropy
from tf_contrib.keras.losses import hinge as hinge
from tf_contrib.keras.losses import kullback_leibler_divergence as kullback_leibler_divergence
from tf_contrib.keras.losses import poisson as poisson
from tf_contrib.keras.losses import sparse_categorical_crossentropy as sparse_categorical_crossentropy
from tf_contrib.keras.losses import squared_hinge as squared_hinge
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.metrics.binary_accuracy is deprecated: use tf.compat.v1.keras.metrics.binary_accuracy')
def binary_accuracy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.categorical_accuracy is deprecated: use tf.compat.v1.keras.metrics.categorical_accuracy')
def categorical_accuracy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.deserialize is deprecated: use tf.compat.v1.keras.metrics.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.get is deprecated: use tf.compat.v1.keras.metrics.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.serialize is deprecated: use tf.compat.v1.keras.metrics.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.sparse_top_k_categorical_accuracy is deprecated: use tf.compat.v1.keras.metrics.sparse_top_k_categorical_accuracy')
def sparse_top_k_categorical_accuracy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.metrics.top_k_categorical_accuracy is deprecated: use tf.compat.v1.keras.metrics.top_k_categorical_accuracy')
def top_k_categorical_accuracy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
