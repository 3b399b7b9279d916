# Written by tools/stubs.py.
from tf_contrib.proto.python import ops as ops
