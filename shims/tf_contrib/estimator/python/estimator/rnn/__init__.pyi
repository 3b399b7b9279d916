# Written by tools/stubs.py.
from contrib_compat.canned.rnn import USE_DEFAULT as USE_DEFAULT
from contrib_compat.canned.rnn import _DEFAULT_CLIP_NORM as _DEFAULT_CLIP_NORM
from contrib_compat.canned.rnn import _DEFAULT_LEARNING_RATE as _DEFAULT_LEARNING_RATE
from contrib_compat.canned.rnn_network import concatenate_context_input as _concatenate_context_input
from tf_contrib.estimator import RNNClassifier as RNNClassifier
from tf_contrib.estimator import RNNEstimator as RNNEstimator
