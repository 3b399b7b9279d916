"""Directories in which exports are made before they are published.

Model servers pass over names that are no number. The eight random digits at the end mark a
directory as made here; the time tells when nobody writes to it any more.
"""

import contextlib
import os
import re
import time
import uuid
from typing import Iterable, Iterator, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.publishing import store

__all__ = ["remove_stale_temporaries", "temporary_directory"]

_NAME = re.compile(r"temp-(?:new|base|post)-export-([0-9]{10})-[0-9a-f]{8}")
_STALE_SECONDS = 24 * 3600


@contextlib.contextmanager
def temporary_directory(parent: str, purpose: str) -> Iterator[str]:
    """Makes a directory that no other export has, and removes it in the end, whatever happens.

    Args:
      parent: the directory that it is made in.
      purpose: ``new`` for an export that is published as it is; ``base`` for one that a strategy
        extends, and ``post`` for what comes of it.

    Yields:
      The path of the directory.
    """
    name = f"temp-{purpose}-export-{int(time.time()):010d}-{uuid.uuid4().hex[:8]}"
    path = os.path.join(parent, name)
    store.make_directory(path)
    try:
        yield path
    finally:
        _remove(path)


def remove_stale_temporaries(parent: str, names: Optional[Iterable[str]] = None) -> None:
    """Removes temporary directories that were made a day ago or earlier.

    What can't be removed is a warning.

    Args:
      parent: the directory that they are in.
      names: what is in that directory, where this is known already.
    """
    try:
        present = store.names_in(parent) if names is None else names
    except store.ERRORS as error:
        tf.logging.warning("Can't look for temporary directories in %s: %s", parent, error)
        return
    for name in present:
        match = _NAME.fullmatch(name)
        path = os.path.join(parent, name)
        if match and _is_stale(int(match.group(1))) and not store.is_link(path):
            _remove(path)


def _is_stale(version: int) -> bool:
    return time.time() - version > _STALE_SECONDS


def _remove(path: str) -> None:
    # The export is there, or failed for a reason that is not to be hidden by another one.
    try:
        store.remove_tree(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't remove %s: %s", path, error)
