# Written by tools/stubs.py.
from tf_contrib.batching import batch_function as batch_function
