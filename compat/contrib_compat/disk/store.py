"""The disk of exports: the one place that looks at it, writes files, and makes, moves and removes.

Local paths go by ``local_disk``, all others by ``remote_disk``: here is which.
"""

import contextlib
import errno
import os
import uuid
from typing import Iterable, Iterator, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import local as local_disk
from contrib_compat.disk import locks
from contrib_compat.disk import remote as remote_disk
from contrib_compat.disk.operations import operation
from contrib_compat.disk.paths import local_path

__all__ = [
    "ERRORS",
    "SAVED_MODEL_FILES",
    "check_readable",
    "exists",
    "folders_with_file",
    "holds_file",
    "is_directory",
    "is_empty",
    "is_endless",
    "is_file",
    "is_link",
    "is_local",
    "locked",
    "make_directory",
    "move_new",
    "names_in",
    "read",
    "remove",
    "remove_empty",
    "remove_tree",
    "replace",
    "set_aside",
    "sync_directory",
]

# What a disk may answer with. Where functions here are said to raise an OSError, that is of local
# paths; of others it is a tf.errors.OpError.
ERRORS = (OSError, tf.errors.OpError)

# A directory that holds one of these is a SavedModel.
SAVED_MODEL_FILES = ("saved_model.pb", "saved_model.pbtxt")


def names_in(directory: str) -> List[str]:
    """Lists a directory.

    Raises:
      tf.errors.OpError: there is no such directory, or it can't be listed.
    """
    # By TensorFlow for local ones too: its NotFoundError is what callers wait for.
    return remote_disk.names_in(directory)


def exists(path: str) -> bool:
    """Tells whether there is anything by that name, a link that leads nowhere included.

    Raises:
      tf.errors.OpError: nobody knows, as the file system can't be reached.
    """
    local = local_path(path)
    return bool(tf.gfile.Exists(path)) if local is None else os.path.lexists(local)


def holds_file(directory: str, names: Iterable[str]) -> bool:
    """Tells whether a directory, and no link to one, holds a file of one of these names.

    Object stores have no directories: there the name of the file decides.

    Raises:
      tf.errors.OpError: nobody knows, as the file system can't be reached.
    """
    paths = (os.path.join(directory, name) for name in names)
    local = local_path(directory)
    if local is None:
        return any(tf.gfile.Exists(path) for path in paths)
    return not os.path.islink(local) and any(os.path.isfile(local_path(p) or p) for p in paths)


def folders_with_file(directory: str, names: Iterable[str]) -> Iterator[str]:
    """Yields the directories, from this one down, that hold a file of one of these names.

    Raises:
      tf.errors.OpError: a directory can't be listed.
    """
    wanted = set(names)
    for folder, _, files in tf.gfile.Walk(directory):
        if wanted.intersection(files):
            yield folder


def is_file(path: str) -> bool:
    """Tells whether there is a file to be read, links followed.

    Raises:
      tf.errors.OpError: nobody knows, as the file system can't be reached.
    """
    return bool(tf.gfile.Exists(path)) and not is_directory(path)


def is_directory(path: str) -> bool:
    """Tells whether there is a directory, links followed.

    Raises:
      tf.errors.OpError: nobody knows, as the file system can't be reached.
    """
    return bool(tf.gfile.IsDirectory(path))


def is_endless(path: str) -> bool:
    """Tells whether a local path is that of a pipe, a socket or a device: reading may never end."""
    local = local_path(path)
    return local is not None and os.path.exists(local) and not _holds_data(local)


def _holds_data(local: str) -> bool:
    return os.path.isfile(local) or os.path.isdir(local)


def check_readable(path: str) -> None:
    """Makes sure that a file can be read.

    Raises:
      tf.errors.OpError: it can't.
    """
    with tf.gfile.GFile(path, "rb") as file:
        file.read(1)


def is_empty(directory: str) -> bool:
    """Tells whether a local path is a directory, and no link to one, without anything in it."""
    local = local_path(directory)
    if local is None or os.path.islink(local) or not os.path.isdir(local):
        return False
    with os.scandir(local) as entries:
        return next(entries, None) is None


def is_local(path: str) -> bool:
    """Tells whether Python's own functions can go where a path leads."""
    return local_path(path) is not None


def is_link(path: str) -> bool:
    """Tells whether a path is a symbolic link, wherever it leads; only local ones can be."""
    local = local_path(path)
    return local is not None and os.path.islink(local)


