# Written by tools/stubs.py.
from tf_contrib.estimator import LinearEstimator as LinearEstimator
