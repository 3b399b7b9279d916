"""Finds the files of a code base, and what the modules in them are called."""

from __future__ import annotations

import fnmatch
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Optional

ENDINGS = (".py", ".pyi", ".pyw", ".ipynb")
# Never sources of the code base's own; a directory with a pyvenv.cfg is left out too.
_PASSED_OVER = {"__pycache__", "node_modules", "site-packages"}


class Source(NamedTuple):
    """A file of the code base.

    Attributes:
      path: where it is.
      shown: what it is called in reports, with ``/`` between the parts.
      modules: the full names that its module may be imported by.
    """

    path: Path
    shown: str
    modules: tuple[tuple[str, ...], ...]

    @property
    def package(self) -> tuple[str, ...]:
        """The package that relative imports in it start from."""
        name = self.modules[0] if self.modules else ()
        return name if self.path.stem == "__init__" else name[:-1]

    @property
    def is_stub(self) -> bool:
        """Whether it only says of another file, which is there, what that has."""
        return self.path.suffix == ".pyi" and self.path.with_suffix(".py").exists()


def sources(paths: Iterable[Path], exclude: Iterable[str] = ()) -> list[Source]:
    """Returns the files below paths, each once, by the order of the paths and then by name.

    Args:
      paths: files, which are taken whatever they are called, and directories. What git ignores in
        a directory is left out, but for one that is ignored itself, and what a link in it leads to.
      exclude: globs of what is left out of directories: of a name, or of a path from the directory.

    Raises:
      FileNotFoundError: there is no such path.
    """
    found: dict[str, Source] = {}
    globs = tuple(exclude)
    for path in paths:
        if path.is_dir():
            root = path
            files = [one for one in sorted(_below(path)) if not _matches(one, path, globs)]
        elif path.exists():
            root, files = path.parent, [path]
        else:
            raise FileNotFoundError(f"{path}: there is no such file or directory")
        for file in files:
            real = os.path.realpath(file)
            found.setdefault(real, Source(file, file.as_posix(), _modules(file, root)))
    return list(found.values())


def _below(directory: Path) -> Iterator[Path]:
    listed = _listed_by_git(directory)
    if listed is None:
        listed = _walked(directory)
    for path in listed:
        if path.suffix in ENDINGS and path.is_file() and not path.is_symlink():
            yield path


def _listed_by_git(directory: Path) -> Optional[list[Path]]:
    """The files of a working tree that git doesn't ignore; None where there is none, or no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=directory, capture_output=True, check=False)
    except OSError:
        return None
    if done.returncode or (not done.stdout and _is_ignored(directory)):
        return None
    return [directory / os.fsdecode(name) for name in set(done.stdout.split(b"\0")) if name]


def _is_ignored(directory: Path) -> bool:
    """Whether git ignores all of a directory: who asks for it by name wants what is in it."""
    command = ["git", "check-ignore", "--quiet", "."]
    return subprocess.run(command, cwd=directory, capture_output=True, check=False).returncode == 0


def _walked(directory: Path) -> list[Path]:
    found = []
    for root, directories, files in os.walk(directory):
        directories[:] = [
            name
            for name in directories
            if name not in _PASSED_OVER
            and not name.startswith(".")
            and not os.path.exists(os.path.join(root, name, "pyvenv.cfg"))
        ]
        found += [Path(root, name) for name in files]
    return found


def _matches(path: Path, root: Path, globs: tuple[str, ...]) -> bool:
    relative = path.relative_to(root)
    names = [relative.as_posix(), *(parent.as_posix() for parent in relative.parents)]
    return any(
        fnmatch.fnmatch(name, glob.rstrip("/")) or fnmatch.fnmatch(name.split("/")[-1], glob)
        for glob in globs
        for name in names
    )


def _modules(file: Path, root: Path) -> tuple[tuple[str, ...], ...]:
    """The names of a file's module: from the top of its package, and from the path asked for."""
    stem = () if file.stem == "__init__" else (file.stem,)
    names = []
    top = file.parent
    package: tuple[str, ...] = ()
    while (top / "__init__.py").exists() and top.name:
        package = (top.name, *package)
        top = top.parent
    names.append((*package, *stem))
    relative = file.parent.relative_to(root).parts
    names.append((*relative, *stem))
    return tuple(dict.fromkeys(name for name in names if name))
