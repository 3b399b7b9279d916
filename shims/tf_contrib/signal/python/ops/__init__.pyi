# Written by tools/stubs.py.
from tf_contrib.signal.python.ops import mel_ops as mel_ops
from tf_contrib.signal.python.ops import mfcc_ops as mfcc_ops
from tf_contrib.signal.python.ops import reconstruction_ops as reconstruction_ops
from tf_contrib.signal.python.ops import shape_ops as shape_ops
from tf_contrib.signal.python.ops import spectral_ops as spectral_ops
from tf_contrib.signal.python.ops import window_ops as window_ops
