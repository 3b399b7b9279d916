# Written by tools/stubs.py.
from tf_contrib.batching.python import ops as ops
