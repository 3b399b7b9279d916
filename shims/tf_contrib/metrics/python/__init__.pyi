# Written by tools/stubs.py.
from tf_contrib.metrics.python import metrics as metrics
from tf_contrib.metrics.python import ops as ops
