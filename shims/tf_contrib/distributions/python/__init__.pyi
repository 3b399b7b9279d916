# Written by tools/stubs.py.
from tf_contrib.distributions.python import ops as ops
