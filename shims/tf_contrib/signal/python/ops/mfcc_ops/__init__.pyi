# Written by tools/stubs.py.
from tf_contrib.signal import mfccs_from_log_mel_spectrograms as mfccs_from_log_mel_spectrograms
