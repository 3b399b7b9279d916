"""Files of a local disk that one process at a time has open."""

from __future__ import annotations

import contextlib
import os
import threading
from typing import Iterator

from contrib_compat.disk.local import BLOCK, UNSUPPORTED
from contrib_compat.disk.operations import operation

__all__ = ["LockedFile", "locked"]

# What threads wait for where the file system knows no locks.
_LOCKING = threading.RLock()


class LockedFile:
    """A small file that one process at a time has open."""

    def __init__(self, path: str, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def read(self) -> bytes:
        """Returns what is in it."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, BLOCK)

    def write(self, content: bytes) -> None:
        """Writes over what is in it, which must not be longer."""
        _write_at_start(self._path, content, self._descriptor)


@operation
def _write_at_start(path: str, content: bytes, descriptor: int) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    while content:
        content = content[os.write(descriptor, content) :]


@operation
def _open_lock(path: str) -> int:
    while True:
        try:
            # Some systems refuse to make, and so to open, what another user has in a directory.
            return os.open(path, os.O_RDWR)
        except FileNotFoundError:
            with contextlib.suppress(FileExistsError):
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
                _open_to_those_of_the_directory(path, descriptor)
                return descriptor


def _open_to_those_of_the_directory(path: str, descriptor: int) -> None:
    """Lets who may make files beside a file write to it, whatever this process's umask says."""
    if hasattr(os, "fchmod"):
        above = os.stat(os.path.dirname(path) or os.curdir).st_mode
        wanted = os.fstat(descriptor).st_mode | (above & 0o066)
        # A file system without such modes has none to be changed.
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, wanted & 0o777)


@contextlib.contextmanager
def locked(path: str) -> Iterator[LockedFile]:
    """Waits until no other thread or process has a file locked, and has it locked meanwhile.

    Where the file system knows no locks, that is so for the threads of this process alone.

    Args:
      path: the file, which is made where there is none, and never removed.
    """
    with _LOCKING:
        descriptor = _open_lock(path)
        try:
            _lock(descriptor)
            yield LockedFile(path, descriptor)
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows.
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
