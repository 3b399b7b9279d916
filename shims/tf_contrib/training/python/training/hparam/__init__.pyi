# Written by tools/stubs.py.
from tf_contrib.training import HParams as HParams
from tf_contrib.training import parse_values as parse_values
