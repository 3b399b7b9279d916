# Written by tools/stubs.py.
from contrib_compat.layers.optimizing import OPTIMIZER_CLS_NAMES as OPTIMIZER_CLS_NAMES
from contrib_compat.layers.optimizing import OPTIMIZER_SUMMARIES as OPTIMIZER_SUMMARIES
from contrib_compat.versions.private_names import InputLayer as InputLayer
from tf_contrib.slim import initializers as initializers
from tf_contrib.slim import learning as learning
from tf_contrib.slim import metrics as metrics
from tf_contrib.slim import nest as nest
from tf_contrib.slim import python as python
from tf_contrib.slim import utils as utils
import contrib_compat.framework.arg_scope
import contrib_compat.framework.checkpoints
import contrib_compat.framework.finding
import contrib_compat.layers.regularizers
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.slim.add_arg_scope is deprecated: bind arguments by functools.partial where they are needed')
def add_arg_scope(func: typing.Callable[..., typing.Any]) -> typing.Callable[..., typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.add_model_variable is deprecated: use tf.compat.v1.add_to_collection, which takes other arguments')
def add_model_variable(var: typing.Any) -> None: ...

@typing_extensions.deprecated('tf.contrib.slim.apply_regularization is deprecated: use tf_slim.apply_regularization')
def apply_regularization(regularizer: contrib_compat.layers.regularizers.Regularizer, weights_list: typing.Optional[typing.Sequence[typing.Any]]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.arg_scope is deprecated: pass the arguments, or bind them by functools.partial')
def arg_scope(list_ops_or_scope: typing.Union[typing.Sequence[typing.Any], contrib_compat.framework.arg_scope.Scope], **kwargs: typing.Any) -> typing.Iterator[contrib_compat.framework.arg_scope.Scope]: ...

@typing_extensions.deprecated('tf.contrib.slim.arg_scoped_arguments is deprecated: ask inspect.signature')
def arg_scoped_arguments(func: typing.Any) -> typing.Tuple[str, ...]: ...

@typing_extensions.deprecated('tf.contrib.slim.assert_or_get_global_step is deprecated: use tf.compat.v1.train.get_global_step, which takes other arguments')
def assert_or_get_global_step(graph: typing.Any=None, global_step_tensor: typing.Any=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.assign_from_checkpoint is deprecated: restore them by a tf.compat.v1.train.Saver')
def assign_from_checkpoint(model_path: str, var_list: contrib_compat.framework.checkpoints._Variables, ignore_missing_vars: bool=False) -> contrib_compat.framework.checkpoints._Assignment: ...

@typing_extensions.deprecated('tf.contrib.slim.assign_from_checkpoint_fn is deprecated: restore them by a tf.compat.v1.train.Saver')
def assign_from_checkpoint_fn(model_path: str, var_list: contrib_compat.framework.checkpoints._Variables, ignore_missing_vars: bool=False, reshape_variables: bool=False) -> typing.Optional[typing.Callable[[typing.Any], typing.Any]]: ...

@typing_extensions.deprecated('tf.contrib.slim.assign_from_values is deprecated: feed the values to placeholders of your own')
def assign_from_values(var_names_to_values: typing.Mapping[str, typing.Any]) -> contrib_compat.framework.checkpoints._Assignment: ...

@typing_extensions.deprecated('tf.contrib.slim.assign_from_values_fn is deprecated: feed the values to placeholders of your own')
def assign_from_values_fn(var_names_to_values: typing.Mapping[str, typing.Any]) -> typing.Callable[[typing.Any], typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.current_arg_scope is deprecated: pass the arguments, or bind them by functools.partial')
def current_arg_scope() -> contrib_compat.framework.arg_scope.Scope: ...

@typing_extensions.deprecated('tf.contrib.slim.deprecated is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def deprecated(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.deprecated_arg_values is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def deprecated_arg_values(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.filter_variables is deprecated: choose them from the list by their names')
def filter_variables(var_list: typing.Iterable[typing.Any], include_patterns: typing.Optional[typing.Iterable[str]]=None, exclude_patterns: typing.Optional[typing.Iterable[str]]=None, reg_search: bool=True) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_local_variables is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_local_variables(scope: contrib_compat.framework.finding._Scope=None, suffix: typing.Optional[str]=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_model_variables is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_model_variables(scope: contrib_compat.framework.finding._Scope=None, suffix: typing.Optional[str]=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_trainable_variables is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_trainable_variables(scope: contrib_compat.framework.finding._Scope=None, suffix: typing.Optional[str]=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_unique_variable is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_unique_variable(var_op_name: str) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.get_variable_full_name is deprecated: use the name of the variable')
def get_variable_full_name(var: typing.Any) -> str: ...

@typing_extensions.deprecated('tf.contrib.slim.get_variables is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_variables(scope: contrib_compat.framework.finding._Scope=None, suffix: typing.Optional[str]=None, collection: str=...) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_variables_by_name is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_variables_by_name(given_name: str, scope: contrib_compat.framework.finding._Scope=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_variables_by_suffix is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_variables_by_suffix(suffix: str, scope: contrib_compat.framework.finding._Scope=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.get_variables_to_restore is deprecated: choose from tf.compat.v1.get_collection by the names')
def get_variables_to_restore(include: typing.Optional[typing.Sequence[str]]=None, exclude: typing.Optional[typing.Sequence[str]]=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.global_variable is deprecated: use tf.compat.v1.Variable with trainable=False and the collection')
def global_variable(initial_value: typing.Any, validate_shape: bool=True, name: typing.Optional[str]=None, use_resource: typing.Optional[bool]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.has_arg_scope is deprecated: pass the arguments, or bind them by functools.partial')
def has_arg_scope(func: typing.Any) -> bool: ...

@typing_extensions.deprecated('tf.contrib.slim.l1_l2_regularizer is deprecated: use tf_slim.l1_l2_regularizer')
def l1_l2_regularizer(scale_l1: typing.Any=1.0, scale_l2: typing.Any=1.0, scope: typing.Optional[str]=None) -> typing.Optional[contrib_compat.layers.regularizers.Regularizer]: ...

@typing_extensions.deprecated('tf.contrib.slim.l1_regularizer is deprecated: use tf_slim.l1_regularizer')
def l1_regularizer(scale: typing.Any, scope: typing.Optional[str]=None) -> contrib_compat.layers.regularizers.Regularizer: ...

@typing_extensions.deprecated('tf.contrib.slim.l2_regularizer is deprecated: use tf_slim.l2_regularizer')
def l2_regularizer(scale: typing.Any, scope: typing.Optional[str]=None) -> contrib_compat.layers.regularizers.Regularizer: ...

@typing_extensions.deprecated('tf.contrib.slim.local_variable is deprecated: use tf.compat.v1.Variable with trainable=False and the collection')
def local_variable(initial_value: typing.Any, validate_shape: bool=True, name: typing.Optional[str]=None, use_resource: typing.Optional[bool]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.make_all is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def make_all(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.model_variable is deprecated: use tf.compat.v1.get_variable, which takes other arguments')
def model_variable(name: str, shape: typing.Any=None, dtype: typing.Any=..., initializer: typing.Any=None, regularizer: typing.Any=None, trainable: bool=True, collections: typing.Optional[typing.Sequence[str]]=None, caching_device: typing.Any=None, device: typing.Any=None, partitioner: typing.Any=None, custom_getter: typing.Any=None, use_resource: typing.Optional[bool]=None, synchronization: typing.Any=..., aggregation: typing.Any=...) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.optimize_loss is deprecated: use tf_slim.optimize_loss')
def optimize_loss(loss: typing.Any, global_step: typing.Any, learning_rate: typing.Any, optimizer: typing.Any, gradient_noise_scale: typing.Optional[float]=None, gradient_multipliers: typing.Optional[typing.Dict[typing.Any, typing.Any]]=None, clip_gradients: typing.Any=None, learning_rate_decay_fn: typing.Optional[typing.Callable[[typing.Any, typing.Any], typing.Any]]=None, update_ops: typing.Optional[typing.Iterable[typing.Any]]=None, variables: typing.Optional[typing.List[typing.Any]]=None, name: typing.Optional[str]=None, summaries: typing.Optional[typing.Sequence[str]]=None, colocate_gradients_with_ops: bool=False, increment_global_step: bool=True) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.sum_regularizer is deprecated: use tf_slim.sum_regularizer')
def sum_regularizer(regularizer_list: typing.Sequence[typing.Optional[contrib_compat.layers.regularizers.Regularizer]], scope: typing.Optional[str]=None) -> typing.Optional[contrib_compat.layers.regularizers.Regularizer]: ...

@typing_extensions.deprecated('tf.contrib.slim.variable is deprecated: use tf.compat.v1.get_variable, which takes other arguments')
def variable(name: str, shape: typing.Any=None, dtype: typing.Any=None, initializer: typing.Any=None, regularizer: typing.Any=None, trainable: bool=True, collections: typing.Optional[typing.Sequence[str]]=None, caching_device: typing.Any=None, device: typing.Any=None, partitioner: typing.Any=None, custom_getter: typing.Any=None, use_resource: typing.Optional[bool]=None, synchronization: typing.Any=..., aggregation: typing.Any=...) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.variance_scaling_initializer is deprecated: use tf_slim.variance_scaling_initializer')
def variance_scaling_initializer(factor: float=2.0, mode: str='FAN_IN', uniform: bool=False, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.xavier_initializer is deprecated: use tf_slim.xavier_initializer')
def xavier_initializer(uniform: bool=True, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.xavier_initializer_conv2d is deprecated: use tf_slim.xavier_initializer_conv2d')
def xavier_initializer_conv2d(uniform: bool=True, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...
