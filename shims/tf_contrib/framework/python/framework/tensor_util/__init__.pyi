# Written by tools/stubs.py.
from tf_contrib.framework import assert_same_float_dtype as assert_same_float_dtype
