# Written by tools/stubs.py.
from tf_contrib.learn.python import MetricKey as MetricKey
