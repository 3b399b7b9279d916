"""Names of export directories."""

import itertools
import os
import time
from typing import Iterator, Optional

from contrib_compat.disk import store
from contrib_compat.disk.paths import AnyPath, as_text
from contrib_compat.publishing.collection import newest_exports, versions_in
from contrib_compat.publishing.retention import Path

__all__ = [
    "MAX_DIRECTORY_CREATION_ATTEMPTS",
    "free_versions",
    "get_most_recent_export",
    "get_temp_export_dir",
    "get_timestamped_export_dir",
]

# How often the original looked for a free name; there is no limit here.
MAX_DIRECTORY_CREATION_ATTEMPTS = 10


def get_timestamped_export_dir(export_dir_base: AnyPath) -> bytes:
    """Finds a name for the next export: the time in seconds, or the next one that is free.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_timestamped_export_dir``
    (TF 1.15), which waited for a second where the name was taken.

    Args:
      export_dir_base: the directory of the exports; it need not exist.

    Returns:
      The path of a directory that does not exist, as bytes. It is not created.
    """
    return os.fsencode(next(free_versions(export_dir_base, int(time.time()))))


def free_versions(export_dir_base: AnyPath, first: int) -> Iterator[str]:
    """Yields the paths of versions that are free when they are asked for, and none of them twice.

    Args:
      export_dir_base: the directory of the exports; it need not exist.
      first: the first version that may be taken.
    """
    base = as_text(export_dir_base)
    for version in itertools.count(first):
        path = os.path.join(base, f"{version:010d}")
        if not store.exists(path):
            yield path


def get_temp_export_dir(timestamped_export_dir: AnyPath) -> bytes:
    """Returns the directory in which an export is built before it gets its name.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_temp_export_dir`` (TF 1.15).
    Model servers pass over names that are no number.

    Args:
      timestamped_export_dir: the path of the export to be, such as ``/base/1500000000``.

    Returns:
      The path of its neighbour, ``b"/base/temp-1500000000"``.
    """
    base, name = os.path.split(os.fsencode(timestamped_export_dir))
    return os.path.join(base, b"temp-" + name)


def get_most_recent_export(export_dir_base: AnyPath) -> Optional[Path]:
    """Finds the newest export.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_most_recent_export``
    (TF 1.15). Where several directories have a version for a name, those that hold a SavedModel
    come before all others, and before links to one.

    Args:
      export_dir_base: the directory of the exports.

    Returns:
      A ``Path`` of ``(path, export_version)``, or None if there is no export.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    # Strategies may write other formats, which count as exports where there is no SavedModel.
    candidates = newest_exports(export_dir_base, 1) or versions_in(export_dir_base)
    return candidates[0] if candidates else None
