# Written by tools/stubs.py.
from contrib_compat.learn.cluster import Environment as Environment
from contrib_compat.learn.cluster import TaskType as TaskType
from contrib_compat.vocabulary.metrics import MetricKey as MetricKey
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
from contrib_compat.vocabulary.predictions import ProblemType as ProblemType
from tf_contrib.learn import ModelFnOps as ModelFnOps
from tf_contrib.learn import NotFittedError as NotFittedError
from tf_contrib.learn import RunConfig as RunConfig
from tf_contrib.learn.python import ClusterConfig as ClusterConfig
from tf_contrib.learn.python.learn.estimators import _sklearn as _sklearn
from tf_contrib.learn.python.learn.estimators import constants as constants
from tf_contrib.learn.python.learn.estimators import estimator as estimator
from tf_contrib.learn.python.learn.estimators import metric_key as metric_key
from tf_contrib.learn.python.learn.estimators import model_fn as model_fn
from tf_contrib.learn.python.learn.estimators import prediction_key as prediction_key
from tf_contrib.learn.python.learn.estimators import run_config as run_config
