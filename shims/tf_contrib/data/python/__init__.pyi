# Written by tools/stubs.py.
from tf_contrib.data.python import ops as ops
