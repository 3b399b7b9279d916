# Written by tools/stubs.py.
from tf_contrib.metrics.python import ops as ops
