# Written by tools/stubs.py.
from tf_contrib.data import copy_to_device as copy_to_device
from tf_contrib.data import prefetch_to_device as prefetch_to_device
