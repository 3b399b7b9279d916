# Written by tools/stubs.py.
from tf_contrib.estimator import multi_head as multi_head
