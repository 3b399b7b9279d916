# Written by tools/stubs.py.
from tf_contrib.framework import assert_same_float_dtype as assert_same_float_dtype
from tf_contrib.framework import assert_scalar as assert_scalar
from tf_contrib.framework import deprecated as deprecated
from tf_contrib.framework import deprecated_arg_values as deprecated_arg_values
from tf_contrib.framework import deprecated_args as deprecated_args
from tf_contrib.framework import init_from_checkpoint as init_from_checkpoint
from tf_contrib.framework import is_tensor as is_tensor
from tf_contrib.framework import list_variables as list_variables
from tf_contrib.framework import load_checkpoint as load_checkpoint
from tf_contrib.framework import load_variable as load_variable
from tf_contrib.framework import smart_case as smart_case
from tf_contrib.framework import smart_cond as smart_cond
from tf_contrib.framework import smart_constant_value as smart_constant_value
from tf_contrib.framework.python.framework import checkpoint_utils as checkpoint_utils
from tf_contrib.framework.python.framework import tensor_util as tensor_util
