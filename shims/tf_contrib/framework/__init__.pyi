# Written by tools/stubs.py.
from contrib_compat.successors import CriticalSection as CriticalSection
from contrib_compat.successors import TensorSpec as TensorSpec
from contrib_compat.versions.private_names import BoundedTensorSpec as BoundedTensorSpec
from contrib_compat.versions.private_names import ConvolutionDeltaOrthogonal as convolutional_delta_orthogonal
from contrib_compat.versions.private_names import ConvolutionOrthogonal1D as convolutional_orthogonal_1d
from contrib_compat.versions.private_names import ConvolutionOrthogonal2D as convolutional_orthogonal_2d
from contrib_compat.versions.private_names import ConvolutionOrthogonal3D as convolutional_orthogonal_3d
from contrib_compat.versions.private_names import RecordInput as RecordInput
from tf_contrib.framework import nest as nest
from tf_contrib.framework import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.framework.argsort is deprecated: use tf.compat.v1.argsort')
def argsort(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.assert_global_step is deprecated: use tf.compat.v1.train.assert_global_step')
def assert_global_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.assert_same_float_dtype is deprecated: use tf.debugging.assert_same_float_dtype')
def assert_same_float_dtype(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.assert_scalar is deprecated: use tf.compat.v1.debugging.assert_scalar')
def assert_scalar(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.convert_to_tensor_or_sparse_tensor is deprecated: use tf.convert_to_tensor, which takes other arguments')
def convert_to_tensor_or_sparse_tensor(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.create_global_step is deprecated: use tf.compat.v1.train.create_global_step')
def create_global_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.deprecated is deprecated: use typing_extensions.deprecated or warnings.warn')
def deprecated(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.deprecated_arg_values is deprecated: use typing_extensions.deprecated or warnings.warn')
def deprecated_arg_values(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.deprecated_args is deprecated: use typing_extensions.deprecated or warnings.warn')
def deprecated_args(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.get_global_step is deprecated: use tf.compat.v1.train.get_global_step')
def get_global_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.get_or_create_global_step is deprecated: use tf.compat.v1.train.get_or_create_global_step')
def get_or_create_global_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.is_tensor is deprecated: use tf.compat.v1.is_tensor')
def is_tensor(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.load_and_remap_matrix_initializer is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def load_and_remap_matrix_initializer(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.load_embedding_initializer is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def load_embedding_initializer(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.prepend_name_scope is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def prepend_name_scope(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.smart_case is deprecated: use tf.case, which takes other arguments')
def smart_case(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.smart_cond is deprecated: use tf.cond, which takes other arguments')
def smart_cond(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.smart_constant_value is deprecated: use tf.get_static_value, which takes other arguments')
def smart_constant_value(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.sort is deprecated: use tf.compat.v1.sort')
def sort(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.framework.strip_name_scope is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def strip_name_scope(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
