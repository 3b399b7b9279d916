# Written by tools/stubs.py.
from tf_contrib.data import shuffle_and_repeat as shuffle_and_repeat
