"""Modules of protocol buffers, built from 1.15's descriptors with the protobuf installed.

The classes that protoc of 2019 wrote can't be made by protobuf 4 and newer ("Descriptors cannot be
created directly"). What they describe stands serialised in the same file, and is all that is taken
from it.
"""

from __future__ import annotations

import ast
from typing import Any, Dict, Iterator, List, Tuple

from contrib_compat.legacy.itself.ours import known_as
from contrib_compat.versions.message_classes import message_class


def execute(source: str, path: str, namespace: Dict[str, Any]) -> None:
    """Fills the namespace of a ``_pb2`` module with what its file defines.

    The files that it imports are imported through the namespace's own ``__import__``. Descriptors
    go into protobuf's default pool, so that messages of TensorFlow and of protobuf itself, such as
    ``Any``, are the ones that the program has.

    Args:
      source: the text of the file.
      path: where it lies, for tracebacks and for tools that measure what ran.
      namespace: the module's globals, with ``__name__``.

    Raises:
      ValueError: the file holds no serialised descriptor.
      TypeError: protobuf knows another message of the same name, from another file.
    """
    tree = ast.parse(source)
    imports = [node for node in tree.body if _is_dependency(node)]
    code = compile(ast.Module(body=imports, type_ignores=[]), path, "exec")
    exec(code, namespace)  # Import statements of the file, as they stand.
    _define(_serialised(tree), namespace)


def _is_dependency(node: ast.stmt) -> bool:
    """Tells whether it imports another file's messages, rather than what makes classes."""
    return isinstance(node, ast.ImportFrom) and node.names[0].name.endswith("_pb2")


def _serialised(tree: ast.Module) -> bytes:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "serialized_pb":
            value = node.value
            if isinstance(value, ast.Call):  # _b('...'), for Python 2 and 3 alike.
                value = value.args[0]
            literal = ast.literal_eval(value)
            return literal if isinstance(literal, bytes) else str(literal).encode("latin1")
    raise ValueError("The file of a _pb2 module holds no serialised descriptor")


def _define(serialised: bytes, namespace: Dict[str, Any]) -> None:
    from google.protobuf import descriptor_pb2, descriptor_pool
    from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper

    pool = descriptor_pool.Default()
    name = descriptor_pb2.FileDescriptorProto.FromString(serialised).name
    try:
        # TensorFlow's compiled code may bring the file, though not the module (TF 2.8 does).
        file = pool.FindFileByName(name)
    except KeyError:
        pool.AddSerializedFile(serialised)
        file = pool.FindFileByName(name)
    namespace["DESCRIPTOR"] = file
    for private_name, message in _messages(list(file.message_types_by_name.values()), ""):
        namespace[private_name] = message
        made = message_class(message)
        made.__module__ = known_as(namespace["__name__"])
        if message.containing_type is None:
            namespace[message.name] = made
        for enum in message.enum_types:
            namespace[f"{private_name}_{enum.name.upper()}"] = enum
    for name, enum in file.enum_types_by_name.items():
        namespace["_" + name.upper()] = enum
        namespace[name] = EnumTypeWrapper(enum)
        namespace.update((value.name, value.number) for value in enum.values)


def _messages(descriptors: List[Any], prefix: str) -> Iterator[Tuple[str, Any]]:
    """Yields all descriptors, nested ones too, with the names that protoc gave them."""
    for descriptor in descriptors:
        name = f"{prefix}_{descriptor.name.upper()}"
        yield name, descriptor
        yield from _messages(descriptor.nested_types, name)
