# Written by tools/stubs.py.
from tf_contrib.data import batch_and_drop_remainder as batch_and_drop_remainder
from tf_contrib.data import dense_to_sparse_batch as dense_to_sparse_batch
from tf_contrib.data import map_and_batch as map_and_batch
from tf_contrib.data import padded_batch_and_drop_remainder as padded_batch_and_drop_remainder
from tf_contrib.data import unbatch as unbatch
