# Written by tools/stubs.py.
from tf_contrib.data import scan as scan
