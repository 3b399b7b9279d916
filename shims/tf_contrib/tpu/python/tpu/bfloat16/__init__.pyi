# Written by tools/stubs.py.
from tf_contrib.tpu import bfloat16_scope as bfloat16_scope
