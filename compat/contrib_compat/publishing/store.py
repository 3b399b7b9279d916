"""The disk of exports: the one place that looks at it, writes files, and makes, moves and removes.

Local paths go by Python's own functions where those of TensorFlow are too weak: they follow links,
replace what they should not, and never sync. All other paths go by ``tf.gfile``.
"""

import os
import uuid
from typing import List

import tensorflow.compat.v1 as tf

from contrib_compat.publishing.paths import local_path

__all__ = ["ERRORS", "exists", "is_link", "names_in", "read", "replace", "set_aside"]

# What a disk may answer with.
ERRORS = (OSError, tf.errors.OpError)


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


def replace(path: str, content: bytes) -> None:
    """Writes a file, all or nothing: whoever reads it finds what was there, or the new content.

    Its directory is made where there is none. A local file is on the disk when this returns.

    Args:
      path: the path of the file.
      content: what is to be in it.

    Raises:
      OSError: it can't be written; what was there still is.
      tf.errors.OpError: the same, of a path that is not local.
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
    os.makedirs(directory, exist_ok=True)
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
