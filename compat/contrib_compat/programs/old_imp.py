"""Stands for the module ``imp``, which Python 3.12 removed."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ModuleSpec,
    PathFinder,
)
from types import ModuleType
from typing import IO, Any, List, Optional, Sequence, Tuple

__all__ = [
    "C_BUILTIN",
    "C_EXTENSION",
    "PKG_DIRECTORY",
    "PY_COMPILED",
    "PY_FROZEN",
    "PY_SOURCE",
    "acquire_lock",
    "cache_from_source",
    "find_module",
    "get_magic",
    "get_suffixes",
    "load_compiled",
    "load_dynamic",
    "load_module",
    "load_package",
    "load_source",
    "lock_held",
    "new_module",
    "release_lock",
    "reload",
    "source_from_cache",
]

PY_SOURCE, PY_COMPILED, C_EXTENSION = 1, 2, 3
PKG_DIRECTORY, C_BUILTIN, PY_FROZEN = 5, 6, 7

Description = Tuple[str, str, int]

reload = importlib.reload
cache_from_source = importlib.util.cache_from_source
source_from_cache = importlib.util.source_from_cache


def get_magic() -> bytes:
    """Returns the number that compiled files begin with."""
    return importlib.util.MAGIC_NUMBER


def get_suffixes() -> List[Description]:
    """Returns the suffixes of modules' files, each with a mode to open them and a type."""
    kinds = (
        (EXTENSION_SUFFIXES, "rb", C_EXTENSION),
        (SOURCE_SUFFIXES, "r", PY_SOURCE),
        (BYTECODE_SUFFIXES, "rb", PY_COMPILED),
    )
    return [(suffix, mode, kind) for suffixes, mode, kind in kinds for suffix in suffixes]


def new_module(name: str) -> ModuleType:
    """Returns an empty module, which is not put into ``sys.modules``."""
    return ModuleType(name)


def find_module(
    name: str, path: Optional[Sequence[str]] = None
) -> Tuple[Optional[IO[Any]], str, Description]:
    """Looks for a module that is no part of a package.

    Args:
      name: its name.
      path: the directories to look in; by default ``sys.path``.

    Returns:
      The open file, its path and its description, for :func:`load_module`.

    Raises:
      ImportError: there is none.
    """
    if path is None and name in sys.builtin_module_names:
        return None, name, ("", "", C_BUILTIN)
    spec = PathFinder.find_spec(name, None if path is None else list(path))
    if spec is None or spec.loader is None or spec.origin is None:
        raise ImportError(f"No module named {name!r}", name=name)
    if spec.submodule_search_locations is not None:
        return None, os.path.dirname(spec.origin), ("", "", PKG_DIRECTORY)
    suffixes = (found for found in get_suffixes() if str(spec.origin).endswith(found[0]))
    suffix, mode, kind = next(suffixes)
    encoding = None if "b" in mode else "utf-8"
    return open(spec.origin, mode, encoding=encoding), spec.origin, (suffix, mode, kind)


def load_module(
    name: str, file: Optional[IO[Any]], filename: str, details: Description
) -> ModuleType:
    """Loads, or loads again, what :func:`find_module` found."""
    kind = details[2]
    if kind == PKG_DIRECTORY:
        return load_package(name, filename)
    if kind == C_BUILTIN:
        return importlib.import_module(name)
    return load_source(name, filename, file)


def load_source(name: str, pathname: str, file: Optional[IO[Any]] = None) -> ModuleType:
    """Loads a module from a file and puts it into ``sys.modules``; one that is there runs again."""
    return _load(importlib.util.spec_from_file_location(name, pathname), pathname)


load_compiled = load_dynamic = load_source


def load_package(name: str, path: str) -> ModuleType:
    """Loads the package of a directory."""
    file = os.path.join(path, "__init__.py")
    return _load(
        importlib.util.spec_from_file_location(name, file, submodule_search_locations=[path]), path
    )


def _load(spec: Optional[ModuleSpec], path: str) -> ModuleType:
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no module's file")
    module = sys.modules.get(spec.name)
    fresh = importlib.util.module_from_spec(spec)
    if module is None:
        module = sys.modules[spec.name] = fresh
    else:
        vars(module).update(vars(fresh))
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


def acquire_lock() -> None:
    """Does nothing: since Python 3.3 each module has a lock of its own."""


release_lock = acquire_lock


def lock_held() -> bool:
    """Tells that nobody holds the lock that there was."""
    return False
