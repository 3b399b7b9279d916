# Written by tools/stubs.py.
from tf_contrib.slim.python import slim as slim
