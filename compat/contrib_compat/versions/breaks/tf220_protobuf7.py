"""protobuf 7 dropped an argument that TF 2.20 passes when it writes a graph.

TF 2.20 allows protobuf 7, but its ``graph_io.write_graph`` calls
``text_format.MessageToString(graph_def, float_format='')``. protobuf 7 knows no ``float_format``,
so that every training run dies while it saves ``graph.pbtxt``. An empty format means the default,
so leaving it out changes nothing. Needed on TF 2.20 with protobuf 7; TF 2.21 no longer passes it.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from google.protobuf import text_format
from tensorflow.core.framework import graph_pb2
from tensorflow.python.framework import graph_io

from contrib_compat.versions.changes import Changes


class _TextFormat(ModuleType):
    """``text_format`` whose MessageToString ignores an empty `float_format`."""

    def __getattr__(self, name: str) -> Any:
        return getattr(text_format, name)

    @staticmethod
    def MessageToString(message: Any, float_format: str = "", **kwargs: Any) -> str:
        if float_format:
            kwargs["float_format"] = float_format
        return text_format.MessageToString(message, **kwargs)


_tolerant = _TextFormat(text_format.__name__, text_format.__doc__)


def is_missing() -> bool:
    """Tells whether ``write_graph`` passes an argument that protobuf does not take."""
    return _passes_float_format() and not _takes_float_format()


def put_back(changes: Changes) -> None:
    """Gives ``graph_io``, and nobody else, a text_format that takes `float_format`."""
    changes.attribute(graph_io, "text_format", _tolerant)


def _passes_float_format() -> bool:
    # A call's keyword names are one constant of the caller's code. The module is asked through
    # its attribute, so that it answers no once the fix is in.
    constants = graph_io.write_graph.__code__.co_consts
    names = [name for const in constants if isinstance(const, tuple) for name in const]
    return graph_io.text_format is text_format and "float_format" in names


def _takes_float_format() -> bool:
    try:
        text_format.MessageToString(graph_pb2.GraphDef(), float_format="")
    except TypeError:
        return False
    return True
