# Written by tools/stubs.py.
from tf_contrib.learn import Trainable as Trainable
