"""The protocol buffer of hyperparameters, ``tensorflow.HParamDef``, as TF 1 defined it."""

from __future__ import annotations

from typing import Any

from contrib_compat.versions.message_classes import message_class

_FILE = "tensorflow/contrib/training/python/training/hparam.proto"
# The module that users import it from.
_PUBLIC = "tf_contrib.training.python.training.hparam_pb2"

# Field numbers of TF 1.15: a scalar's, that of a list, and the type of what they hold.
_KINDS = {
    "Int64": (1, 4, "TYPE_INT64"),
    "Float": (2, 5, "TYPE_FLOAT"),
    "Bytes": (3, 6, "TYPE_BYTES"),
    "Bool": (7, 8, "TYPE_BOOL"),
}
_MAP_ENTRY = "HparamEntry"


def __getattr__(name: str) -> Any:
    """Makes ``HParamDef`` when it is first asked for, since importing costs nothing here."""
    if name != "HParamDef":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from google.protobuf import descriptor_pool

    pool = descriptor_pool.Default()
    try:
        file = pool.FindFileByName(_FILE)  # TensorFlow 1.15 or a copy of it brings it, too.
    except KeyError:
        pool.AddSerializedFile(_file().SerializeToString())
        file = pool.FindFileByName(_FILE)
    made = message_class(file.message_types_by_name[name])
    # On TensorFlow 1.15 protoc's own module has made it, and it is known by that.
    if not (made.__module__ or "").startswith("tensorflow"):
        made.__module__ = _PUBLIC
    return globals().setdefault(name, made)


def _file() -> Any:
    from google.protobuf import descriptor_pb2

    file = descriptor_pb2.FileDescriptorProto(name=_FILE, package="tensorflow", syntax="proto3")
    file.options.cc_enable_arenas = True
    message = file.message_type.add(name="HParamDef")
    entries = f".tensorflow.HParamDef.{_MAP_ENTRY}"
    _field(message, "hparam", 1, "TYPE_MESSAGE", "LABEL_REPEATED", entries)
    for kind in ("Bytes", "Float", "Int64", "Bool"):
        values = _field(
            message.nested_type.add(name=f"{kind}List"),
            "value",
            1,
            _KINDS[kind][2],
            "LABEL_REPEATED",
        )
        if kind != "Bytes":
            values.options.packed = True
    value = message.nested_type.add(name="HParamType")
    value.oneof_decl.add(name="kind")
    for kind, (number, _, wire_type) in _KINDS.items():
        _field(value, f"{kind.lower()}_value", number, wire_type).oneof_index = 0
    for kind, (_, number, _) in _KINDS.items():
        lists = f".tensorflow.HParamDef.{kind}List"
        name = f"{kind.lower()}_list"
        _field(value, name, number, "TYPE_MESSAGE", type_name=lists).oneof_index = 0
    entry = message.nested_type.add(name=_MAP_ENTRY)
    entry.options.map_entry = True
    _field(entry, "key", 1, "TYPE_STRING")
    _field(entry, "value", 2, "TYPE_MESSAGE", type_name=".tensorflow.HParamDef.HParamType")
    return file


def _field(
    message: Any,
    name: str,
    number: int,
    wire_type: str,
    label: str = "LABEL_OPTIONAL",
    type_name: str = "",
) -> Any:
    field = message.field.add(name=name, number=number)
    field.type = getattr(field, wire_type)
    field.label = getattr(field, label)
    if type_name:
        field.type_name = type_name
    return field
