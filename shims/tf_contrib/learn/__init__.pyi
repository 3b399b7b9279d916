# Written by tools/stubs.py.
from contrib_compat.learn.cluster import TaskType as TaskType
from contrib_compat.monitors.stopping import NanLossDuringTrainingError as NanLossDuringTrainingError
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
from contrib_compat.vocabulary.predictions import ProblemType as ProblemType
from tf_contrib.learn import experiment as experiment
from tf_contrib.learn import learn_runner as learn_runner
from tf_contrib.learn import metric_spec as metric_spec
from tf_contrib.learn import monitors as monitors
from tf_contrib.learn import python as python
from tf_contrib.learn import utils as utils
import abc
import contrib_compat.experiment.experiment
import contrib_compat.learn.errors
import contrib_compat.learn.interfaces
import contrib_compat.learn.metric_spec
import contrib_compat.learn.model_fn
import contrib_compat.learn.run_config
import contrib_compat.serving.input_fn
import contrib_compat.strategies.export_strategy
import tf_contrib.learn.python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.Evaluable is deprecated: derive from tf.estimator.Estimator; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class Evaluable(contrib_compat.learn.interfaces.Evaluable, metaclass=abc.ABCMeta): ...

@typing_extensions.deprecated('tf.contrib.learn.Experiment is deprecated: use tf.estimator.train_and_evaluate with a TrainSpec and an EvalSpec; min_eval_frequency, which counts steps, has no counterpart there; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class Experiment(contrib_compat.experiment.experiment.Experiment): ...

@typing_extensions.deprecated('tf.contrib.learn.ExportStrategy is deprecated: use tf.estimator.train_and_evaluate with a tf.estimator.Exporter in EvalSpec(exporters=...); contrib_compat.exporters.as_exporter(strategy) makes one of it; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class ExportStrategy(contrib_compat.strategies.export_strategy.ExportStrategy): ...

@typing_extensions.deprecated('tf.contrib.learn.InputFnOps is deprecated: use tf.estimator.export.ServingInputReceiver(features, receiver_tensors); on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class InputFnOps(contrib_compat.serving.input_fn.InputFnOps): ...

@typing_extensions.deprecated('tf.contrib.learn.MetricSpec is deprecated: put the metric into EstimatorSpec.eval_metric_ops, or use tf.estimator.add_metrics; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class MetricSpec(contrib_compat.learn.metric_spec.MetricSpec): ...

@typing_extensions.deprecated('tf.contrib.learn.ModelFnOps is deprecated: return a tf.estimator.EstimatorSpec; estimator_spec() makes one of it; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class ModelFnOps(contrib_compat.learn.model_fn.ModelFnOps): ...

@typing_extensions.deprecated('tf.contrib.learn.NotFittedError is deprecated: raise and catch ValueError, as tf.estimator does; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class NotFittedError(contrib_compat.learn.errors.NotFittedError): ...

@typing_extensions.deprecated('tf.contrib.learn.RunConfig is deprecated: use tf.estimator.RunConfig, whose cluster has a chief in place of the master; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class RunConfig(contrib_compat.learn.run_config.RunConfig, tf_contrib.learn.python.ClusterConfig): ...

@typing_extensions.deprecated('tf.contrib.learn.Trainable is deprecated: derive from tf.estimator.Estimator; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class Trainable(contrib_compat.learn.interfaces.Trainable, metaclass=abc.ABCMeta): ...

@typing_extensions.deprecated('tf.contrib.learn.build_parsing_serving_input_fn is deprecated: use tf.estimator.export.build_parsing_serving_input_receiver_fn; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def build_parsing_serving_input_fn(feature_spec: typing.Dict[str, typing.Any], default_batch_size: typing.Optional[int]=None) -> typing.Callable[[], InputFnOps]: ...

@typing_extensions.deprecated('tf.contrib.learn.make_export_strategy is deprecated: use tf.estimator.LatestExporter(name, serving_input_receiver_fn) in EvalSpec(exporters=...); on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def make_export_strategy(serving_input_fn: typing.Callable[[], typing.Any], default_output_alternative_key: typing.Optional[str]=None, assets_extra: typing.Optional[typing.Mapping[str, str]]=None, as_text: bool=False, exports_to_keep: typing.Optional[int]=5, strip_default_attrs: typing.Optional[bool]=None) -> ExportStrategy: ...
