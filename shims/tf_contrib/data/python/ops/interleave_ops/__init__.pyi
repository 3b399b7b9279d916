# Written by tools/stubs.py.
from tf_contrib.data import choose_from_datasets as choose_from_datasets
from tf_contrib.data import parallel_interleave as parallel_interleave
from tf_contrib.data import sample_from_datasets as sample_from_datasets
from tf_contrib.data import sloppy_interleave as sloppy_interleave
