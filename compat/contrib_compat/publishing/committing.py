"""How an export is published: complete, on the disk, under a version that nothing else has.

TensorFlow takes the second in which an export begins for its version, writes to ``temp-<version>``
and renames that; of exports that begin in one second one succeeds, and after a power cut what is
visible may be incomplete.
"""

import contextlib
import errno
import os
import tempfile
import threading
import time
from typing import Any, Callable, Iterator
from weakref import WeakValueDictionary

from contrib_compat.disk import local, operations, store
from contrib_compat.disk.paths import as_text, local_path
from contrib_compat.publishing import manifest, options
from contrib_compat.publishing.additions import MANIFEST
from contrib_compat.publishing.reservation import reserve
from contrib_compat.publishing.temporaries import (
    is_temporary,
    remove_stale_temporaries,
    temporary_directory,
)

__all__ = ["Place", "complete", "publish", "publish_at", "publish_tree", "publishing", "turn"]

_TURNS: "WeakValueDictionary[str, Any]" = WeakValueDictionary()
_TURNS_GUARD = threading.Lock()


class Place:
    """Where an export is written.

    Attributes:
      directory: a temporary directory of its own.
      written: the path of the export below it, named by a version, once it is written.
      is_known: whether nothing in it is new, but all is that of an export that is published.
      path: the path of the export once it is published, as bytes where ``written`` is.
    """

    def __init__(self, directory: str) -> None:
        self.directory = directory
        self.written: Any = None
        self.is_known = False
        self.path: Any = None


@contextlib.contextmanager
def publishing(export_dir_base: Any) -> Iterator[Place]:
    """Gives a place to write an export to, and publishes in the end what was written there.

    It is a temporary directory, beside the exports where these are local and on this machine where
    they are not, so that exports neither meet nor leave anything when they fail.

    Args:
      export_dir_base: the directory of the exports.

    Yields:
      The place; whoever writes to it says where.
    """
    base = as_text(export_dir_base)
    with _workplace(base) as temporary:
        place = Place(temporary)
        yield place
        path = _publish_tree(as_text(place.written), base, int(time.time()), place.is_known)
    place.path = os.fsencode(path) if isinstance(place.written, bytes) else path


def publish(export_dir_base: Any, write: Callable[[str], Any]) -> Any:
    """Has an export written and publishes it.

    Args:
      export_dir_base: the directory of the exports.
      write: writes an export to a new directory below its argument, named by a version, and
        returns its path.

    Returns:
      The path of the export, as bytes where ``write`` returned bytes.
    """
    with publishing(export_dir_base) as place, operations.performing("write", place.directory):
        place.written = write(place.directory)
    return place.path


def publish_at(directory: str, write: Callable[[str], None]) -> str:
    """Has something written and publishes it where the user said, and not under a version.

    Args:
      directory: its path.
      write: writes it to the directory that it is given, which is not there yet.

    Returns:
      Its path.

    Raises:
      FileExistsError: there is something by that name that isn't an empty directory.
    """
    parent, name = os.path.split(os.path.abspath(directory) if local_path(directory) else directory)
    _check_room(directory)
    with _workplace(parent) as temporary:
        written = os.path.join(temporary, name)
        with operations.performing("write", written):
            write(written)
        complete(written)
        if _check_room(directory):
            store.remove_empty(directory)
        store.move_new(written, directory)
    return directory


def _check_room(directory: str) -> bool:
    """Tells whether there is an empty directory, as some make it for what is written there."""
    if local_path(directory) is None or not store.exists(directory):
        return False
    if not store.is_directory(directory) or store.names_in(directory):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), directory)
    return True


@contextlib.contextmanager
def _workplace(base: str) -> Iterator[str]:
    if local_path(base) is not None:
        with temporary_directory(base, "new") as temporary:
            yield temporary
        return
    with tempfile.TemporaryDirectory(prefix="export-") as temporary, turn(base):
        yield temporary


def publish_tree(path: str, export_dir_base: str, wanted: int) -> str:
    """Publishes an export that is written, under a version of its own.

    Args:
      path: the path of the export, in a temporary directory.
      export_dir_base: the directory of the exports.
      wanted: its version where that is greater than all others; else it is one more than the
        greatest.

    Returns:
      Its new path.
    """
    published = _publish_tree(path, export_dir_base, wanted)
    if options.chosen().durable:
        store.sync_directory(export_dir_base)
    return published


def _publish_tree(path: str, export_dir_base: str, wanted: int, is_known: bool = False) -> str:
    """Does as :func:`publish_tree`, but leaves it to the caller to bring the name to the disk.

    Args:
      path: see there, as for the two that follow.
      export_dir_base: see there.
      wanted: see there.
      is_known: whether its files are those of an export that was published in the same way.
    """
    if is_temporary(export_dir_base):
        # What is extended is not published yet.
        return _move_within(path, export_dir_base)
    complete(path, is_known)
    while True:
        reserved = reserve(export_dir_base, wanted)
        published = reserved.path_in(export_dir_base)
        # Who knows nothing of reservations may have come in between.
        with contextlib.suppress(FileExistsError):
            store.move_new(path, published)
            break
    remove_stale_temporaries(export_dir_base, reserved.names)
    return published


def _move_within(path: str, directory: str) -> str:
    moved = os.path.join(directory, os.path.basename(path))
    store.move_new(path, moved)
    return moved


def complete(path: str, is_known: bool = False) -> None:
    """Adds the manifest to an export that is otherwise complete, and brings it to the disk.

    Args:
      path: the path of the export, which is local and not visible yet.
      is_known: whether its files are those of an export that was completed in the same way: then
        they are on the disk, and its manifest is true.
    """
    directory = local_path(path)
    if directory is None or not os.path.isdir(directory):
        return
    chosen = options.chosen()
    has_manifest = is_known and os.path.lexists(os.path.join(directory, MANIFEST))
    if chosen.manifest and not has_manifest:
        manifest.write_manifest(directory)
    if chosen.durable:
        local.sync_tree(directory, files=not is_known)


@contextlib.contextmanager
def turn(export_dir_base: Any) -> Iterator[None]:
    """Lets one thread of this process at a time export to a directory.

    Args:
      export_dir_base: the directory of the exports.
    """
    with _TURNS_GUARD:
        lock = _TURNS.setdefault(as_text(export_dir_base), threading.RLock())
    with lock:
        yield
