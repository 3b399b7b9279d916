# Written by tools/stubs.py.
from tf_contrib.signal import inverse_stft as inverse_stft
from tf_contrib.signal import inverse_stft_window_fn as inverse_stft_window_fn
from tf_contrib.signal import stft as stft
