# Written by tools/stubs.py.
from tf_contrib.saved_model.python import saved_model as saved_model
