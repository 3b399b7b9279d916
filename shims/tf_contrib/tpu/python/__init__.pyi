# Written by tools/stubs.py.
from tf_contrib.tpu.python import ops as ops
from tf_contrib.tpu.python import tpu as tpu
