# Written by tools/stubs.py.
from tf_contrib.data import dense_to_sparse_batch as dense_to_sparse_batch
from tf_contrib.data import map_and_batch as map_and_batch
from tf_contrib.data import unbatch as unbatch
