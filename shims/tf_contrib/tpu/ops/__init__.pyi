# Written by tools/stubs.py.
from tf_contrib.tpu.ops import gen_tpu_ops as gen_tpu_ops
