# Written by tools/stubs.py.
from tf_contrib.autograph.impl import api as api
