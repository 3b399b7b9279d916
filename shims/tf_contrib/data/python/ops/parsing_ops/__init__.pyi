# Written by tools/stubs.py.
from tf_contrib.data import parse_example_dataset as parse_example_dataset
