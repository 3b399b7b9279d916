# Written by tools/stubs.py.
from tf_contrib.data import sloppy_interleave as sloppy_interleave
