# Written by tools/stubs.py.
from tf_contrib.eager import enable_eager_execution as enable_eager_execution
from tf_contrib.eager import implicit_value_and_gradients as implicit_value_and_gradients
from tf_contrib.eager import in_eager_mode as in_eager_mode
