# Written by tools/stubs.py.
from tf_contrib.framework.python import framework as framework
from tf_contrib.framework.python import ops as ops
