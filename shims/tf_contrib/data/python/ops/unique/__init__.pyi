# Written by tools/stubs.py.
from tf_contrib.data import unique as unique
