"""The class of a protocol buffer's message, by its descriptor, with any protobuf."""

from __future__ import annotations

from typing import Any


def message_class(descriptor: Any) -> Any:
    """Returns the class of a message.

    Args:
        descriptor: What the default pool of descriptors has for it.
    """
    from google.protobuf import message_factory

    if hasattr(message_factory, "GetMessageClass"):  # Since protobuf 4.22.
        return message_factory.GetMessageClass(descriptor)
    from google.protobuf import symbol_database

    return symbol_database.Default().GetPrototype(descriptor)
