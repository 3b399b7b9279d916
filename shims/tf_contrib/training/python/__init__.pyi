# Written by tools/stubs.py.
from tf_contrib.training.python import training as training
