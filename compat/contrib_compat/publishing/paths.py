"""Paths as users give them: text, bytes or ``os.PathLike``."""

import os
import re
from typing import Any, Optional

__all__ = ["as_text", "local_path"]

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
