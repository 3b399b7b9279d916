# Written by tools/stubs.py.
from contrib_compat.canned.rnn import USE_DEFAULT as USE_DEFAULT
from tf_contrib.estimator import RNNClassifier as RNNClassifier
from tf_contrib.estimator import RNNEstimator as RNNEstimator
