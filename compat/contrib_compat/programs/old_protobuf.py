"""Messages that protoc generated before protobuf 4, which only protobuf's own Python can make.

The classes of such a file raise "Descriptors cannot be created directly" in protobuf's compiled
implementation. Which one a process has is settled when protobuf is first used, and so before
TensorFlow is imported.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Iterable, Optional

from contrib_compat.programs import importable

VARIABLE = "PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION"

_SETTLED = "google.protobuf.internal.api_implementation"
_OF_THE_TIME = (b"_descriptor.FieldDescriptor(", b"_descriptor.Descriptor(")


def choose(directories: Iterable[str]) -> Optional[str]:
    """Chooses the implementation in Python, where a program has such files.

    Args:
      directories: the program's.

    Returns:
      A sentence about what was done to the process; None where nothing was.
    """
    if os.environ.get(VARIABLE) == "python":
        return None
    modules = importable.modules(directories)
    file = next((path for path in modules if path.endswith("_pb2.py") and _is_old(path)), None)
    if file is None or not _has_compiled_messages():
        return None
    if _SETTLED in sys.modules:
        return f"{file} is older than protobuf 4, which was imported before: set {VARIABLE}=python"
    os.environ[VARIABLE] = "python"
    return (
        f"Protobuf's implementation in Python was chosen for the whole process, since {file} is "
        "older than protobuf 4 (--without protobuf leaves it)"
    )


def _has_compiled_messages() -> bool:
    try:
        version: str = importlib.import_module("google.protobuf").__version__
    except ImportError:
        return False
    return int(version.partition(".")[0]) >= 4


def _is_old(path: str) -> bool:
    with open(path, "rb") as file:
        text = file.read()
    return any(mark in text for mark in _OF_THE_TIME)
