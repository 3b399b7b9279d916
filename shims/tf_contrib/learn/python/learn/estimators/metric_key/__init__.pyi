# Written by tools/stubs.py from the route table.
from contrib_compat.vocabulary.metrics import MetricKey as MetricKey
