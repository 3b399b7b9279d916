"""Exports on disk: listing them, and removing the old ones.

An export is a directory whose name is a version (the ten digits of a time in seconds) and that
holds a SavedModel.
"""

import os
import re
import time
from typing import Callable, FrozenSet, List, NamedTuple, Optional, Union

import tensorflow.compat.v1 as tf

from contrib_compat.publishing import retention
from contrib_compat.publishing.retention import Path

__all__ = [
    "collect_garbage",
    "garbage_collect_exports",
    "get_paths",
    "remove_stale_temporaries",
    "versions_in",
]

StrOrBytes = Union[str, bytes]

_VERSION = re.compile(r"[0-9]{10}")
# "temp-<time>" is what TensorFlow names a directory it writes an export to, some releases
# "temp-b'<time>'"; the others are those of extend_export_strategy.
_TEMPORARY = re.compile(r"temp-(base-export-|post-export-|b')?([0-9]{10})(?:-[0-9a-f]{8}|')?")
_STALE_SECONDS = 24 * 3600
_SAVED_MODEL_FILES = ("saved_model.pb", "saved_model.pbtxt")
# What is left when the removal of an export, or its writing, was interrupted.
_REMAINS = frozenset((*_SAVED_MODEL_FILES, "fingerprint.pb", "variables", "assets", "assets.extra"))


def get_paths(base_dir: StrOrBytes, parser: Callable[[Path], Optional[Path]]) -> List[Path]:
    """Lists what is in a directory, as far as a parser knows it.

    Stands for ``tf.contrib.learn.utils.gc.get_paths`` (TF 1.15).

    Args:
      base_dir: the directory.
      parser: takes a ``Path`` without a version, and returns it with one, or None to leave it out.

    Returns:
      The parser's results, sorted.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    base = tf.compat.as_str_any(base_dir)
    parsed = (parser(Path(os.path.join(base, name), None)) for name in _names_in(base))
    return sorted(path for path in parsed if path)


def _names_in(directory: str) -> List[str]:
    # Object stores show directories with a slash at the end.
    return [tf.compat.as_str_any(entry).rstrip("/") for entry in tf.gfile.ListDirectory(directory)]


def _parse_version(path: Path) -> Optional[Path]:
    name = os.path.basename(path.path)
    return path._replace(export_version=int(name)) if _VERSION.fullmatch(name) else None


class Versions(NamedTuple):
    """What has a version for a name in a directory.

    Attributes:
      exports: the directories that hold a SavedModel, or what is left of one.
      empty: the directories that hold nothing.
      foreign: all else.
    """

    exports: List[Path]
    empty: List[Path]
    foreign: List[Path]


def versions_in(export_dir_base: StrOrBytes) -> Versions:
    """Sorts what has a version for a name by what it holds.

    Args:
      export_dir_base: the directory of the versions.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    found = Versions([], [], [])
    for path in get_paths(export_dir_base, _parse_version):
        contents = _contents(path.path)
        if contents is None:
            found.foreign.append(path)
        elif not contents:
            found.empty.append(path)
        elif contents.intersection(_SAVED_MODEL_FILES) or contents <= _REMAINS:
            found.exports.append(path)
        else:
            found.foreign.append(path)
    return found


def _contents(path: str) -> Optional[FrozenSet[str]]:
    """Returns the names in a directory; None if it is none, is gone by now or can't be read."""
    try:
        return frozenset(_names_in(path)) if tf.gfile.IsDirectory(path) else None
    except tf.errors.OpError:
        return None


def garbage_collect_exports(export_dir_base: StrOrBytes, exports_to_keep: Optional[int]) -> None:
    """Removes all but the newest exports.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.garbage_collect_exports``
    (TF 1.15), but removes only what is an export: a directory with a version for a name and a
    SavedModel in it, or what is left of one; an empty one goes too, once enough newer ones are
    there. Also removes temporary directories that exports which never ended left a day ago or
    earlier. What can't be removed is a warning.

    Args:
      export_dir_base: the directory of the exports.
      exports_to_keep: how many of the newest exports stay; None for all of them.

    Raises:
      ValueError: ``exports_to_keep`` is negative.
      tf.errors.NotFoundError: there is no such directory.
    """
    if exports_to_keep is None:
        return
    newest = retention.largest_export_versions(exports_to_keep)
    found = versions_in(export_dir_base)
    # Empty directories never take the place of an export, but crowd each other out.
    every = found.exports + found.empty
    keep = {*newest(found.exports), *newest(every)}
    for path in sorted(set(every) - keep):
        _remove(path.path)
    remove_stale_temporaries(export_dir_base)


def collect_garbage(export_dir_base: StrOrBytes, exports_to_keep: Optional[int]) -> None:
    """Does what garbage_collect_exports does, but never fails: the new export is there.

    Args:
      export_dir_base: the directory of the exports.
      exports_to_keep: how many of the newest exports stay; None for all of them.
    """
    try:
        garbage_collect_exports(export_dir_base, exports_to_keep)
    except tf.errors.OpError as error:
        tf.logging.warning("Can't remove old exports in %s: %s", export_dir_base, error)


def remove_stale_temporaries(export_dir_base: StrOrBytes) -> None:
    """Removes temporary directories of exports that never ended.

    Those are stale whose name has a time of a day ago or earlier.

    Args:
      export_dir_base: the directory of the exports.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """

    for path in get_paths(export_dir_base, _parse_stale_temporary):
        contents = _contents(path.path)
        if contents is not None and (path.export_version is None or contents <= _REMAINS):
            _remove(path.path)


def _parse_stale_temporary(path: Path) -> Optional[Path]:
    """Gives a version to what has the plainest name, which others may have had in mind too."""
    match = _TEMPORARY.fullmatch(os.path.basename(path.path))
    if match is None or time.time() - int(match.group(2)) <= _STALE_SECONDS:
        return None
    return path if match.group(1) else path._replace(export_version=int(match.group(2)))


def _remove(path: str) -> None:
    # The export that this makes room for is written: failing now would lose more than it saves.
    try:
        tf.gfile.DeleteRecursively(path)
    except tf.errors.OpError as error:
        tf.logging.warning("Can't remove %s: %s", path, error)
