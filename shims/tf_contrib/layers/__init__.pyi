# Written by tools/stubs.py.
from contrib_compat.layers.optimizing import OPTIMIZER_CLS_NAMES as OPTIMIZER_CLS_NAMES
from contrib_compat.layers.optimizing import OPTIMIZER_SUMMARIES as OPTIMIZER_SUMMARIES
from tf_contrib.layers import optimizers as optimizers
from tf_contrib.layers import python as python
import contrib_compat.layers.regularizers
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.layers.apply_regularization is deprecated: use tf_slim.apply_regularization')
def apply_regularization(regularizer: contrib_compat.layers.regularizers.Regularizer, weights_list: typing.Optional[typing.Sequence[typing.Any]]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.layers.l1_l2_regularizer is deprecated: use tf_slim.l1_l2_regularizer')
def l1_l2_regularizer(scale_l1: typing.Any=1.0, scale_l2: typing.Any=1.0, scope: typing.Optional[str]=None) -> typing.Optional[contrib_compat.layers.regularizers.Regularizer]: ...

@typing_extensions.deprecated('tf.contrib.layers.l1_regularizer is deprecated: use tf_slim.l1_regularizer')
def l1_regularizer(scale: typing.Any, scope: typing.Optional[str]=None) -> contrib_compat.layers.regularizers.Regularizer: ...

@typing_extensions.deprecated('tf.contrib.layers.l2_regularizer is deprecated: use tf_slim.l2_regularizer')
def l2_regularizer(scale: typing.Any, scope: typing.Optional[str]=None) -> contrib_compat.layers.regularizers.Regularizer: ...

@typing_extensions.deprecated('tf.contrib.layers.optimize_loss is deprecated: use tf_slim.optimize_loss')
def optimize_loss(loss: typing.Any, global_step: typing.Any, learning_rate: typing.Any, optimizer: typing.Any, gradient_noise_scale: typing.Optional[float]=None, gradient_multipliers: typing.Optional[typing.Dict[typing.Any, typing.Any]]=None, clip_gradients: typing.Any=None, learning_rate_decay_fn: typing.Optional[typing.Callable[[typing.Any, typing.Any], typing.Any]]=None, update_ops: typing.Optional[typing.Iterable[typing.Any]]=None, variables: typing.Optional[typing.List[typing.Any]]=None, name: typing.Optional[str]=None, summaries: typing.Optional[typing.Sequence[str]]=None, colocate_gradients_with_ops: bool=False, increment_global_step: bool=True) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.layers.sum_regularizer is deprecated: use tf_slim.sum_regularizer')
def sum_regularizer(regularizer_list: typing.Sequence[typing.Optional[contrib_compat.layers.regularizers.Regularizer]], scope: typing.Optional[str]=None) -> typing.Optional[contrib_compat.layers.regularizers.Regularizer]: ...

@typing_extensions.deprecated('tf.contrib.layers.variance_scaling_initializer is deprecated: use tf_slim.variance_scaling_initializer')
def variance_scaling_initializer(factor: float=2.0, mode: str='FAN_IN', uniform: bool=False, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.layers.xavier_initializer is deprecated: use tf_slim.xavier_initializer')
def xavier_initializer(uniform: bool=True, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.layers.xavier_initializer_conv2d is deprecated: use tf_slim.xavier_initializer_conv2d')
def xavier_initializer_conv2d(uniform: bool=True, seed: typing.Optional[int]=None, dtype: typing.Any=...) -> typing.Callable[..., typing.Any]: ...
