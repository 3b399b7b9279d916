# Written by tools/stubs.py.
from tf_contrib.data import get_single_element as get_single_element
from tf_contrib.data import reduce_dataset as reduce_dataset
