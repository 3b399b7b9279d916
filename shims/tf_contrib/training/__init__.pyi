# Written by tools/stubs.py.
from contrib_compat.versions.private_names import FeedingQueueRunner as FeedingQueueRunner
from contrib_compat.versions.private_names import StopAfterNEvalsHook as StopAfterNEvalsHook
from tf_contrib.training import python as python
import contrib_compat.training.hparam
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.training.HParams is deprecated: hold them in a dataclass or a dictionary of your own, and parse them by argparse or json')
class HParams(contrib_compat.training.hparam.HParams): ...

@typing_extensions.deprecated('tf.contrib.training.checkpoints_iterator is deprecated: use tf.train.checkpoints_iterator')
def checkpoints_iterator(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.evaluate_once is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def evaluate_once(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.get_or_create_eval_step is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def get_or_create_eval_step(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.training.parse_values is deprecated: read them by argparse or json')
def parse_values(values: str, type_map: typing.Mapping[str, typing.Any], ignore_unknown: bool=False) -> typing.Dict[str, typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.training.wait_for_new_checkpoint is deprecated: use tf.train.checkpoints_iterator')
def wait_for_new_checkpoint(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
