# Written by tools/stubs.py.
from tf_contrib.predictor import contrib_estimator_predictor as contrib_estimator_predictor
from tf_contrib.predictor import core_estimator_predictor as core_estimator_predictor
from tf_contrib.predictor import predictor as predictor
from tf_contrib.predictor import predictor_factories as predictor_factories
from tf_contrib.predictor import saved_model_predictor as saved_model_predictor
import tf_contrib.predictor.predictor
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.predictor.from_contrib_estimator is deprecated: export with export_saved_model of a tf.estimator.Estimator, and load that by tf.saved_model.load; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def from_contrib_estimator(estimator: typing.Any, prediction_input_fn: typing.Callable[[], typing.Any], input_alternative_key: typing.Optional[str]=None, output_alternative_key: typing.Optional[str]=None, graph: typing.Any=None, config: typing.Any=None) -> tf_contrib.predictor.predictor.Predictor: ...

@typing_extensions.deprecated('tf.contrib.predictor.from_estimator is deprecated: export with export_saved_model of tf.estimator.Estimator, and load that by tf.saved_model.load; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def from_estimator(estimator: typing.Any, serving_input_receiver_fn: typing.Callable[[], typing.Any], output_key: typing.Optional[str]=None, graph: typing.Any=None, config: typing.Any=None) -> tf_contrib.predictor.predictor.Predictor: ...

@typing_extensions.deprecated('tf.contrib.predictor.from_saved_model is deprecated: use tf.saved_model.load, whose signatures are functions')
def from_saved_model(export_dir: typing.Any, signature_def_key: typing.Optional[str]=None, signature_def: typing.Any=None, input_names: typing.Optional[typing.Mapping[str, str]]=None, output_names: typing.Optional[typing.Mapping[str, str]]=None, tags: typing.Optional[str]=None, graph: typing.Any=None, config: typing.Any=None) -> tf_contrib.predictor.predictor.Predictor: ...