def read(path: str) -> bytes:
    """Returns what is in a file.

    Raises:
      tf.errors.OpError: there is no such file, or it can't be read.
    """
    return remote_disk.read(path)


def make_directory(path: str, exist_ok: bool = False, durable: bool = True) -> None:
    """Makes a directory, and those above it.

    Args:
      path: the path of the directory.
      exist_ok: whether it may be there already; only local directories are exclusive.
      durable: whether a local one is on the disk when this returns.

    Raises:
      FileExistsError: a local path is taken.
      OSError: it can't be made.
    """
    local = local_path(path)
    if local is None:
        tf.gfile.MakeDirs(path)
        return
    if exist_ok:
        local_disk.make_directories(local, durable)
        return
    local_disk.make_directories(os.path.dirname(local) or os.curdir, durable)
    local_disk.make_directory(local)
    if durable:
        local_disk.sync_directory(os.path.dirname(local) or os.curdir)


def move_new(source: str, destination: str) -> None:
    """Moves something to a name that is free, on the same file system.

    What is local appears as a whole, and of several threads or processes that move to one name one
    succeeds. A directory that is not is copied, as its files would stay behind.

    Raises:
      FileExistsError: the name is taken.
      OSError: it can't be moved.
    """
    local, local_source = local_path(destination), local_path(source)
    if local is not None and local_source is not None:
        local_disk.rename_new(local_source, local)
        return
    if exists(destination):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), destination)
    remote_disk.put_tree(local_source or source, destination, list(SAVED_MODEL_FILES))


def remove(path: str) -> None:
    """Removes a file, or a link and not where it leads.

    Raises:
      OSError: it can't be removed.
    """
    local = local_path(path)
    if local is None:
        remote_disk.remove(path)
    else:
        local_disk.unlink(local)


def remove_empty(directory: str) -> None:
    """Removes a local directory with nothing in it.

    Raises:
      OSError: it can't be removed; for instance there is something in it by now.
    """
    local_disk.rmdir(local_path(directory) or directory)


def remove_tree(directory: str) -> None:
    """Removes a directory and all in it; of links in local ones the link, never where it leads.

    Raises:
      OSError: it can't be removed, or is a link.
    """
    local = local_path(directory)
    if local is None:
        remote_disk.remove_export(directory, list(SAVED_MODEL_FILES))
    else:
        local_disk.remove_tree(local)


def replace(
    path: str, content: bytes, unfinished: Optional[str] = None, durable: bool = True
) -> None:
    """Writes a file, all or nothing: whoever reads it finds what was there, or the new content.

    Its directory is made where there is none.

    Args:
      path: the path of the file.
      content: what is to be in it.
      unfinished: the name, in the same directory, that it has until it is complete.
      durable: whether a local file is on the disk when this returns.

    Raises:
      OSError: it can't be written; what was there still is.
    """
    local = local_path(path)
    if local is None:
        remote_disk.replace(path, content)
        return
    directory = os.path.dirname(local) or os.curdir
    local_disk.make_directories(directory, durable)
    beside = os.path.join(directory, unfinished or f".{uuid.uuid4().hex}.tmp")
    try:
        local_disk.create_file(beside, content)
        if durable:
            local_disk.sync_file(beside)
        local_disk.rename(beside, local)
    except BaseException:
        # What is left for want of a disk that works has the name of a leftover.
        with contextlib.suppress(*ERRORS):
            if os.path.lexists(beside):
                local_disk.unlink(beside)
        raise
    if durable:
        local_disk.sync_directory(directory)


def sync_directory(directory: str) -> None:
    """Brings the names in a local directory to the disk."""
    local = local_path(directory)
    if local is not None:
        local_disk.sync_directory(local)


@contextlib.contextmanager
def locked(path: str) -> Iterator[Optional[locks.LockedFile]]:
    """Has a file to itself: no other thread or process has it meanwhile.

    Args:
      path: the file, whose directory is there; it is made where there is none.

    Yields:
      The file; None where nothing can be locked, as on file systems that TensorFlow alone knows.
    """
    local = local_path(path)
    if local is None:
        yield None
        return
    with locks.locked(local) as file:
        yield file


@operation
def set_aside(path: str) -> str:
    """Gives a file a name under which nobody looks for it.

    Args:
      path: the path of the file.

    Returns:
      Its new path.

    Raises:
      tf.errors.OpError: it can't be renamed.
    """
    aside = f"{path}.{uuid.uuid4().hex[:8]}.damaged"
    tf.gfile.Rename(path, aside)
    return aside
