"""How ``tf.contrib`` code works on the TensorFlow that is installed.

Nothing here imports TensorFlow before it is needed.
"""

from contrib_compat import moved as _moved

__version__ = "0.1.0"

_moved.install()
