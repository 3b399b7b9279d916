"""What is not published, or no longer: directories in which exports are made, and what is removed.

Model servers pass over names that are no number. The name is the mark, so that at no moment there
is something of ours without one: it says when it was made, and by which process of which machine.
"""

import contextlib
import os
import re
import time
import uuid
from typing import Iterable, Iterator, Optional, Set

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing import options
from contrib_compat.publishing.processes import Mark, is_gone, own_mark

__all__ = [
    "discard",
    "is_temporary",
    "remove_stale_temporaries",
    "temporary_directory",
    "temporary_name",
]

# Earlier releases left the process out.
_NAME = re.compile(
    r"temp-(?:new|base|post|old|note)-export-([0-9]{10})-"
    r"(?:([0-9a-f]{8})-([0-9a-f]{8})-([0-9]+)-([0-9]+)-)?[0-9a-f]{8}"
)
_STALE_SECONDS = 24 * 3600

# What this process is about to fill, or to remove.
_IN_USE: Set[str] = set()


def temporary_name(purpose: str) -> str:
    """Makes a name that nothing else has, and that says whose it is.

    Args:
      purpose: ``new`` for an export that is published as it is; ``base`` for one that a strategy
        extends, and ``post`` for what comes of it; ``old`` for one that is removed; ``note`` for a
        file that is about exports.
    """
    return f"temp-{purpose}-export-{int(time.time()):010d}-{own_mark()}-{uuid.uuid4().hex[:8]}"


def is_temporary(path: str) -> bool:
    """Tells whether a path is in a directory that this package made for a while, or is that."""
    return any(map(_NAME.fullmatch, path.replace(os.sep, "/").split("/")))


@contextlib.contextmanager
def temporary_directory(parent: str, purpose: str) -> Iterator[str]:
    """Makes a directory that no other export has, and removes it in the end, whatever happens.

    What was moved out of it, to where it lay, is on the disk then.

    Args:
      parent: the directory that it is made in.
      purpose: see :func:`temporary_name`.

    Yields:
      The path of the directory.

    Raises:
      OSError: it can't be made, or the names in its parent can't be brought to the disk.
    """
    durable = options.chosen().durable
    path = os.path.join(parent, temporary_name(purpose))
    _IN_USE.add(path)
    try:
        store.make_directory(parent, exist_ok=True, durable=durable)
        # Nobody misses it after a power cut.
        store.make_directory(path, durable=False)
        try:
            yield path
        except BaseException:
            _remove(path)
            raise
        _remove(path, durable=False)
        # Once for the name that it had and for those of what was in it.
        if durable:
            store.sync_directory(parent)
    finally:
        _IN_USE.discard(path)


def discard(path: str) -> None:
    """Removes a directory so that whoever looks for it finds it complete, or not at all.

    Args:
      path: the path of the directory.

    Raises:
      OSError: it can't be renamed; then it is as it was.
    """
    if not store.is_local(path):
        store.remove_tree(path)
        return
    parent = os.path.dirname(path)
    aside = os.path.join(parent, temporary_name("old"))
    _IN_USE.add(aside)
    try:
        store.move_new(path, aside)
        # Or a power cut could leave the name with a part of what was there.
        if options.chosen().durable:
            store.sync_directory(parent)
        _remove(aside)
    finally:
        _IN_USE.discard(aside)


def remove_stale_temporaries(parent: str, names: Optional[Iterable[str]] = None) -> None:
    """Removes what processes left that are gone, or that left it a day ago or earlier.

    What can't be removed is a warning.

    Args:
      parent: the directory that it is in.
      names: what is in that directory, where this is known already.
    """
    try:
        present = store.names_in(parent) if names is None else names
    except store.ERRORS as error:
        tf.logging.warning("Can't look for temporary directories in %s: %s", parent, error)
        return
    for name in present:
        match = name.startswith("temp-") and _NAME.fullmatch(name)
        path = os.path.join(parent, name)
        if match and path not in _IN_USE and _is_stale(match) and not store.is_link(path):
            _remove(path)


def _is_stale(match: "re.Match[str]") -> bool:
    made_at, host, boot, pid, start = match.groups()
    if host:
        mark = Mark(host, boot, int(pid), int(start))
        # What this process no longer uses it could not remove before.
        gone = mark == own_mark() or is_gone(mark)
        if gone is not None:
            return gone
    return time.time() - int(made_at) > _STALE_SECONDS


def _remove(path: str, durable: Optional[bool] = None) -> None:
    # The export is there, or failed for a reason that is not to be hidden by another one.
    try:
        if "-note-" in os.path.basename(path):
            store.remove(path)
        else:
            store.remove_tree(path)
        # A power cut brings nothing back then.
        if options.chosen().durable if durable is None else durable:
            store.sync_directory(os.path.dirname(path))
    except FileNotFoundError:  # Another process came first.
        pass
    except store.ERRORS as error:
        tf.logging.warning("Can't remove %s: %s", path, error)
