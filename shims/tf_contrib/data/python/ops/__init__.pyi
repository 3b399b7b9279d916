# Written by tools/stubs.py.
from tf_contrib.data.python.ops import batching as batching
from tf_contrib.data.python.ops import counter as counter
from tf_contrib.data.python.ops import enumerate_ops as enumerate_ops
from tf_contrib.data.python.ops import error_ops as error_ops
from tf_contrib.data.python.ops import get_single_element as get_single_element
from tf_contrib.data.python.ops import grouping as grouping
from tf_contrib.data.python.ops import interleave_ops as interleave_ops
from tf_contrib.data.python.ops import iterator_ops as iterator_ops
from tf_contrib.data.python.ops import parsing_ops as parsing_ops
from tf_contrib.data.python.ops import prefetching_ops as prefetching_ops
from tf_contrib.data.python.ops import random_ops as random_ops
from tf_contrib.data.python.ops import readers as readers
from tf_contrib.data.python.ops import resampling as resampling
from tf_contrib.data.python.ops import scan_ops as scan_ops
from tf_contrib.data.python.ops import shuffle_ops as shuffle_ops
from tf_contrib.data.python.ops import unique as unique
from tf_contrib.data.python.ops import writers as writers
