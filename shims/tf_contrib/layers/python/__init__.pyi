# Written by tools/stubs.py.
from tf_contrib.layers.python import layers as layers
