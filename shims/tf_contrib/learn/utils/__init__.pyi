# Written by tools/stubs.py.
from tf_contrib.learn import InputFnOps as InputFnOps
from tf_contrib.learn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
from tf_contrib.learn import make_export_strategy as make_export_strategy
from tf_contrib.learn.utils import gc as gc
from tf_contrib.learn.utils import input_fn_utils as input_fn_utils
from tf_contrib.learn.utils import saved_model_export_utils as saved_model_export_utils
import tf_contrib.learn
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.utils.build_default_serving_input_fn is deprecated: use tf.estimator.export.build_raw_serving_input_receiver_fn; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def build_default_serving_input_fn(features: typing.Dict[str, typing.Any], default_batch_size: typing.Optional[int]=None) -> typing.Callable[[], tf_contrib.learn.InputFnOps]: ...
