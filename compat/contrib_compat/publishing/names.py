"""Names of exporters and strategies; asked before anything is written."""

import os
from typing import Any

__all__ = ["check_name", "unwritable"]

# What file systems take for the name of a directory, or of a file.
_MAX_BYTES = 255


def check_name(argument: str, name: Any) -> None:
    """Makes sure that a name is that of one directory below ``<model_dir>/export``.

    Args:
      argument: what the name is called in the error.
      name: the name.

    Raises:
      TypeError: it is no text.
      ValueError: it is empty, is ``.`` or ``..``, holds a separator or NUL, or is what no file
        system takes: longer than 255 bytes in UTF-8, or not to be written in it.
    """
    if not isinstance(name, str):
        raise TypeError(f"{argument}: got {name!r}, wanted a string")
    wrong = _what_is_wrong(name)
    if wrong:
        raise ValueError(f"{argument}: got {name!r}, wanted the name of a directory: it {wrong}")


def _what_is_wrong(name: str) -> str:
    if not name:
        return "is empty"
    if name in (".", ".."):
        return "is another directory"
    # Backslashes and drives separate on some systems, and models move between systems.
    if "/" in name or "\\" in name or os.path.splitdrive(name)[0]:
        return "holds a separator"
    if "\0" in name:
        return "holds NUL"
    return unwritable(name)


def unwritable(name: str) -> str:
    """Says why no file system takes a name, of a directory or of a file; ``""`` if they do."""
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "can't be encoded as UTF-8"
    return f"takes {size} bytes, more than {_MAX_BYTES}" if size > _MAX_BYTES else ""
