# Written by tools/stubs.py.
from tf_contrib.data import sliding_window_batch as sliding_window_batch
