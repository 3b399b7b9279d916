# Written by tools/stubs.py.
from contrib_compat.versions.private_names import FeedingQueueRunner as FeedingQueueRunner
from contrib_compat.versions.private_names import StopAfterNEvalsHook as StopAfterNEvalsHook
from tf_contrib.training import python as python
import contrib_compat.training.gradients
import contrib_compat.training.hparam
import contrib_compat.training.loops
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.training.HParams is deprecated: hold them in a dataclass or a dictionary of your own, and parse them by argparse or json')
class HParams(contrib_compat.training.hparam.HParams): ...

@typing_extensions.deprecated('tf.contrib.training.SummaryAtEndHook is deprecated: use tf_slim.evaluation.SummaryAtEndHook')
class SummaryAtEndHook(contrib_compat.training.loops.SummaryAtEndHook): ...

@typing_extensions.deprecated('tf.contrib.training.add_gradients_summaries is deprecated: use tf_slim.training.add_gradients_summaries')
def add_gradients_summaries(grads_and_vars: typing.Iterable[typing.Tuple[typing.Any, typing.Any]]) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.training.checkpoints_iterator is deprecated: use tf.train.checkpoints_iterator')
def checkpoints_iterator(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.clip_gradient_norms is deprecated: use tf_slim.training.clip_gradient_norms')
def clip_gradient_norms(gradients_to_variables: typing.Iterable[typing.Tuple[typing.Any, typing.Any]], max_norm: float) -> contrib_compat.training.gradients.Pairs: ...

@typing_extensions.deprecated('tf.contrib.training.clip_gradient_norms_fn is deprecated: use tf_slim.training.clip_gradient_norms_fn')
def clip_gradient_norms_fn(max_norm: float) -> typing.Callable[[contrib_compat.training.gradients.Pairs], contrib_compat.training.gradients.Pairs]: ...

@typing_extensions.deprecated('tf.contrib.training.create_train_op is deprecated: use tf_slim.training.create_train_op')
def create_train_op(total_loss: typing.Any, optimizer: typing.Any, global_step: typing.Any=..., update_ops: typing.Optional[typing.Iterable[typing.Any]]=None, variables_to_train: typing.Optional[typing.List[typing.Any]]=None, transform_grads_fn: typing.Optional[typing.Callable[[contrib_compat.training.gradients.Pairs], contrib_compat.training.gradients.Pairs]]=None, summarize_gradients: bool=False, gate_gradients: int=..., aggregation_method: typing.Optional[int]=None, colocate_gradients_with_ops: bool=False, check_numerics: bool=True) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.evaluate_once is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def evaluate_once(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.evaluate_repeatedly is deprecated: use tf_slim.evaluation.evaluate_repeatedly')
def evaluate_repeatedly(checkpoint_dir: str, master: str='', scaffold: typing.Any=None, eval_ops: typing.Any=None, feed_dict: typing.Any=None, final_ops: typing.Any=None, final_ops_feed_dict: typing.Any=None, eval_interval_secs: float=60, hooks: typing.Optional[typing.List[typing.Any]]=None, config: typing.Any=None, max_number_of_evaluations: typing.Optional[int]=None, timeout: typing.Optional[float]=None, timeout_fn: typing.Optional[typing.Callable[[], bool]]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.get_or_create_eval_step is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def get_or_create_eval_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.multiply_gradients is deprecated: use tf_slim.training.multiply_gradients')
def multiply_gradients(grads_and_vars: contrib_compat.training.gradients.Pairs, gradient_multipliers: typing.Dict[typing.Any, typing.Any]) -> contrib_compat.training.gradients.Pairs: ...

@typing_extensions.deprecated('tf.contrib.training.parse_values is deprecated: read them by argparse or json')
def parse_values(values: str, type_map: typing.Mapping[str, typing.Any], ignore_unknown: bool=False) -> typing.Dict[str, typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.training.train is deprecated: use tf_slim.training.train')
def train(train_op: typing.Any, logdir: typing.Optional[str], master: str='', is_chief: bool=True, scaffold: typing.Any=None, hooks: typing.Optional[typing.List[typing.Any]]=None, chief_only_hooks: typing.Optional[typing.List[typing.Any]]=None, save_checkpoint_secs: typing.Optional[int]=600, save_summaries_steps: typing.Optional[int]=100, config: typing.Any=None, max_wait_secs: int=7200, run_metadata: typing.Any=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.wait_for_new_checkpoint is deprecated: use tf.train.checkpoints_iterator')
def wait_for_new_checkpoint(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
