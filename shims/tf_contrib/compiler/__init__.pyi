# Written by tools/stubs.py.
from tf_contrib.compiler import jit as jit
from tf_contrib.compiler import xla as xla
