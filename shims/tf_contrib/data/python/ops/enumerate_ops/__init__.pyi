# Written by tools/stubs.py.
from tf_contrib.data import enumerate_dataset as enumerate_dataset
