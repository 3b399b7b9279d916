# Written by tools/stubs.py.
from tf_contrib.data import ignore_errors as ignore_errors
