# Written by tools/stubs.py from the route table.
from contrib_compat.learn.cluster import ClusterConfig as ClusterConfig
from contrib_compat.learn.cluster import Environment as Environment
from contrib_compat.learn.cluster import TaskType as TaskType
from contrib_compat.learn.errors import NotFittedError as NotFittedError
from contrib_compat.learn.model_fn import ModelFnOps as ModelFnOps
from contrib_compat.learn.run_config import RunConfig as RunConfig
from contrib_compat.vocabulary.metrics import MetricKey as MetricKey
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
from contrib_compat.vocabulary.predictions import ProblemType as ProblemType
from tf_contrib.learn.python.learn.estimators import _sklearn as _sklearn
from tf_contrib.learn.python.learn.estimators import constants as constants
from tf_contrib.learn.python.learn.estimators import estimator as estimator
from tf_contrib.learn.python.learn.estimators import metric_key as metric_key
from tf_contrib.learn.python.learn.estimators import model_fn as model_fn
from tf_contrib.learn.python.learn.estimators import prediction_key as prediction_key
from tf_contrib.learn.python.learn.estimators import run_config as run_config
