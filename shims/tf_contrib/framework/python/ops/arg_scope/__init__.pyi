# Written by tools/stubs.py.
from tf_contrib.framework import add_arg_scope as add_arg_scope
from tf_contrib.framework import arg_scope as arg_scope
from tf_contrib.framework import arg_scoped_arguments as arg_scoped_arguments
from tf_contrib.framework import current_arg_scope as current_arg_scope
from tf_contrib.framework import has_arg_scope as has_arg_scope
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.framework.python.ops.arg_scope.arg_scope_func_key is deprecated: compare the functions themselves')
def arg_scope_func_key(op: typing.Any) -> str: ...
