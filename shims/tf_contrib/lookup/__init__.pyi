# Written by tools/stubs.py.
from contrib_compat.successors import KeyValueTensorInitializer as KeyValueTensorInitializer
from contrib_compat.successors import TextFileIndex as TextFileIndex
from contrib_compat.successors import TextFileInitializer as TextFileInitializer
from contrib_compat.versions.private_names import DenseHashTable as MutableDenseHashTable
from contrib_compat.versions.private_names import FastHashSpec as FastHashSpec
from contrib_compat.versions.private_names import HasherSpec as HasherSpec
from contrib_compat.versions.private_names import IdTableWithHashBuckets as IdTableWithHashBuckets
from contrib_compat.versions.private_names import InitializableLookupTableBase as InitializableLookupTableBase
from contrib_compat.versions.private_names import LookupInterface as LookupInterface
from contrib_compat.versions.private_names import MutableHashTable as MutableHashTable
from contrib_compat.versions.private_names import StrongHashSpec as StrongHashSpec
from contrib_compat.versions.private_names import TableInitializerBase as TableInitializerBase
from contrib_compat.versions.private_names import TextFileIdTableInitializer as TextFileIdTableInitializer
from contrib_compat.versions.private_names import TextFileStringTableInitializer as TextFileStringTableInitializer
from tf_contrib.lookup import lookup_ops as lookup_ops
import contrib_compat.lookup.hash_table
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.lookup.HashTable is deprecated: use tf.lookup.StaticHashTable, which takes other arguments')
class HashTable(contrib_compat.lookup.hash_table.HashTable): ...

@typing_extensions.deprecated('tf.contrib.lookup.index_table_from_file is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.TextFileInitializer')
def index_table_from_file(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_table_from_tensor is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.KeyValueTensorInitializer')
def index_table_from_tensor(mapping: typing.Any, num_oov_buckets: int=0, default_value: int=-1, hasher_spec: typing.Any=..., dtype: typing.Any=..., name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_to_string is deprecated: look them up in a tf.lookup.StaticHashTable over a tf.lookup.KeyValueTensorInitializer')
def index_to_string(tensor: typing.Any, mapping: typing.Any, default_value: str='UNK', name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_to_string_table_from_file is deprecated: use tf.lookup.StaticHashTable over a tf.lookup.TextFileInitializer')
def index_to_string_table_from_file(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_to_string_table_from_tensor is deprecated: use tf.lookup.StaticHashTable over a tf.lookup.KeyValueTensorInitializer')
def index_to_string_table_from_tensor(mapping: typing.Any, default_value: str='UNK', name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.string_to_index is deprecated: look them up in a tf.lookup.StaticVocabularyTable over a tf.lookup.KeyValueTensorInitializer')
def string_to_index(tensor: typing.Any, mapping: typing.Any, default_value: int=-1, name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.string_to_index_table_from_file is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.TextFileInitializer')
def string_to_index_table_from_file(vocabulary_file: typing.Any=None, num_oov_buckets: int=0, vocab_size: typing.Optional[int]=None, default_value: int=-1, hasher_spec: typing.Any=..., name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.string_to_index_table_from_tensor is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.KeyValueTensorInitializer')
def string_to_index_table_from_tensor(mapping: typing.Any, num_oov_buckets: int=0, default_value: int=-1, hasher_spec: typing.Any=..., name: typing.Optional[str]=None) -> typing.Any: ...
