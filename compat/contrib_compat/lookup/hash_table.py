"""A table that is filled once, by an initializer."""

from __future__ import annotations

from typing import Any, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.versions import private_names as borrowed

_Base: Any = borrowed.InitializableLookupTableBaseV1


@deprecated_class("lookup.HashTable")
class HashTable(_Base):
    """A table that is filled once, by an initializer.

    Stands for ``tf.contrib.lookup.HashTable`` (TF 1.15). Unlike ``tf.lookup.StaticHashTable`` it
    can be shared by name among sessions, and its op is called as the program says.

    Args:
      initializer: fills it, such as a ``KeyValueTensorInitializer``.
      default_value: what is found where there is no key.
      shared_name: sessions of one server share the tables of one such name.
      name: the op's name, ``hash_table`` by default.
    """

    def __init__(
        self,
        initializer: Any,
        default_value: Any,
        shared_name: Optional[str] = None,
        name: Optional[str] = None,
    ) -> None:
        self._initializer = initializer
        self._default_value = default_value
        self._shared_name = shared_name
        self._name = name or "hash_table"
        self._table_name: Optional[str] = None
        super().__init__(default_value, initializer)
        self._value_shape = self._default_value.get_shape()

    def _create_resource(self) -> Any:
        table = tf.raw_ops.HashTableV2(
            shared_name=self._shared_name or "",
            key_dtype=self._initializer.key_dtype,
            value_dtype=self._initializer.value_dtype,
            name=self._name,
        )
        eager = tf.executing_eagerly()
        self._table_name = None if eager else table.op.name.rpartition("/")[2]
        return table

    @property
    def init(self) -> Any:
        """What fills the table; contrib's name for its ``initializer``."""
        return self.initializer

    @property
    def name(self) -> Optional[str]:
        """The op's name without its scopes; None where ops are executed at once."""
        return self._table_name

    def export(self, name: Optional[str] = None) -> Tuple[Any, Any]:
        """Returns all keys and their values, in no order.

        Args:
          name: the op's name.
        """
        with tf.name_scope(name, f"{self.name}_Export", [self.resource_handle]) as scope:
            exported = tf.raw_ops.LookupTableExportV2(
                table_handle=self.resource_handle,
                Tkeys=self._key_dtype,
                Tvalues=self._value_dtype,
                name=scope,
            )
        exported.values.set_shape(exported.keys.get_shape().concatenate(self._value_shape))
        return exported.keys, exported.values
