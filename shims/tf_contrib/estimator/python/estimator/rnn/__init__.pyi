# Written by tools/stubs.py from the route table.
from contrib_compat.canned.rnn import RNNClassifier as RNNClassifier
from contrib_compat.canned.rnn import RNNEstimator as RNNEstimator
from contrib_compat.canned.rnn import USE_DEFAULT as USE_DEFAULT
