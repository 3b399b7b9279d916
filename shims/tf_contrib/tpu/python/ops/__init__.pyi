# Written by tools/stubs.py.
from tf_contrib.tpu.python.ops import tpu_ops as tpu_ops
