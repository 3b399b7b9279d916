"""File systems that TensorFlow alone knows: ``ram://``, ``gs://``, ``s3://`` and the like.

There nothing is exclusive, synced or renamed: making a directory twice succeeds twice, and a
renamed directory may leave its files behind. So a tree is copied file by file, what makes it an
export last, and read back. No loadable export is incomplete then; two writers are not protected,
unless the file system has :func:`offer_create_if_absent`.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import uuid
from typing import Callable, Dict, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk.operations import operation
from contrib_compat.disk.paths import as_text, scheme_of

__all__ = [
    "create_if_absent",
    "names_in",
    "offer_create_if_absent",
    "put_tree",
    "read",
    "remove",
    "remove_export",
    "replace",
    "write",
]

CreateIfAbsent = Callable[[str, bytes], bool]

_CREATORS: Dict[str, CreateIfAbsent] = {}


def offer_create_if_absent(scheme: str, create: Optional[CreateIfAbsent]) -> None:
    """Says how files are made exclusively on a file system, which ``tf.gfile`` has no word for.

    Args:
      scheme: the name of the file system, such as ``gs``.
      create: makes the file of a path, with content, unless there is one; returns whether it did.
        None to take it back.
    """
    if create is None:
        _CREATORS.pop(scheme, None)
    else:
        _CREATORS[scheme] = create


@operation
def create_if_absent(path: str, content: bytes) -> Optional[bool]:
    """Makes a file unless there is one.

    Returns:
      Whether it was made; None where the file system has no such thing.
    """
    create = _CREATORS.get(scheme_of(path) or "")
    return None if create is None else create(path, content)


@operation
def names_in(directory: str) -> List[str]:
    """Lists a directory."""
    # Object stores show directories with a slash at the end.
    return [tf.compat.as_str_any(entry).rstrip("/") for entry in tf.gfile.ListDirectory(directory)]


@operation
def read(path: str) -> bytes:
    """Returns what is in a file."""
    with tf.gfile.GFile(path, "rb") as file:
        return bytes(file.read())


@operation
def write(path: str, content: bytes) -> None:
    """Writes a file."""
    with tf.gfile.GFile(path, "wb") as file:
        file.write(content)


@operation
def remove(path: str) -> None:
    """Removes a file."""
    tf.gfile.Remove(path)


@operation
def _copy(path: str, destination: str) -> None:
    tf.gfile.Copy(path, destination, overwrite=True)


@operation
def _digest(path: str) -> str:
    sha = hashlib.sha256()
    with tf.gfile.GFile(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            sha.update(block)
    return sha.hexdigest()


def _files_below(directory: str) -> List[str]:
    prefix = directory.rstrip("/") + "/"
    return [
        posixpath.join(tf.compat.as_str_any(folder).rstrip("/"), tf.compat.as_str_any(file))[
            len(prefix) :
        ]
        for folder, _, files in tf.gfile.Walk(directory)
        for file in files
    ]


def put_tree(source: str, destination: str, last: List[str]) -> None:
    """Copies a directory to where it is to be found, and reads it back.

    Args:
      source: the directory, a local one or another.
      destination: the new directory.
      last: the names of the files that come after all others.

    Raises:
      tf.errors.OpError: a file can't be copied. Then what was copied is removed, if that works.
      tf.errors.DataLossError: what is read back is something else than was written.
    """
    files = _files_below(source)
    files.sort(key=lambda path: (path in last, path))
    made: List[str] = []
    try:
        for path in files:
            target = posixpath.join(destination, path)
            tf.gfile.MakeDirs(posixpath.dirname(target))
            made.append(target)
            _copy(os.path.join(source, path), target)
            if _digest(target) != _digest(os.path.join(source, path)):
                raise tf.errors.DataLossError(None, None, f"{target} is not what was written")
    except BaseException:
        # The last one first: without it nothing here can be loaded.
        for target in reversed(made):
            _try_to_remove(target)
        _try_to_remove_directory(destination)
        raise


def _try_to_remove(path: str) -> None:
    try:
        remove(path)
    except (OSError, tf.errors.OpError) as error:
        tf.logging.warning("Can't remove %s: %s", path, error)


def _try_to_remove_directory(path: str) -> None:
    try:
        if tf.gfile.Exists(path):
            tf.gfile.DeleteRecursively(path)
    except (OSError, tf.errors.OpError) as error:
        tf.logging.warning("Can't remove %s: %s", path, error)


@operation
def remove_export(directory: str, first: List[str]) -> None:
    """Removes a directory; nobody can load it from the beginning on.

    Args:
      directory: the directory.
      first: the names of the files without which it can't be loaded.
    """
    for name in first:
        path = posixpath.join(directory, name)
        if tf.gfile.Exists(path):
            tf.gfile.Remove(path)
    # Where the directory was nothing but its files, it is gone with the last of them.
    try:
        tf.gfile.DeleteRecursively(directory)
    except tf.errors.NotFoundError:
        if tf.gfile.Exists(directory):
            raise


def replace(path: str, content: bytes) -> None:
    """Writes a file by way of another name, so that it is replaced as a whole."""
    tf.gfile.MakeDirs(os.path.dirname(path))
    unfinished = f"{as_text(path)}.{uuid.uuid4().hex[:8]}.tmp"
    try:
        write(unfinished, content)
        tf.gfile.Rename(unfinished, path, overwrite=True)
    except BaseException:
        if tf.gfile.Exists(unfinished):
            tf.gfile.Remove(unfinished)
        raise
