# Written by tools/stubs.py.
from contrib_compat.successors import Reducer as Reducer
from tf_contrib.data import bucket_by_sequence_length as bucket_by_sequence_length
from tf_contrib.data import group_by_reducer as group_by_reducer
from tf_contrib.data import group_by_window as group_by_window
