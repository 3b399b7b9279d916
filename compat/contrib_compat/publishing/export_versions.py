"""Names of export directories."""

import itertools
import os
import time
from typing import Optional, Union

import tensorflow.compat.v1 as tf

from contrib_compat.publishing.collection import versions_in
from contrib_compat.publishing.retention import Path, largest_export_versions

__all__ = [
    "MAX_DIRECTORY_CREATION_ATTEMPTS",
    "get_most_recent_export",
    "get_temp_export_dir",
    "get_timestamped_export_dir",
]

# How often the original looked for a free name; there is no limit here.
MAX_DIRECTORY_CREATION_ATTEMPTS = 10


def get_timestamped_export_dir(export_dir_base: Union[str, bytes]) -> bytes:
    """Finds a name for the next export: the time in seconds, or the next one that is free.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_timestamped_export_dir``
    (TF 1.15), which waited for a second where the name was taken.

    Args:
      export_dir_base: the directory of the exports; it need not exist.

    Returns:
      The path of a directory that does not exist, as bytes. It is not created.
    """
    base = tf.compat.as_bytes(export_dir_base)
    for version in itertools.count(int(time.time())):
        export_dir = os.path.join(base, b"%010d" % version)
        if not tf.gfile.Exists(export_dir):
            break
    return export_dir


def get_temp_export_dir(timestamped_export_dir: Union[str, bytes]) -> bytes:
    """Returns the directory in which an export is built before it gets its name.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_temp_export_dir`` (TF 1.15).
    Model servers pass over names that are no number.

    Args:
      timestamped_export_dir: the path of the export to be, such as ``/base/1500000000``.

    Returns:
      The path of its neighbour, ``b"/base/temp-1500000000"``.
    """
    base, name = os.path.split(tf.compat.as_bytes(timestamped_export_dir))
    return os.path.join(base, b"temp-" + name)


def get_most_recent_export(export_dir_base: Union[str, bytes]) -> Optional[Path]:
    """Finds the newest export.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_most_recent_export``
    (TF 1.15). Where several directories have a version for a name, those that hold a SavedModel
    come before all others.

    Args:
      export_dir_base: the directory of the exports.

    Returns:
      A ``Path`` of ``(path, export_version)``, or None if there is no export.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    newest = largest_export_versions(1)
    found = versions_in(export_dir_base)
    # Strategies may write other formats, which count as exports where there is no SavedModel.
    candidates = newest(found.exports) or newest(found.empty + found.foreign)
    return candidates[0] if candidates else None
