# Written by tools/stubs.py.
from tf_contrib.estimator import python as python
import collections
import contrib_compat.canned.core
import contrib_compat.canned.rnn
import contrib_compat.disk.paths
import contrib_compat.extenders.clipping
import contrib_compat.heads.multi
import contrib_compat.heads.multi_label
import contrib_compat.heads.single
import contrib_compat.hooks.in_memory
import contrib_compat.replication.replicate
import contrib_compat.replication.towers
import contrib_compat.saved_model.exports
import contrib_compat.saved_model.legacy
import contrib_compat.saved_model.receivers
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.estimator.BaselineEstimator is deprecated: use tf.estimator.BaselineEstimator, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class BaselineEstimator(contrib_compat.canned.core.BaselineEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.DNNClassifierWithLayerAnnotations is deprecated: use tf.estimator.DNNClassifier and compute attributions outside the graph; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def DNNClassifierWithLayerAnnotations(hidden_units: typing.Sequence[int], feature_columns: typing.Iterable[typing.Any], model_dir: typing.Optional[str]=None, n_classes: int=2, weight_column: typing.Any=None, label_vocabulary: typing.Optional[typing.Sequence[str]]=None, optimizer: typing.Any='Adagrad', activation_fn: typing.Callable[[typing.Any], typing.Any]=..., dropout: typing.Optional[float]=None, input_layer_partitioner: typing.Optional[typing.Callable[..., typing.Any]]=None, config: typing.Any=None, warm_start_from: typing.Any=None, loss_reduction: str=...) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.DNNEstimator is deprecated: use tf.estimator.DNNEstimator, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class DNNEstimator(contrib_compat.canned.core.DNNEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.DNNLinearCombinedEstimator is deprecated: use tf.estimator.DNNLinearCombinedEstimator, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class DNNLinearCombinedEstimator(contrib_compat.canned.core.DNNLinearCombinedEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.DNNRegressorWithLayerAnnotations is deprecated: use tf.estimator.DNNRegressor and compute attributions outside the graph; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def DNNRegressorWithLayerAnnotations(hidden_units: typing.Sequence[int], feature_columns: typing.Iterable[typing.Any], model_dir: typing.Optional[str]=None, label_dimension: int=1, weight_column: typing.Any=None, optimizer: typing.Any='Adagrad', activation_fn: typing.Callable[[typing.Any], typing.Any]=..., dropout: typing.Optional[float]=None, input_layer_partitioner: typing.Optional[typing.Callable[..., typing.Any]]=None, config: typing.Any=None, warm_start_from: typing.Any=None, loss_reduction: str=...) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.InMemoryEvaluatorHook is deprecated: use tf.estimator.experimental.InMemoryEvaluatorHook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class InMemoryEvaluatorHook(contrib_compat.hooks.in_memory.InMemoryEvaluatorHook): ...

@typing_extensions.deprecated('tf.contrib.estimator.LinearEstimator is deprecated: use tf.estimator.LinearEstimator, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class LinearEstimator(contrib_compat.canned.core.LinearEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.RNNClassifier is deprecated: use tf.estimator.experimental.RNNClassifier, whose num_units is called units, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class RNNClassifier(contrib_compat.canned.rnn.RNNClassifier): ...

@typing_extensions.deprecated('tf.contrib.estimator.RNNEstimator is deprecated: use tf.estimator.experimental.RNNEstimator, whose num_units is called units, or train a tf.keras model; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class RNNEstimator(contrib_compat.canned.rnn.RNNEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.SavedModelEstimator is deprecated: use contrib_compat.estimator.experimental.SavedModelEstimator, which is the same; tf.estimator has none; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class SavedModelEstimator(contrib_compat.saved_model.legacy.SavedModelEstimator): ...

@typing_extensions.deprecated('tf.contrib.estimator.TowerOptimizer is deprecated: pass train_distribute=tf.distribute.MirroredStrategy() to tf.estimator.RunConfig and leave the model_fn as it is; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class TowerOptimizer(contrib_compat.replication.towers.TowerOptimizer): ...

@typing_extensions.deprecated('tf.contrib.estimator.add_metrics is deprecated: use tf.estimator.add_metrics; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def add_metrics(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.binary_classification_head is deprecated: use tf.estimator.BinaryClassHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def binary_classification_head(weight_column: typing.Any=None, thresholds: typing.Optional[typing.Iterable[float]]=None, label_vocabulary: typing.Optional[typing.Sequence[str]]=None, loss_reduction: str=..., loss_fn: typing.Optional[typing.Callable[..., typing.Any]]=None, name: typing.Optional[str]=None) -> contrib_compat.heads.single.Head: ...

@typing_extensions.deprecated('tf.contrib.estimator.boosted_trees_classifier_train_in_memory is deprecated: use ydf.GradientBoostedTreesLearner, which takes other arguments')
def boosted_trees_classifier_train_in_memory(train_input_fn: typing.Callable[[], typing.Any], feature_columns: typing.Iterable[typing.Any], model_dir: typing.Optional[str]=None, n_classes: int=2, weight_column: typing.Any=None, label_vocabulary: typing.Optional[typing.Sequence[str]]=None, n_trees: int=100, max_depth: int=6, learning_rate: float=0.1, l1_regularization: float=0.0, l2_regularization: float=0.0, tree_complexity: float=0.0, min_node_weight: float=0.0, config: typing.Any=None, train_hooks: typing.Optional[typing.Sequence[typing.Any]]=None, center_bias: bool=False, pruning_mode: str='none', quantile_sketch_epsilon: float=0.01) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.boosted_trees_regressor_train_in_memory is deprecated: use ydf.GradientBoostedTreesLearner, which takes other arguments')
def boosted_trees_regressor_train_in_memory(train_input_fn: typing.Callable[[], typing.Any], feature_columns: typing.Iterable[typing.Any], model_dir: typing.Optional[str]=None, label_dimension: int=1, weight_column: typing.Any=None, n_trees: int=100, max_depth: int=6, learning_rate: float=0.1, l1_regularization: float=0.0, l2_regularization: float=0.0, tree_complexity: float=0.0, min_node_weight: float=0.0, config: typing.Any=None, train_hooks: typing.Optional[typing.Sequence[typing.Any]]=None, center_bias: bool=False, pruning_mode: str='none', quantile_sketch_epsilon: float=0.01) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.build_raw_supervised_input_receiver_fn is deprecated: use tf.estimator.experimental.build_raw_supervised_input_receiver_fn; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def build_raw_supervised_input_receiver_fn(features: contrib_compat.saved_model.receivers.Tensors, labels: contrib_compat.saved_model.receivers.Tensors, default_batch_size: typing.Any=None) -> typing.Callable[[], typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.estimator.build_supervised_input_receiver_fn_from_input_fn is deprecated: use tf.estimator.experimental.build_raw_supervised_input_receiver_fn with placeholders of the dtypes and shapes that the input_fn returns; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def build_supervised_input_receiver_fn_from_input_fn(input_fn: typing.Callable[..., typing.Any], **input_fn_args: typing.Any) -> typing.Callable[[], typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.estimator.call_logit_fn is deprecated: use tf.estimator.experimental.call_logit_fn; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def call_logit_fn(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.clip_gradients_by_norm is deprecated: pass global_clipnorm to a tf.keras optimizer, or call tf.clip_by_global_norm on the gradients')
def clip_gradients_by_norm(optimizer: typing.Any, clip_norm: typing.Any) -> contrib_compat.extenders.clipping.ClippedOptimizer: ...

@typing_extensions.deprecated('tf.contrib.estimator.dnn_logit_fn_builder is deprecated: use tf.compat.v1.estimator.experimental.dnn_logit_fn_builder; on TensorFlow 2.16 and newer tf.compat.v1.estimator is contrib_compat.estimator')
def dnn_logit_fn_builder(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.export_all_saved_models is deprecated: use estimator.experimental_export_all_saved_models, a method of every tf.estimator.Estimator; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def export_all_saved_models(estimator: typing.Any, export_dir_base: contrib_compat.disk.paths.AnyPath, input_receiver_fn_map: typing.Mapping[str, contrib_compat.saved_model.exports.ReceiverFn], assets_extra: typing.Optional[typing.Mapping[str, str]]=None, as_text: bool=False, checkpoint_path: typing.Optional[contrib_compat.disk.paths.AnyPath]=None, strip_default_attrs: typing.Optional[bool]=None) -> bytes: ...

@typing_extensions.deprecated('tf.contrib.estimator.export_saved_model_for_mode is deprecated: use estimator.export_saved_model(..., experimental_mode=mode), a method of every tf.estimator.Estimator; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def export_saved_model_for_mode(estimator: typing.Any, export_dir_base: contrib_compat.disk.paths.AnyPath, input_receiver_fn: contrib_compat.saved_model.exports.ReceiverFn, assets_extra: typing.Optional[typing.Mapping[str, str]]=None, as_text: bool=False, checkpoint_path: typing.Optional[contrib_compat.disk.paths.AnyPath]=None, mode: typing.Any=..., strip_default_attrs: typing.Any=None) -> bytes: ...

@typing_extensions.deprecated('tf.contrib.estimator.forward_features is deprecated: add the features to predictions and export_outputs in the model_fn')
def forward_features(estimator: typing.Any, keys: typing.Optional[typing.Union[str, typing.Sequence[str]]]=None, sparse_default_values: typing.Optional[typing.Dict[str, typing.Any]]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.linear_logit_fn_builder is deprecated: use tf.compat.v1.estimator.experimental.linear_logit_fn_builder; on TensorFlow 2.16 and newer tf.compat.v1.estimator is contrib_compat.estimator')
def linear_logit_fn_builder(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.logistic_regression_head is deprecated: use tf.estimator.LogisticRegressionHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def logistic_regression_head(weight_column: typing.Any=None, loss_reduction: str=..., name: typing.Optional[str]=None) -> contrib_compat.heads.single.Head: ...

@typing_extensions.deprecated('tf.contrib.estimator.make_early_stopping_hook is deprecated: use tf.estimator.experimental.make_early_stopping_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def make_early_stopping_hook(estimator: typing.Any, should_stop_fn: typing.Callable[[], bool], run_every_secs: typing.Optional[float]=60, run_every_steps: typing.Optional[int]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.make_stop_at_checkpoint_step_hook is deprecated: use tf.estimator.experimental.make_stop_at_checkpoint_step_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def make_stop_at_checkpoint_step_hook(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.multi_class_head is deprecated: use tf.estimator.MultiClassHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def multi_class_head(n_classes: int, weight_column: typing.Any=None, label_vocabulary: typing.Optional[typing.Sequence[str]]=None, loss_reduction: str=..., loss_fn: typing.Optional[typing.Callable[..., typing.Any]]=None, name: typing.Optional[str]=None) -> contrib_compat.heads.single.Head: ...

@typing_extensions.deprecated('tf.contrib.estimator.multi_head is deprecated: use tf.estimator.MultiHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def multi_head(heads: typing.Sequence[typing.Any], head_weights: typing.Optional[typing.List[float]]=None) -> contrib_compat.heads.multi.MultiHead: ...

@typing_extensions.deprecated('tf.contrib.estimator.multi_label_head is deprecated: use tf.estimator.MultiLabelHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def multi_label_head(n_classes: int, weight_column: typing.Any=None, thresholds: typing.Optional[typing.Iterable[float]]=None, label_vocabulary: typing.Optional[typing.Sequence[str]]=None, loss_reduction: str=..., loss_fn: typing.Optional[typing.Callable[..., typing.Any]]=None, classes_for_class_based_metrics: typing.Optional[typing.Sequence[typing.Union[int, str]]]=None, name: typing.Optional[str]=None) -> contrib_compat.heads.multi_label.MultiLabelHead: ...

@typing_extensions.deprecated('tf.contrib.estimator.poisson_regression_head is deprecated: use tf.estimator.PoissonRegressionHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def poisson_regression_head(weight_column: typing.Any=None, label_dimension: int=1, loss_reduction: str=..., compute_full_loss: bool=True, name: typing.Optional[str]=None) -> contrib_compat.heads.single.Head: ...

@typing_extensions.deprecated('tf.contrib.estimator.read_eval_metrics is deprecated: read the event files with tf.compat.v1.train.summary_iterator')
def read_eval_metrics(eval_dir: str) -> collections.OrderedDict[int, typing.Dict[str, float]]: ...

@typing_extensions.deprecated('tf.contrib.estimator.regression_head is deprecated: use tf.estimator.RegressionHead, whose create_estimator_spec also wants trainable_variables; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def regression_head(weight_column: typing.Any=None, label_dimension: int=1, loss_reduction: str=..., loss_fn: typing.Optional[typing.Callable[..., typing.Any]]=None, inverse_link_fn: typing.Optional[typing.Callable[[typing.Any], typing.Any]]=None, name: typing.Optional[str]=None) -> contrib_compat.heads.single.Head: ...

@typing_extensions.deprecated('tf.contrib.estimator.replicate_model_fn is deprecated: pass train_distribute=tf.distribute.MirroredStrategy() to tf.estimator.RunConfig and leave the model_fn as it is; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def replicate_model_fn(model_fn: contrib_compat.replication.replicate.ModelFn, loss_reduction: str=..., devices: typing.Optional[typing.Sequence[str]]=None) -> contrib_compat.replication.replicate.ModelFn: ...

@typing_extensions.deprecated('tf.contrib.estimator.stop_if_higher_hook is deprecated: use tf.estimator.experimental.stop_if_higher_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def stop_if_higher_hook(estimator: typing.Any, metric_name: str, threshold: float, eval_dir: typing.Optional[str]=None, min_steps: int=0, run_every_secs: typing.Optional[float]=60, run_every_steps: typing.Optional[int]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.stop_if_lower_hook is deprecated: use tf.estimator.experimental.stop_if_lower_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def stop_if_lower_hook(estimator: typing.Any, metric_name: str, threshold: float, eval_dir: typing.Optional[str]=None, min_steps: int=0, run_every_secs: typing.Optional[float]=60, run_every_steps: typing.Optional[int]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.stop_if_no_decrease_hook is deprecated: use tf.estimator.experimental.stop_if_no_decrease_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def stop_if_no_decrease_hook(estimator: typing.Any, metric_name: str, max_steps_without_decrease: int, eval_dir: typing.Optional[str]=None, min_steps: int=0, run_every_secs: typing.Optional[float]=60, run_every_steps: typing.Optional[int]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.estimator.stop_if_no_increase_hook is deprecated: use tf.estimator.experimental.stop_if_no_increase_hook; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def stop_if_no_increase_hook(estimator: typing.Any, metric_name: str, max_steps_without_increase: int, eval_dir: typing.Optional[str]=None, min_steps: int=0, run_every_secs: typing.Optional[float]=60, run_every_steps: typing.Optional[int]=None) -> typing.Any: ...
