"""The version of an export: a number that no export of a directory has, or ever had.

It is the time in seconds, or one more than the greatest that is there or was ever reserved. The
latter stands in a file, which one process at a time has open.
"""

from __future__ import annotations

import os
import posixpath
from typing import Iterable, List, NamedTuple

import tensorflow.compat.v1 as tf

from contrib_compat.disk import local, locks, remote, store
from contrib_compat.disk.paths import local_path
from contrib_compat.publishing.additions import LOCK
from contrib_compat.publishing.collection import is_version

__all__ = ["Reserved", "reserve"]

_GREATEST = 9999999999
_CLAIM = ".version-"


class Reserved(NamedTuple):
    """A version that is the caller's.

    Attributes:
      version: the number.
      names: what was in the directory.
    """

    version: int
    names: List[str]

    def path_in(self, directory: str) -> str:
        """Returns the path of the export to be."""
        return os.path.join(directory, f"{self.version:010d}")


def reserve(directory: str, wanted: int) -> Reserved:
    """Reserves a version.

    Args:
      directory: the directory of the exports, which is there.
      wanted: the version where it is greater than all; else it is one more than the greatest.

    Returns:
      The version. On file systems that TensorFlow alone knows another writer may have the same,
      unless files can be made exclusively there.

    Raises:
      RuntimeError: there is no greater number of ten digits.
      OSError: the file can't be written, or the directory can't be listed.
    """
    path = local_path(directory)
    if path is None:
        return _reserve_elsewhere(directory, wanted)
    # What is reserved is known by the mark, so that others need not wait while this lists what is
    # there of those who reserve nothing.
    names = local.names_in(path)
    with locks.locked(os.path.join(path, LOCK)) as file:
        known = file.read()
        # After a power cut anything may be in it; what is there says enough then.
        was_reserved = int(known) if is_version(known.decode("ascii", "replace")) else 0
        version = _next(directory, wanted, names, was_reserved)
        file.write(b"%010d" % version)
    return Reserved(version, names)


def _next(directory: str, wanted: int, names: Iterable[str], known: int) -> int:
    # Ten digits sort as text as they do as numbers, and of thousands of names few are greater.
    reserved = f"{known:010d}"
    greater = [int(name) for name in names if name > reserved and is_version(name)]
    version = max([wanted, known + 1, *(number + 1 for number in greater)])
    if version > _GREATEST:
        raise RuntimeError(
            f"Failed to obtain a unique export directory name: {directory} has or had the export "
            f"{_GREATEST}, the greatest there can be"
        )
    return version


def _reserve_elsewhere(directory: str, wanted: int) -> Reserved:
    """Reserves a version by a file of its name, where files can be made exclusively."""
    while True:
        try:
            names = store.names_in(directory)
        except tf.errors.NotFoundError:  # Where there are no directories but in names of files.
            names = []
        claims = [name[len(_CLAIM) :] for name in names if name.startswith(_CLAIM)]
        claimed = max(map(int, filter(is_version, claims)), default=0)
        version = _next(directory, wanted, names, claimed)
        claim = posixpath.join(directory, f"{_CLAIM}{version:010d}")
        made = remote.create_if_absent(claim, b"")
        if made is None or made:
            if made and claimed:
                # The greatest says it all.
                _forget(directory, claims, version)
            return Reserved(version, names)


def _forget(directory: str, claims: Iterable[str], version: int) -> None:
    for claim in claims:
        if is_version(claim) and int(claim) < version:
            try:
                store.remove(posixpath.join(directory, _CLAIM + claim))
            except store.ERRORS:  # Another process came first, and nothing depends on it.
                continue
