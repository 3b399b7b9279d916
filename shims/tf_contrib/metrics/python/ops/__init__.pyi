# Written by tools/stubs.py.
from tf_contrib.metrics.python.ops import metric_ops as metric_ops
