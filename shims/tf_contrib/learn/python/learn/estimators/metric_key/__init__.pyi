# Written by tools/stubs.py.
from contrib_compat.vocabulary.metrics import MetricKey as MetricKey
