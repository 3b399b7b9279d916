# Written by tools/stubs.py.
from tf_contrib.signal import linear_to_mel_weight_matrix as linear_to_mel_weight_matrix
