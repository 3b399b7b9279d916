"""Which files are the program's, and which are of the libraries that it uses."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import Dict, Iterable, List, Optional, Tuple

_STANDARD_LIBRARY = os.path.realpath(os.path.dirname(os.__file__))

# Where their files lie beside the program, as in a checkout, they are libraries nevertheless.
_LIBRARIES = ("contrib_compat", "tf_contrib", "tensorflow", "tensorflow_core")

_INSTALLED = ("site-packages", "dist-packages")
# Modules of the standard library that execute a program in functions of their own. They are only
# asked about as the module that is run: `-m pdb task.py`.
_RUNNERS = ("cProfile", "pdb", "profile", "trace")

# A file that a directory has which holds an environment with its libraries.
_OF_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")


class Program:
    """The files of a program: those below some directories, but for installed packages.

    What it adds to `sys.path` as it runs is such a directory too, as ``sys.path.append("../lib")``.
    """

    def __init__(self, roots: Iterable[str], also: Iterable[str] = ()) -> None:
        """Describes a program.

        Args:
          roots: the directories below which its files are. Those below a ``site-packages`` or in a
            virtual environment are none, and a directory into which packages were installed is no
            root.
          also: top-level packages that count as part of it, wherever they are installed.
        """
        absolute = (os.path.realpath(root) for root in roots)
        self._roots = tuple(root for root in absolute if not _holds_installed_packages(root))
        self._also = frozenset(also)
        self._path_before = frozenset(sys.path)
        self._directories: Dict[str, bool] = {}

    def directories(self) -> Tuple[str, ...]:
        """Returns the directories below which its files are, and those of named packages."""
        found = [self._roots]
        for package in sorted(self._also):
            spec = importlib.util.find_spec(package)
            found.append(tuple((spec and spec.submodule_search_locations) or ()))
        return tuple(directory for some in found for directory in some)

    def owns(self, module: str, file: Optional[str]) -> bool:
        """Tells whether a module is the program's.

        Args:
          module: its full name.
          file: where it lies; None for one without a file.
        """
        package = module.partition(".")[0]
        if file is None or package in _LIBRARIES:
            return False
        if package in self._also:
            return package in _RUNNERS or not _is_standard(os.path.dirname(file))
        directory = os.path.dirname(file)
        if directory not in self._directories:
            self._directories[directory] = self._is_within(os.path.realpath(directory))
        return self._directories[directory]

    def _is_within(self, directory: str) -> bool:
        return not _is_standard(directory) and any(
            _is_below(directory, root) and not _is_installed(directory, root)
            for root in (*self._roots, *self._added())
        )

    def _added(self) -> List[str]:
        """Returns the directories that the program has added to `sys.path`."""
        added = {os.path.realpath(entry) for entry in sys.path if entry not in self._path_before}
        return [entry for entry in added if not _holds_installed_packages(entry)]


def _is_below(directory: str, root: str) -> bool:
    return directory == root or directory.startswith(os.path.join(root, ""))


def _is_standard(directory: str) -> bool:
    """Tells whether a directory is the standard library's, below which others may be installed."""
    names = os.path.realpath(directory).split(os.sep)
    return _is_below(os.sep.join(names), _STANDARD_LIBRARY) and not set(_INSTALLED) & set(names)


def _is_installed(directory: str, root: str) -> bool:
    """Tells whether a directory below a root is one of installed packages."""
    while directory != root:
        directory, name = os.path.split(directory)
        inside = os.path.join(directory, name)
        if name in _INSTALLED:
            return True
        if any(os.path.exists(os.path.join(inside, mark)) for mark in _OF_ENVIRONMENTS):
            return True
    return False


def _holds_installed_packages(root: str) -> bool:
    """Tells whether packages were installed right into a directory, as by ``pip --target``."""
    if any(name in root.split(os.sep) for name in _INSTALLED):
        return True
    try:
        return any(name.endswith(".dist-info") for name in os.listdir(root))
    except OSError:  # A path entry need not be there, nor be a directory.
        return False
