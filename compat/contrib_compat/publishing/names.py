"""What an exporter may be given; asked before anything is written."""

from typing import Any

__all__ = ["check_name"]


def check_name(argument: str, name: Any) -> None:
    """Makes sure that a name is one directory below ``<model_dir>/export``.

    Args:
      argument: what the name is called in the error.
      name: the name.

    Raises:
      TypeError: it is no string.
      ValueError: it is empty, is ``.`` or ``..``, or holds a separator.
    """
    if not isinstance(name, str):
        raise TypeError(f"{argument}: got {name!r}, wanted a string")
    if not name or name in (".", "..") or "/" in name or "\\" in name:
        raise ValueError(
            f"{argument}: got {name!r}, wanted the name of a directory, without separators"
        )
