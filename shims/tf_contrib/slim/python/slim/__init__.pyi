# Written by tools/stubs.py.
from tf_contrib.slim.python.slim import learning as learning
