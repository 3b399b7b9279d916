"""Tables between strings and their indices, from tensors of strings."""

from __future__ import annotations

from typing import Any, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names as borrowed

_FAST_HASH = borrowed.FastHashSpec


def index_table_from_tensor(
    mapping: Any,
    num_oov_buckets: int = 0,
    default_value: int = -1,
    hasher_spec: Any = _FAST_HASH,
    dtype: Any = tf.string,
    name: Optional[str] = None,
) -> Any:
    """Makes a table from strings to their positions in a vocabulary.

    Stands for ``tf.contrib.lookup.index_table_from_tensor`` (TF 1.15), which differs from core's in
    what the vocabulary is called.

    Args:
      mapping: the vocabulary: a one-dimensional tensor of `dtype`, or what makes one.
      num_oov_buckets: how many buckets words outside of the vocabulary are hashed into, whose
        numbers follow on it.
      default_value: the index of words outside of it, where there are no buckets.
      hasher_spec: how they are hashed.
      dtype: the type of the keys: string or an integer type.
      name: the op's name.

    Returns:
      The table; its initializer is in the collection ``TABLE_INITIALIZERS``.

    Raises:
      ValueError: there is no vocabulary, or a negative number of buckets.
    """
    if mapping is None:
        raise ValueError("mapping must be specified.")
    return borrowed.index_table_from_tensor(
        vocabulary_list=mapping,
        num_oov_buckets=num_oov_buckets,
        default_value=default_value,
        hasher_spec=hasher_spec,
        dtype=dtype,
        name=name,
    )


def index_to_string_table_from_tensor(
    mapping: Any, default_value: str = "UNK", name: Optional[str] = None
) -> Any:
    """Makes a table from positions in a vocabulary to its strings.

    Stands for ``tf.contrib.lookup.index_to_string_table_from_tensor`` (TF 1.15).

    Args:
      mapping: the vocabulary: a one-dimensional tensor of strings, or what makes one.
      default_value: the string of positions outside of it.
      name: the op's name.

    Returns:
      The table; its initializer is in the collection ``TABLE_INITIALIZERS``.

    Raises:
      ValueError: there is no vocabulary.
    """
    if mapping is None:
        raise ValueError("mapping must be specified.")
    return borrowed.index_to_string_table_from_tensor(
        vocabulary_list=mapping, default_value=default_value, name=name
    )


def string_to_index(
    tensor: Any, mapping: Any, default_value: int = -1, name: Optional[str] = None
) -> Any:
    """Looks strings up in a vocabulary, by a table of its own.

    Stands for ``tf.contrib.lookup.string_to_index`` (TF 1.15).

    Args:
      tensor: the strings.
      mapping: the vocabulary, as for :func:`index_table_from_tensor`.
      default_value: the index of words outside of it.
      name: the table's name.

    Returns:
      Their positions, int64.
    """
    return index_table_from_tensor(mapping, default_value=default_value, name=name).lookup(tensor)


def index_to_string(
    tensor: Any, mapping: Any, default_value: str = "UNK", name: Optional[str] = None
) -> Any:
    """Looks positions up in a vocabulary, by a table of its own.

    Stands for ``tf.contrib.lookup.index_to_string`` (TF 1.15).

    Args:
      tensor: the positions, int64.
      mapping: the vocabulary, as for :func:`index_to_string_table_from_tensor`.
      default_value: the string of positions outside of it.
      name: the table's name.

    Returns:
      The strings.
    """
    return index_to_string_table_from_tensor(mapping, default_value, name).lookup(tensor)


def string_to_index_table_from_tensor(
    mapping: Any,
    num_oov_buckets: int = 0,
    default_value: int = -1,
    hasher_spec: Any = _FAST_HASH,
    name: Optional[str] = None,
) -> Any:
    """Makes a table from strings to their positions in a vocabulary, which must be strings.

    Stands for ``tf.contrib.lookup.string_to_index_table_from_tensor`` (TF 1.15).

    Args:
      mapping: the vocabulary: a one-dimensional tensor of strings, or what makes one.
      num_oov_buckets: as for :func:`index_table_from_tensor`, and so are the next two.
      default_value: see there.
      hasher_spec: see there.
      name: the name of the scope of the ops, ``string_to_index`` by default.

    Returns:
      The table.

    Raises:
      ValueError: the vocabulary is not of strings.
    """
    with tf.name_scope(name, "string_to_index") as scope:
        mapping = tf.convert_to_tensor(mapping)
    if mapping.dtype.base_dtype != tf.string:
        raise ValueError("string_to_index_table_from_tensor requires string.")
    return index_table_from_tensor(mapping, num_oov_buckets, default_value, hasher_spec, name=scope)


def string_to_index_table_from_file(
    vocabulary_file: Any = None,
    num_oov_buckets: int = 0,
    vocab_size: Optional[int] = None,
    default_value: int = -1,
    hasher_spec: Any = _FAST_HASH,
    name: Optional[str] = None,
) -> Any:
    """Makes a table from strings to the numbers of their lines in a file.

    Stands for ``tf.contrib.lookup.string_to_index_table_from_file`` (TF 1.15).

    Args:
      vocabulary_file: the file's path, a string or a scalar tensor; exports keep it as an asset.
      num_oov_buckets: as for :func:`index_table_from_tensor`.
      vocab_size: how many lines there are, if that is known.
      default_value: as for :func:`index_table_from_tensor`, and so are the next two.
      hasher_spec: see there.
      name: see there.

    Returns:
      The table.

    Raises:
      ValueError: there is no file, or a number is negative.
    """
    return borrowed.index_table_from_file(
        vocabulary_file,
        num_oov_buckets,
        vocab_size,
        default_value,
        hasher_spec,
        key_dtype=tf.string,
        name=name,
    )
