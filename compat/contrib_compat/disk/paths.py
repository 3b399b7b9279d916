"""Paths as users give them: text, bytes or ``os.PathLike``."""

import os
import re
from typing import Any, Optional, Union

__all__ = [
    "AnyPath",
    "as_text",
    "check_directory",
    "checked_text",
    "local_path",
    "scheme_of",
]

AnyPath = Union[str, bytes, "os.PathLike[Any]"]

# What TensorFlow takes for the name of a file system.
_SCHEME = re.compile(r"([a-zA-Z][0-9a-zA-Z.]*)://")


def as_text(path: Any) -> str:
    """Returns a path as text, as which TensorFlow takes it in every release.

    Args:
      path: str, bytes or ``os.PathLike``.

    Raises:
      TypeError: it is nothing of the kind.
    """
    return os.fsdecode(path)


def check_directory(argument: str, path: Any) -> Union[str, bytes]:
    """Makes sure that a path may be that of a directory to export to.

    Args:
      argument: what the path is called in the error.
      path: str, bytes or ``os.PathLike``.

    Returns:
      The path, as str or bytes: TensorFlow 1.15 takes nothing else.

    Raises:
      TypeError: it is nothing of the kind.
      ValueError: it is empty, which would mean the working directory, or holds NUL.
    """
    if not isinstance(path, (str, bytes, os.PathLike)):
        raise TypeError(f"{argument}: got {path!r}, wanted a path")
    plain: Union[str, bytes] = os.fspath(path)
    if not plain or "\0" in as_text(plain):
        raise ValueError(f"{argument}: got {path!r}, wanted the path of a directory")
    return plain


def checked_text(argument: str, path: Any) -> str:
    """Makes sure of a directory's path as :func:`check_directory` does, and returns it as text.

    Args:
      argument: see there, as for the path and for what is raised.
      path: see there.
    """
    return as_text(check_directory(argument, path))


def local_path(path: Any) -> Optional[str]:
    """Returns a path as Python's own functions take it; None where TensorFlow alone can go.

    Those know links, exclusive creation and syncing, which file systems behind TensorFlow don't.

    Args:
      path: str, bytes or ``os.PathLike``, with or without a scheme.
    """
    text = as_text(path)
    scheme = _SCHEME.match(text)
    if scheme is None:
        return text
    return text[scheme.end() :] if scheme.group(1) == "file" else None


def scheme_of(path: Any) -> Optional[str]:
    """Returns the name of the file system that a path begins with, such as ``gs``; None without.

    Args:
      path: str, bytes or ``os.PathLike``.
    """
    scheme = _SCHEME.match(as_text(path))
    return scheme.group(1) if scheme else None
