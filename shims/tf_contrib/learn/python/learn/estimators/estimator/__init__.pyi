# Written by tools/stubs.py.
from tf_contrib.learn import NotFittedError as NotFittedError
