"""Which modules a program can import from its directories, found without importing any.

A directory may be crowded with what is nothing of the program's: scripts lie in directories of
temporary files, or beside their data. What has an ``__init__.py`` is a package; what has none is
one only for a program whose modules name it.
"""

from __future__ import annotations

import os
import re
from collections import deque
from typing import Dict, Iterable, Iterator, List, Set

# How much of what lies below one directory is looked at; packages come first.
_MOST_ENTRIES = 20_000
_IMPORTS = re.compile(rb"\b(?:from[ \t]+(\w+)|import[ \t]+([\w., \t]+))")
_SOURCES = (".py", ".ipynb")

_Loose = Dict[str, List[str]]


def modules(roots: Iterable[str]) -> Iterator[str]:
    """Yields the files of modules that can be imported from directories, and notebooks.

    Args:
      roots: the directories, as they might be in ``sys.path``, or of packages.
    """
    loose: _Loose = {}
    fresh: List[str] = []
    for root in roots:
        found = _below(root, loose)
        yield from found
        fresh += found
    while fresh and loose:
        named = {name for path in fresh for name in _named(path)} & set(loose)
        tops = [top for name in sorted(named) for top in loose.pop(name)]
        fresh = [path for top in tops for path in _below(top)]
        yield from fresh


def _below(top: str, loose: _Loose | None = None) -> List[str]:
    """The sources in a directory and in the packages below it.

    Args:
      top: the directory.
      loose: takes up, by name, the directories right in it that are packages if named; by default
        they are taken for some.
    """
    found: List[str] = []
    waiting = deque([top])
    left = _MOST_ENTRIES
    while waiting and left > 0:
        directory = waiting.popleft()
        for entry in _entries(directory):
            # All that is right in the directory is seen, as the import system does.
            left -= directory != top
            if left <= 0:
                break
            if entry.name.endswith(_SOURCES):
                found.append(entry.path)
            elif not entry.name.isidentifier() or not entry.is_dir():
                continue
            elif os.path.isfile(os.path.join(entry.path, "__init__.py")):
                waiting.appendleft(entry.path)
            elif loose is None or directory != top:
                waiting.append(entry.path)
            else:
                loose.setdefault(entry.name, []).append(entry.path)
    return found


def _entries(directory: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as entries:
            yield from entries
    except OSError:  # An entry of sys.path need not be there, nor be a directory.
        return


def _named(path: str) -> Set[str]:
    """The top-level names that a source imports."""
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        return set()
    found: Set[str] = set()
    for package, names in _IMPORTS.findall(text):
        parts = names.decode().split(",") if names else [package.decode()]
        found.update(part.strip().partition(" ")[0].partition(".")[0] for part in parts)
    return found
