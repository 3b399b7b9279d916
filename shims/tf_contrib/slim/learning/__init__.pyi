# Written by tools/stubs.py.
import contrib_compat.training.gradients
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.slim.learning.add_gradients_summaries is deprecated: use tf_slim.learning.add_gradients_summaries')
def add_gradients_summaries(grads_and_vars: typing.Iterable[typing.Tuple[typing.Any, typing.Any]]) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.slim.learning.clip_gradient_norms is deprecated: use tf_slim.learning.clip_gradient_norms')
def clip_gradient_norms(gradients_to_variables: typing.Iterable[typing.Tuple[typing.Any, typing.Any]], max_norm: float) -> contrib_compat.training.gradients.Pairs: ...

@typing_extensions.deprecated('tf.contrib.slim.learning.create_train_op is deprecated: use tf_slim.learning.create_train_op')
def create_train_op(total_loss: typing.Any, optimizer: typing.Any, global_step: typing.Any=..., update_ops: typing.Optional[typing.Iterable[typing.Any]]=None, variables_to_train: typing.Optional[typing.List[typing.Any]]=None, clip_gradient_norm: float=0, summarize_gradients: bool=False, gate_gradients: int=..., aggregation_method: typing.Optional[int]=None, colocate_gradients_with_ops: bool=False, gradient_multipliers: typing.Optional[typing.Dict[typing.Any, typing.Any]]=None, check_numerics: bool=True) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.learning.multiply_gradients is deprecated: use tf_slim.learning.multiply_gradients')
def multiply_gradients(grads_and_vars: contrib_compat.training.gradients.Pairs, gradient_multipliers: typing.Dict[typing.Any, typing.Any]) -> contrib_compat.training.gradients.Pairs: ...
