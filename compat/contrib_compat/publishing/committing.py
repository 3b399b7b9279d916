"""How an export gets its version: exclusively, whoever else exports to that directory.

TensorFlow takes the second in which an export begins for its version, writes to ``temp-<version>``
and renames that; of exports that begin in one second one succeeds.
"""

import contextlib
import os
import threading
from typing import Any, Callable, Iterator
from weakref import WeakValueDictionary

from contrib_compat.publishing import store
from contrib_compat.publishing.export_versions import free_versions
from contrib_compat.publishing.paths import as_text, local_path
from contrib_compat.publishing.temporaries import temporary_directory

__all__ = ["move_to_free_version", "publish", "turn"]

_TURNS: "WeakValueDictionary[str, Any]" = WeakValueDictionary()
_TURNS_GUARD = threading.Lock()


def publish(export_dir_base: Any, write: Callable[[Any], Any]) -> Any:
    """Has an export written and gives it the first version that is free.

    A local export is written to a temporary directory of its own and then moved, so that exports
    neither meet nor leave anything when they fail. Elsewhere moving copies, or loses files, and
    nothing is exclusive: there those of this process have their turns.

    Args:
      export_dir_base: the directory of the exports.
      write: writes an export to a new directory below its argument, named by a version, and
        returns its path.

    Returns:
      The path of the export, as bytes where ``write`` returned bytes.
    """
    if local_path(export_dir_base) is None:
        with turn(export_dir_base):
            return write(export_dir_base)
    base = as_text(export_dir_base)
    with temporary_directory(base, "new") as temporary:
        written = write(temporary)
        path = move_to_free_version(as_text(written), base)
    return os.fsencode(path) if isinstance(written, bytes) else path


def move_to_free_version(path: str, export_dir_base: str) -> str:
    """Moves an export that is complete to the directory of the exports.

    Args:
      path: the path of the export, which has a version for a name.
      export_dir_base: the directory of the exports.

    Returns:
      Its new path: the same version, or the next that is free.
    """
    for version in free_versions(export_dir_base, int(os.path.basename(path))):
        with contextlib.suppress(FileExistsError):
            store.move_new(path, version)
            break
    return version


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
