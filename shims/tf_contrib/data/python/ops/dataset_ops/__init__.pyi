# Written by tools/stubs.py.
from contrib_compat.successors import Dataset as Dataset
from tf_contrib.data import get_single_element as get_single_element
