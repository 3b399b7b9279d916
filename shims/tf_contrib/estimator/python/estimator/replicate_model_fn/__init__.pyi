# Written by tools/stubs.py.
from tf_contrib.estimator import TowerOptimizer as TowerOptimizer
from tf_contrib.estimator import replicate_model_fn as replicate_model_fn
