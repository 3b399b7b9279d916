# Written by tools/stubs.py.
from contrib_compat.learn.cluster import Environment as Environment
from contrib_compat.learn.cluster import TaskType as TaskType
from contrib_compat.monitors.stopping import NanLossDuringTrainingError as NanLossDuringTrainingError
from contrib_compat.vocabulary.metrics import MetricKey as MetricKey
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
from contrib_compat.vocabulary.predictions import ProblemType as ProblemType
from tf_contrib.learn import Evaluable as Evaluable
from tf_contrib.learn import Experiment as Experiment
from tf_contrib.learn import ExportStrategy as ExportStrategy
from tf_contrib.learn import InputFnOps as InputFnOps
from tf_contrib.learn import MetricSpec as MetricSpec
from tf_contrib.learn import ModelFnOps as ModelFnOps
from tf_contrib.learn import NotFittedError as NotFittedError
from tf_contrib.learn import RunConfig as RunConfig
from tf_contrib.learn import Trainable as Trainable
from tf_contrib.learn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
from tf_contrib.learn import make_export_strategy as make_export_strategy
from tf_contrib.learn import monitors as monitors
from tf_contrib.learn import utils as utils
from tf_contrib.learn.python import learn as learn
from tf_contrib.learn.python.learn.estimators import constants as constants
from tf_contrib.learn.python.learn.estimators import metric_key as metric_key
from tf_contrib.learn.python.learn.estimators import prediction_key as prediction_key
from tf_contrib.learn.utils import build_default_serving_input_fn as build_default_serving_input_fn
from tf_contrib.learn.utils import gc as gc
from tf_contrib.learn.utils import input_fn_utils as input_fn_utils
from tf_contrib.learn.utils import saved_model_export_utils as saved_model_export_utils
import contrib_compat.learn.cluster
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.python.ClusterConfig is deprecated: use tf.estimator.RunConfig, which reads TF_CONFIG too; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class ClusterConfig(contrib_compat.learn.cluster.ClusterConfig): ...
