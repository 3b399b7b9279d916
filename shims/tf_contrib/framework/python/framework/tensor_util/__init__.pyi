# Written by tools/stubs.py.
from tf_contrib.framework import assert_same_float_dtype as assert_same_float_dtype
from tf_contrib.framework import reduce_sum_n as reduce_sum_n
from tf_contrib.framework import remove_squeezable_dimensions as remove_squeezable_dimensions
from tf_contrib.framework import with_same_shape as with_same_shape
from tf_contrib.framework import with_shape as with_shape
