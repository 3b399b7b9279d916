# Written by tools/stubs.py.
from tf_contrib.learn import MetricSpec as MetricSpec
