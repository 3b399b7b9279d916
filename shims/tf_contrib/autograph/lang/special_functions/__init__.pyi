# Written by tools/stubs.py.
from tf_contrib.autograph import stack as stack
