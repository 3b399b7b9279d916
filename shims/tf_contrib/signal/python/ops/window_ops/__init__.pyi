# Written by tools/stubs.py.
from tf_contrib.signal import hamming_window as hamming_window
from tf_contrib.signal import hann_window as hann_window
