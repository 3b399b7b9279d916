# Written by tools/stubs.py.
from tf_contrib.data import make_saveable_from_iterator as make_saveable_from_iterator
