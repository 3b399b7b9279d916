# Written by tools/stubs.py.
from contrib_compat.publishing.export_versions import MAX_DIRECTORY_CREATION_ATTEMPTS as MAX_DIRECTORY_CREATION_ATTEMPTS
from contrib_compat.serving.alternatives import DEFAULT_INPUT_ALTERNATIVE_KEY as DEFAULT_INPUT_ALTERNATIVE_KEY
from contrib_compat.serving.alternatives import FEATURES_INPUT_ALTERNATIVE_KEY as FEATURES_INPUT_ALTERNATIVE_KEY
from tf_contrib.learn import make_export_strategy as make_export_strategy
from tf_contrib.learn.python.learn import export_strategy as export_strategy
from tf_contrib.learn.python.learn.estimators import constants as constants
from tf_contrib.learn.python.learn.estimators import metric_key as metric_key
from tf_contrib.learn.python.learn.estimators import prediction_key as prediction_key
from tf_contrib.learn.utils import gc as gc
from tf_contrib.learn.utils import input_fn_utils as input_fn_utils
import contrib_compat.disk.paths
import contrib_compat.publishing.retention
import contrib_compat.serving.signature_defs
import contrib_compat.strategies.best_model
import tf_contrib.learn
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.BestModelSelector is deprecated: use tf.estimator.BestExporter, which takes event_file_pattern and compare_fn; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class BestModelSelector(contrib_compat.strategies.best_model.BestModelSelector): ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.build_all_signature_defs is deprecated: return export_outputs (tf.estimator.export.PredictOutput and the like) in the EstimatorSpec; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def build_all_signature_defs(input_alternatives: typing.Mapping[str, contrib_compat.serving.signature_defs.Tensors], output_alternatives: typing.Mapping[typing.Optional[str], typing.Tuple[int, contrib_compat.serving.signature_defs.Tensors]], actual_default_output_alternative_key: typing.Optional[str]) -> typing.Dict[str, typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.build_standardized_signature_def is deprecated: use tf.compat.v1.saved_model.classification_signature_def, regression_signature_def or predict_signature_def')
def build_standardized_signature_def(input_tensors: contrib_compat.serving.signature_defs.Tensors, output_tensors: contrib_compat.serving.signature_defs.Tensors, problem_type: int) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.extend_export_strategy is deprecated: subclass tf.estimator.Exporter and change in its export() what another exporter wrote; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def extend_export_strategy(base_export_strategy: tf_contrib.learn.ExportStrategy, post_export_fn: typing.Callable[[typing.Any, str], typing.Any], post_export_name: typing.Optional[str]=None) -> tf_contrib.learn.ExportStrategy: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.garbage_collect_exports is deprecated: use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def garbage_collect_exports(export_dir_base: contrib_compat.disk.paths.AnyPath, exports_to_keep: typing.Optional[int]) -> None: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.get_input_alternatives is deprecated: return a tf.estimator.export.ServingInputReceiver from the serving input function, which holds features and receiver_tensors; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def get_input_alternatives(input_ops: typing.Any) -> typing.Tuple[typing.Dict[str, typing.Any], typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.get_most_recent_export is deprecated: take the largest name in tf.io.gfile.listdir(export_dir_base)')
def get_most_recent_export(export_dir_base: contrib_compat.disk.paths.AnyPath) -> typing.Optional[contrib_compat.publishing.retention.Path]: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.get_output_alternatives is deprecated: return export_outputs (tf.estimator.export.PredictOutput and the like) in the EstimatorSpec; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def get_output_alternatives(model_fn_ops: typing.Any, default_output_alternative_key: typing.Optional[str]=None) -> typing.Tuple[typing.Dict[typing.Optional[str], typing.Tuple[int, typing.Dict[str, typing.Any]]], typing.Optional[str]]: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.get_temp_export_dir is deprecated: use estimator.export_saved_model, which writes to a temporary directory first')
def get_temp_export_dir(timestamped_export_dir: contrib_compat.disk.paths.AnyPath) -> bytes: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.get_timestamped_export_dir is deprecated: use estimator.export_saved_model, which names the directory, or name it after int(time.time())')
def get_timestamped_export_dir(export_dir_base: contrib_compat.disk.paths.AnyPath) -> bytes: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.make_best_model_export_strategy is deprecated: use tf.estimator.BestExporter in EvalSpec(exporters=...); on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def make_best_model_export_strategy(serving_input_fn: typing.Callable[[], typing.Any], exports_to_keep: typing.Optional[int]=1, model_dir: typing.Optional[str]=None, event_file_pattern: typing.Optional[str]=None, compare_fn: typing.Optional[contrib_compat.strategies.best_model.CompareFn]=None, default_output_alternative_key: typing.Optional[str]=None, strip_default_attrs: typing.Optional[bool]=None) -> tf_contrib.learn.ExportStrategy: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.saved_model_export_utils.make_parsing_export_strategy is deprecated: use tf.estimator.LatestExporter with tf.estimator.export.build_parsing_serving_input_receiver_fn(tf.feature_column.make_parse_example_spec(feature_columns)); on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def make_parsing_export_strategy(feature_columns: typing.Iterable[typing.Any], default_output_alternative_key: typing.Optional[str]=None, assets_extra: typing.Optional[typing.Mapping[str, str]]=None, as_text: bool=False, exports_to_keep: typing.Optional[int]=5, target_core: bool=False, strip_default_attrs: typing.Optional[bool]=None) -> tf_contrib.learn.ExportStrategy: ...
