# Written by tools/stubs.py.
from tf_contrib.learn import Evaluable as Evaluable
