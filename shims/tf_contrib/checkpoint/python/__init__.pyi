# Written by tools/stubs.py.
from tf_contrib.checkpoint.python import python_state as python_state
