# Written by tools/stubs.py.
from tf_contrib.lookup import index_table_from_tensor as index_table_from_tensor
from tf_contrib.lookup import index_to_string_table_from_tensor as index_to_string_table_from_tensor
