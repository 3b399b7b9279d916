# Written by tools/stubs.py.
from contrib_compat.successors import TPUEstimator as TPUEstimator
from contrib_compat.successors import TPUEstimatorSpec as TPUEstimatorSpec
from contrib_compat.versions.private_names import BatchConfig as BatchConfig
from contrib_compat.versions.private_names import ExportSavedModelApiVersion as ExportSavedModelApiVersion
from tf_contrib.tpu import export_estimator_savedmodel as export_estimator_savedmodel
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.tpu.python.tpu.tpu_estimator.model_fn_inference_on_tpu is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def model_fn_inference_on_tpu(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
