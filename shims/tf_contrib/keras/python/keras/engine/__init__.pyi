# Written by tools/stubs.py.
from contrib_compat.successors import Layer as Layer
from tf_contrib.keras.python.keras.engine import topology as topology
