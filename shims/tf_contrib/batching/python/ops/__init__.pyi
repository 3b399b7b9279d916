# Written by tools/stubs.py.
from tf_contrib.batching.python.ops import batch_ops as batch_ops
