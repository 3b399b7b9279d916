"""Local disks: file operations that are exclusive, durable and never follow a link.

Nothing here imports TensorFlow, whose file system functions follow links, replace what they should
not, and never sync.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import hashlib
import os
import shutil
import threading
from typing import Any, Callable, List, NamedTuple, Optional, Tuple

from contrib_compat.disk.operations import operation

__all__ = [
    "Entry",
    "create_file",
    "digest",
    "entries",
    "leads_to",
    "link_or_copy",
    "make_directories",
    "make_directory",
    "mark",
    "names_in",
    "read",
    "remove_tree",
    "rename",
    "rename_new",
    "rmdir",
    "sync_directory",
    "sync_file",
    "sync_tree",
    "unlink",
]

BLOCK = 1 << 20
# What a look and a move need where the system can't do both in one step.
_MOVING = threading.Lock()
_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
# What file systems answer that have no lock, no link or no syncing of directories.
UNSUPPORTED = {
    getattr(errno, name)
    for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "EPERM", "EXDEV", "EMLINK")
    if hasattr(errno, name)
}


# --- looking -------------------------------------------------------------------------------------


class Entry(NamedTuple):
    """Something below a directory.

    Attributes:
      path: relative to the directory, with slashes.
      kind: ``file``, ``directory``, ``link``, or ``other`` for what holds no data.
    """

    path: str
    kind: str


@operation
def names_in(directory: str) -> List[str]:
    """Lists a directory."""
    return os.listdir(directory)


def entries(directory: str) -> List[Entry]:
    """Lists what is below a directory, at whatever depth, by path; links are not followed."""
    found: List[Entry] = []
    for name in sorted(names_in(directory)):
        path = os.path.join(directory, name)
        kind = _kind(path)
        found.append(Entry(name, kind))
        if kind == "directory":
            found += [Entry(f"{name}/{below}", kind) for below, kind in entries(path)]
    return found


def _kind(path: str) -> str:
    if os.path.islink(path):
        return "link"
    if os.path.isdir(path):
        return "directory"
    return "file" if os.path.isfile(path) else "other"


@operation
def digest(path: str) -> Tuple[int, str]:
    """Returns the size of a file and the SHA-256 of what is in it."""
    sha, size = hashlib.sha256(), 0
    with open(path, "rb", buffering=0) as file:
        for block in iter(functools.partial(file.read, BLOCK), b""):
            sha.update(block)
            size += len(block)
    return size, sha.hexdigest()


@operation
def read(path: str) -> bytes:
    """Returns what is in a file."""
    with open(path, "rb") as file:
        return file.read()


def mark(path: str) -> Tuple[int, ...]:
    """Returns what tells a file or directory from a changed one, links not followed."""
    status = os.lstat(path)
    return (
        status.st_dev,
        status.st_ino,
        status.st_mode,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def leads_to(path: str) -> str:
    """Returns where a link leads."""
    return os.readlink(path)


# --- making --------------------------------------------------------------------------------------


@operation
def make_directory(path: str) -> None:
    """Makes one directory, which must not be there."""
    os.mkdir(path)


def make_directories(path: str, durable: bool = False) -> None:
    """Makes those directories of a path that are not there.

    Args:
      path: the path.
      durable: whether they are on the disk when this returns.
    """
    if os.path.isdir(path):
        return
    parent = os.path.dirname(path.rstrip(os.sep)) or os.curdir
    make_directories(parent, durable)
    try:
        make_directory(path)
    except FileExistsError:
        # Another process made it, or it is no directory.
        if not os.path.isdir(path):
            raise
    if durable:
        sync_directory(parent)


@operation
def create_file(path: str, content: bytes) -> None:
    """Writes a file that must not be there."""
    with open(path, "xb") as file:
        file.write(content)


@operation
def link_or_copy(path: str, destination: str, links: bool) -> bool:
    """Gives a file a second name, or makes a copy of it; a link is made anew.

    Args:
      path: the file, or link.
      destination: where it is to be, which must be free.
      links: whether a second name will do, where the file system has them.

    Returns:
      Whether it is the same file.
    """
    if os.path.islink(path):
        os.symlink(os.readlink(path), destination)
        return False
    if links:
        try:
            os.link(path, destination)
            return True
        except OSError as error:
            if error.errno not in UNSUPPORTED:
                raise
    with open(path, "rb") as source, open(destination, "xb") as target:
        shutil.copyfileobj(source, target, BLOCK)
    return False


# --- syncing -------------------------------------------------------------------------------------


@operation
def sync_file(path: str) -> None:
    """Brings what is in a file to the disk."""
    # Windows syncs what is open for writing alone.
    with open(path, "rb" if os.name != "nt" else "r+b") as file:
        os.fsync(file.fileno())


@operation
def sync_directory(path: str) -> None:
    """Brings the names in a directory to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def sync_tree(path: str, files: bool = True) -> None:
    """Brings a directory and all below it to the disk, what is inside first.

    Args:
      path: the directory.
      files: whether what is in files too, and not only their names.
    """
    below = entries(path)
    for entry in below:
        if entry.kind == "file" and files:
            sync_file(os.path.join(path, entry.path))
    for entry in reversed(below):
        if entry.kind == "directory":
            sync_directory(os.path.join(path, entry.path))
    sync_directory(path)


# --- moving and removing -------------------------------------------------------------------------


@operation
def rename(path: str, destination: str) -> None:
    """Gives a file a name; what had it is replaced."""
    os.replace(path, destination)


@operation
def rename_new(path: str, destination: str) -> None:
    """Gives something a name that is free; even an empty directory is not replaced.

    Raises:
      FileExistsError: the name is taken.
      OSError: it can't be moved.
    """
    in_one_step = _renameat2()
    if in_one_step is not None:
        names = os.fsencode(path), os.fsencode(destination)
        if not in_one_step(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_NOREPLACE):
            return
        number = ctypes.get_errno()
        if number not in UNSUPPORTED - {errno.EPERM, errno.EXDEV}:
            raise OSError(number, os.strerror(number), path, None, destination)
    with _MOVING:
        if os.path.lexists(destination):
            raise _taken(destination)
        try:
            os.rename(path, destination)
        except OSError as error:
            # That is what a directory says which another process has put there in the meantime.
            taken = error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR)
            if taken and os.path.lexists(destination):
                raise FileExistsError(
                    errno.EEXIST, os.strerror(errno.EEXIST), destination
                ) from None
            raise


def _taken(path: str) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)


@functools.lru_cache(maxsize=None)
def _renameat2() -> Optional[Callable[..., Any]]:
    """Returns the C library's function that moves to free names alone; None where it has none."""
    try:
        function: Callable[..., Any] = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # TypeError is Windows' answer to None.
        return None
    return function


@operation
def unlink(path: str) -> None:
    """Removes a file, or a link and not where it leads."""
    os.unlink(path)


@operation
def rmdir(path: str) -> None:
    """Removes a directory with nothing in it."""
    os.rmdir(path)


def remove_tree(path: str) -> None:
    """Removes a directory and all in it; of links the link, never where it leads.

    Raises:
      OSError: it can't be removed, or is a link.
    """
    if os.path.islink(path):
        raise NotADirectoryError(errno.ENOTDIR, "is a link, and no directory", path)
    for name in names_in(path):
        below = os.path.join(path, name)
        if os.path.isdir(below) and not os.path.islink(below):
            remove_tree(below)
        else:
            unlink(below)
    rmdir(path)
