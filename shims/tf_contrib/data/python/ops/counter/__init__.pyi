# Written by tools/stubs.py.
from tf_contrib.data import Counter as Counter
