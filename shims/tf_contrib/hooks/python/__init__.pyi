# Written by tools/stubs.py.
from tf_contrib.hooks.python import training as training
