# Written by tools/stubs.py.
from tf_contrib.signal.python import ops as ops
