"""Writes files so that each is whole at any moment: the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path


class ChangedMeanwhileError(OSError):
    """A file is not what it was when it was read."""


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Replaces what a file holds, keeping its mode, and its owner where that may be.

    A symbolic link stays one: what it leads to is replaced. Other names of the file (hard links)
    keep what it held, as :func:`shared` tells. The file is never open for writing itself; it is
    replaced by one that is complete, and on the disk, before.

    Args:
      path: the file.
      before: what it held when it was read.
      after: what it is to hold.

    Raises:
      ChangedMeanwhileError: somebody else has written to it.
      OSError: it can't be written.
    """
    real = Path(os.path.realpath(path))
    if real.read_bytes() != before:
        raise ChangedMeanwhileError(f"{path} has changed since it was read")
    # Where a file may not be written the directory may: replacing would get around that.
    if not os.access(real, os.W_OK):
        raise PermissionError(f"{path} may not be written")
    # Named before it is made: Ctrl-C inside tempfile.mkstemp would leave a file that no one knows.
    temporary = real.with_name(f".{real.name}.{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb", opener=_private) as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(real, temporary)
        status = real.stat()
        with contextlib.suppress(OSError, AttributeError):
            os.chown(temporary, status.st_uid, status.st_gid)
        os.replace(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def put(path: Path, content: bytes) -> None:
    """Writes a file of the tool's own, new or not; at any moment it is the old one or the new one.

    Args:
      path: the file; a link stays one.
      content: what it is to hold.

    Raises:
      OSError: it can't be written.
    """
    real = Path(os.path.realpath(path))
    temporary = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def shared(paths: Iterable[Path]) -> list[Path]:
    """Returns the files that have other names too, which would keep the old text: hard links.

    Args:
      paths: files; one that has gone meanwhile has no name at all.
    """
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            if path.stat().st_nlink > 1:
                found.append(path)
    return found


def uncommitted(paths: Iterable[Path]) -> list[str]:
    """Returns what git would lose: files of the paths' working trees with changes of their own.

    Args:
      paths: files; of those that git doesn't know it has nothing to lose but these. Those that it
        ignores, or that are outside of a working tree, or on a machine without git, count for
        nothing.
    """
    found: set[str] = set()
    directories: dict[Path, list[str]] = {}
    for path in paths:
        directories.setdefault(path.parent, []).append(path.name)
    status = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=no"]
    unknown = ["ls-files", "--others", "--exclude-standard", "-z", "--"]
    for directory, names in directories.items():
        found.update(line[3:] for line in _git(directory, status))
        found.update(set(names).intersection(_git(directory, unknown)))
    return sorted(found)


def _private(path: str, flags: int) -> int:
    """Opens a file that is its owner's alone until it has the mode of what it replaces."""
    return os.open(path, flags, 0o600)


def _git(directory: Path, command: list[str]) -> list[str]:
    """What git prints of a directory; nothing where there is no git, or no working tree."""
    try:
        done = subprocess.run(["git", *command], cwd=directory, capture_output=True, check=False)
    except OSError:
        return []
    return [os.fsdecode(one) for one in done.stdout.split(b"\0") if one and not done.returncode]
