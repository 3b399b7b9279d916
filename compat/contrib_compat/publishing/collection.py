"""Exports on disk: listing them, and removing the old ones.

An export is a directory whose name is a version (the ten digits of a time in seconds) and that
holds a SavedModel. Nothing else is an export: neither what a link leads to, nor a directory that
holds parts of one.
"""

import os
import re
from typing import Any, Callable, Iterable, Iterator, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.disk.paths import AnyPath, as_text
from contrib_compat.publishing import retention
from contrib_compat.publishing.records import best_export_in
from contrib_compat.publishing.retention import Path
from contrib_compat.publishing.temporaries import discard, remove_stale_temporaries

__all__ = [
    "collect_garbage",
    "garbage_collect_exports",
    "get_paths",
    "is_version",
    "newest_exports",
    "versions_in",
]

_VERSION = re.compile(r"[0-9]{10}")


def get_paths(base_dir: AnyPath, parser: Callable[[Path], Optional[Path]]) -> List[Path]:
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
    base = as_text(base_dir)
    parsed = (parser(Path(os.path.join(base, name), None)) for name in store.names_in(base))
    return sorted(path for path in parsed if path)


def is_version(name: str) -> bool:
    """Tells whether this is the name of a version: ten digits."""
    return _VERSION.fullmatch(name) is not None


def versions_in(export_dir_base: AnyPath) -> List[Path]:
    """Lists what has a version for a name, whatever it is.

    Args:
      export_dir_base: the directory of the exports.

    Returns:
      A list of ``Path``, the newest first.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    base = as_text(export_dir_base)
    return _versions(base, store.names_in(base))


def _versions(base: str, names: Iterable[str]) -> List[Path]:
    versions = sorted(filter(is_version, names), reverse=True)
    return [Path(os.path.join(base, name), int(name)) for name in versions]


def newest_exports(export_dir_base: AnyPath, count: int) -> List[Path]:
    """Lists the newest exports, and looks into no more directories than it takes to find them.

    Args:
      export_dir_base: the directory of the exports.
      count: how many are wanted at most.

    Returns:
      A list of ``Path``, the newest first.

    Raises:
      tf.errors.NotFoundError: there is no such directory.
    """
    exports = (path for path in versions_in(export_dir_base) if _is_export(path))
    return [path for _, path in zip(range(count), exports)]


def _is_export(path: Path) -> bool:
    try:
        return store.holds_file(path.path, store.SAVED_MODEL_FILES)
    except store.ERRORS:  # Whatever it is, it can't be looked into.
        return False


def _is_empty(path: Path) -> bool:
    try:
        return store.is_empty(path.path)
    except store.ERRORS:
        return False


def garbage_collect_exports(export_dir_base: AnyPath, exports_to_keep: Optional[int]) -> None:
    """Removes all but the newest exports.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.garbage_collect_exports``
    (TF 1.15), but removes only what is an export: a directory with a version for a name and a
    SavedModel in it. An empty one goes too, once enough newer ones are there; links and all else
    stay. The best of them stays where a file beside them says which that is, and counts. Also
    removes what exports of this package left that never ended. What can't be removed is a warning.

    Args:
      export_dir_base: the directory of the exports.
      exports_to_keep: how many of the newest exports stay; None for all of them.

    Raises:
      ValueError: ``exports_to_keep`` is negative.
      tf.errors.NotFoundError: there is no such directory.
    """
    if exports_to_keep is None:
        return
    retention.check_at_least("exports_to_keep", exports_to_keep, 0)
    base = as_text(export_dir_base)
    names = store.names_in(base)
    versions = _versions(base, names)
    best = _best_in(base, names) if exports_to_keep else None
    for path in _surplus(versions, exports_to_keep, best):
        _try_to(discard, path)
    for path in _surplus_empty(versions, exports_to_keep):
        _try_to(store.remove_empty, path)
    remove_stale_temporaries(base, names)


def collect_garbage(
    export_dir_base: AnyPath, exports_to_keep: Optional[int], new_export: Any
) -> None:
    """Removes all but the newest exports, after a new one was written.

    Unlike ``garbage_collect_exports`` it never fails, as the new export is there; it never removes
    that one, which is not the newest where a later version is found; and it leaves empty
    directories alone.

    Args:
      export_dir_base: the directory of the exports.
      exports_to_keep: how many of the newest exports stay; None for all of them.
      new_export: the path of the new export, as the estimator returned it.
    """
    if exports_to_keep is None:
        return
    is_path = isinstance(new_export, (str, bytes, os.PathLike))
    new_name = os.path.basename(as_text(new_export).rstrip("/")) if is_path else None
    base = as_text(export_dir_base)
    try:
        names = store.names_in(base)
    except store.ERRORS as error:
        tf.logging.warning("Can't remove old exports in %s: %s", base, error)
        return
    best = _best_in(base, names)
    for path in _surplus(_versions(base, names), exports_to_keep, best):
        if os.path.basename(path) != new_name:
            _try_to(discard, path)
    remove_stale_temporaries(base, names)


def _best_in(base: str, names: List[str]) -> Optional[str]:
    best = best_export_in(base, names)
    # The record may be of a directory that has become something else since.
    is_export = best is not None and _is_export(Path(os.path.join(base, best), None))
    return best if is_export else None


def _surplus(newest_first: List[Path], keep: int, best: Optional[str]) -> Iterator[str]:
    """Finds exports that have enough newer ones, looking into nothing where there are too few.

    Args:
      newest_first: what has a version for a name.
      keep: how many exports stay; of those that do one is the newest.
      best: the name of an export that stays, whatever its age, and counts; or None.
    """
    kept = 0
    to_come = int(best is not None)
    for path in newest_first if len(newest_first) > keep else ():
        if not _is_export(path):
            continue
        is_best = os.path.basename(path.path) == best
        to_come -= is_best
        if is_best or kept < max(keep - to_come, min(keep, 1)):
            kept += 1
        else:
            yield path.path


def _surplus_empty(newest_first: List[Path], keep: int) -> Iterator[str]:
    """Finds empty directories that have enough newer ones, of exports and their own kind.

    They never take the place of an export, but crowd each other out.
    """
    kept = 0
    for path in newest_first if len(newest_first) > keep else ():
        is_empty = _is_empty(path)
        if is_empty or _is_export(path):
            kept += 1
            if is_empty and kept > keep:
                yield path.path


def _try_to(remove: Callable[[str], None], path: str) -> None:
    # The export that this makes room for is written: failing now would lose more than it saves.
    try:
        remove(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't remove %s: %s", path, error)
