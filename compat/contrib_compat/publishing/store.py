"""The disk of exports: the one place that looks at it, writes files, and makes, moves and removes.

Local paths go by Python's own functions where those of TensorFlow are too weak: they follow links,
replace what they should not, and never sync. All other paths go by ``tf.gfile``.
"""

import errno
import os
import shutil
import threading
import uuid
from typing import Iterable, Iterator, List

import tensorflow.compat.v1 as tf

from contrib_compat.publishing.paths import local_path

__all__ = [
    "ERRORS",
    "SAVED_MODEL_FILES",
    "exists",
    "folders_with_file",
    "holds_file",
    "is_directory",
    "is_empty",
    "is_file",
    "is_link",
    "make_directory",
    "move_new",
    "names_in",
    "read",
    "remove_empty",
    "remove_tree",
    "replace",
    "set_aside",
]

# What a disk may answer with. Where functions here are said to raise an OSError, that is of local
# paths; of others it is a tf.errors.OpError.
ERRORS = (OSError, tf.errors.OpError)

# A directory that holds one of these is a SavedModel.
SAVED_MODEL_FILES = ("saved_model.pb", "saved_model.pbtxt")

# A directory replaces an empty one, so that a look and a move have to be one step.
_MOVING = threading.Lock()


def names_in(directory: str) -> List[str]:
    """Lists a directory.

    Raises:
      tf.errors.OpError: there is no such directory, or it can't be listed.
    """
    # Object stores show directories with a slash at the end.
    return [tf.compat.as_str_any(entry).rstrip("/") for entry in tf.gfile.ListDirectory(directory)]


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


def is_empty(directory: str) -> bool:
    """Tells whether a local path is a directory, and no link to one, without anything in it."""
    local = local_path(directory)
    if local is None or os.path.islink(local) or not os.path.isdir(local):
        return False
    with os.scandir(local) as entries:
        return next(entries, None) is None


def is_link(path: str) -> bool:
    """Tells whether a path is a symbolic link, wherever it leads; only local ones can be."""
    local = local_path(path)
    return local is not None and os.path.islink(local)


def read(path: str) -> bytes:
    """Returns what is in a file.

    Raises:
      tf.errors.OpError: there is no such file, or it can't be read.
    """
    with tf.gfile.GFile(path, "rb") as file:
        return bytes(file.read())


def make_directory(path: str, exist_ok: bool = False) -> None:
    """Makes a directory, and those above it.

    Args:
      path: the path of the directory.
      exist_ok: whether it may be there already; only local directories are exclusive.

    Raises:
      FileExistsError: a local path is taken.
      OSError: it can't be made.
    """
    local = local_path(path)
    if local is None:
        tf.gfile.MakeDirs(path)
    else:
        os.makedirs(local, exist_ok=exist_ok)


def move_new(source: str, destination: str) -> None:
    """Moves a directory to a name that is free, on the same file system.

    A local one appears as a whole, and of several threads that move to one name one succeeds; so it
    is with processes, unless what they move is empty.

    Raises:
      FileExistsError: the name is taken.
      OSError: it can't be moved.
    """
    local, local_source = local_path(destination), local_path(source)
    if local is None or local_source is None:
        _refuse_taken(destination)
        tf.gfile.Rename(source, destination)
        return
    with _MOVING:
        _refuse_taken(destination)
        try:
            os.rename(local_source, local)
        except OSError as error:
            # That is what a directory says which another process has put there in the meantime.
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                _refuse_taken(destination)
            raise


def _refuse_taken(path: str) -> None:
    if exists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)


def remove_empty(directory: str) -> None:
    """Removes a local directory with nothing in it.

    Raises:
      OSError: it can't be removed; for instance there is something in it by now.
    """
    os.rmdir(local_path(directory) or directory)


def remove_tree(directory: str) -> None:
    """Removes a directory and all in it; of links in local ones the link, never where it leads.

    Raises:
      OSError: it can't be removed, or is a link.
    """
    local = local_path(directory)
    if local is None:
        tf.gfile.DeleteRecursively(directory)
    else:
        shutil.rmtree(local)


def replace(path: str, content: bytes) -> None:
    """Writes a file, all or nothing: whoever reads it finds what was there, or the new content.

    Its directory is made where there is none. A local file is on the disk when this returns.

    Args:
      path: the path of the file.
      content: what is to be in it.

    Raises:
      OSError: it can't be written; what was there still is.
    """
    unfinished = f"{path}.{uuid.uuid4().hex[:8]}.tmp"
    local = local_path(path)
    if local is not None:
        _replace_local(local, local_path(unfinished) or unfinished, content)
        return
    tf.gfile.MakeDirs(os.path.dirname(path))
    try:
        with tf.gfile.GFile(unfinished, "wb") as file:
            file.write(content)
        tf.gfile.Rename(unfinished, path, overwrite=True)
    except BaseException:
        if tf.gfile.Exists(unfinished):
            tf.gfile.Remove(unfinished)
        raise


def _replace_local(path: str, unfinished: str, content: bytes) -> None:
    directory = os.path.dirname(path) or os.curdir
    make_directory(directory, exist_ok=True)
    try:
        with open(unfinished, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        if os.path.lexists(unfinished):
            os.remove(unfinished)
        raise
    _sync_directory(directory)


def _sync_directory(directory: str) -> None:
    """Brings the names in a directory to the disk, where the system can open directories."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
