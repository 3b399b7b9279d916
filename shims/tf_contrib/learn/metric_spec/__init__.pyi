# Written by tools/stubs.py from the route table.
from contrib_compat.learn.metric_spec import MetricSpec as MetricSpec
