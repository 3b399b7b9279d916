"""The few changes to the text of 1.15's files that are more than a name that moved.

They stand in the modules of this package, each of which registers its own.

Each function says what changed and since when. It is applied in memory, to the text of one file, on
the releases that need it; lines keep their numbers, so that tracebacks show the file that lies
there. An edit that does not find the text it is for raises `EditError`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Callable, Dict, List, NamedTuple

from contrib_compat.versions.contrib_imports import is_installed

Change = Callable[[str], str]


class EditError(ImportError):
    """A file of the user's copy is not the file that an edit is for."""


class Edit(NamedTuple):
    """An edit of a file, and the releases that it is for."""

    on: str
    change: Change


TABLE: Dict[str, List[Edit]] = {}


def edit(file: str, on: str) -> Callable[[Change], Change]:
    """Makes a function an edit.

    Args:
      file: its path below ``tensorflow_core``.
      on: the releases that need it, as a requirement, such as ``numpy>=2``.
    """

    def register(change: Change) -> Change:
        TABLE.setdefault(file, []).append(Edit(on, change))
        return change

    return register


def edited(file: str, data: bytes) -> bytes:
    """Returns the text of a file after its edits.

    Args:
      file: its path below ``tensorflow_core``.
      data: its text.

    Raises:
      EditError: the text isn't the one that an edit expects.
    """
    changes = _changes(file)
    if not changes:
        return data
    text = data.decode("utf-8")
    for change in changes:
        lines = text.count("\n")
        try:
            text = change(text)
        except EditError as error:
            raise EditError(f"{file}: {change.__name__}: {error}") from None
        assert text.count("\n") == lines, f"{change.__name__} moves the lines of {file}"
    return text.encode("utf-8")


def mark(file: str) -> str:
    """Returns what tells the edits of a file from others, empty where there are none."""
    codes = (change.__code__ for change in _changes(file))
    return repr([(code.co_code, code.co_consts, code.co_names) for code in codes] or "")[1:-1]


def _changes(file: str) -> List[Change]:
    return [entry.change for entry in TABLE.get(file, ()) if is_installed(entry.on)]


def replace(text: str, pattern: str, by: str, times: int) -> str:
    """Replaces a regular expression that is found ``times`` times."""
    text, found = re.subn(pattern, by, text, flags=re.MULTILINE)
    if found != times:
        raise EditError(f"{pattern!r} is found {found} times, wanted {times}")
    return text


for _module in pkgutil.iter_modules(__path__, __name__ + "."):
    importlib.import_module(_module.name)
