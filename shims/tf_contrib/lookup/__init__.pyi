# Written by tools/stubs.py.
from contrib_compat.successors import KeyValueTensorInitializer as KeyValueTensorInitializer
from contrib_compat.successors import TextFileIndex as TextFileIndex
from contrib_compat.successors import TextFileInitializer as TextFileInitializer
from contrib_compat.versions.private_names import FastHashSpec as FastHashSpec
from contrib_compat.versions.private_names import HasherSpec as HasherSpec
from contrib_compat.versions.private_names import IdTableWithHashBuckets as IdTableWithHashBuckets
from contrib_compat.versions.private_names import InitializableLookupTableBase as InitializableLookupTableBase
from contrib_compat.versions.private_names import LookupInterface as LookupInterface
from contrib_compat.versions.private_names import StrongHashSpec as StrongHashSpec
from contrib_compat.versions.private_names import TableInitializerBase as TableInitializerBase
from contrib_compat.versions.private_names import TextFileIdTableInitializer as TextFileIdTableInitializer
from contrib_compat.versions.private_names import TextFileStringTableInitializer as TextFileStringTableInitializer
from tf_contrib.lookup import lookup_ops as lookup_ops
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.lookup.index_table_from_file is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.TextFileInitializer')
def index_table_from_file(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_table_from_tensor is deprecated: use tf.lookup.StaticVocabularyTable over a tf.lookup.KeyValueTensorInitializer')
def index_table_from_tensor(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_to_string_table_from_file is deprecated: use tf.lookup.StaticHashTable over a tf.lookup.TextFileInitializer')
def index_to_string_table_from_file(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.lookup.index_to_string_table_from_tensor is deprecated: use tf.lookup.StaticHashTable over a tf.lookup.KeyValueTensorInitializer')
def index_to_string_table_from_tensor(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
