"""How ``tf.contrib`` code works on the TensorFlow that is installed.

Nothing here imports TensorFlow before it is needed.
"""

__version__ = "0.1.0"
