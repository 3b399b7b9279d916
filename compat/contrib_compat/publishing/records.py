"""Records of exports: small JSON files that are replaced as a whole, and what they tell.

A process may be killed at any time, also while it exports. So it is written down before an export
what holds once that is there, and after it that it is. In between, the export itself tells: it
appears by one rename, or it does not.

What can't be read or written is a warning: an export is worth more than what is known of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any, Callable, Collection, Dict, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing import options
from contrib_compat.publishing.additions import BEST_RECORD
from contrib_compat.publishing.temporaries import temporary_name

__all__ = [
    "Record",
    "best_export_in",
    "is_there",
    "names_or_none",
    "new_exports",
    "read_record",
    "read_sealed",
    "settled",
    "write_record",
    "write_sealed",
]

Record = Dict[str, Any]


# --- files ---------------------------------------------------------------------------------------


def read_record(
    path: str, parse: Callable[[Any], Optional[Record]], keep_damaged: bool
) -> Optional[Record]:
    """Returns what is in a file, or None.

    Args:
      path: the file, which need not be there.
      parse: makes the record of what JSON says; returns None where it is none.
      keep_damaged: whether a damaged file is kept under another name, and not written over.
    """
    try:
        if not store.exists(path):
            return None
        content = store.read(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't read what was exported: %s", error)
        return None
    try:
        record = parse(json.loads(content.decode()))
    except ValueError:
        record = None
    if record is None and keep_damaged:
        _keep_damaged(path)
    elif record is None:
        tf.logging.warning("%s is damaged, and not used.", path)
    return record


def _keep_damaged(path: str) -> None:
    try:
        tf.logging.warning("%s is damaged, and kept as %s", path, store.set_aside(path))
    except store.ERRORS as error:
        tf.logging.warning("%s is damaged, and can't be kept under another name: %s", path, error)


def write_record(path: str, record: Record) -> None:
    """Writes a file as a whole.

    Args:
      path: the file; its directory is made where there is none.
      record: what is to be in it.
    """
    content = json.dumps(record, indent=1, sort_keys=True).encode()
    try:
        store.replace(path, content, temporary_name("note"), options.chosen().durable)
    except store.ERRORS as error:
        tf.logging.warning("Can't note in %s what is exported: %s", path, error)


def read_sealed(path: str) -> Optional[Record]:
    """Returns what :func:`write_sealed` wrote; None unless it is so to the last byte."""
    return read_record(path, _unsealed, keep_damaged=False)


def write_sealed(path: str, record: Record) -> None:
    """Writes a file that tells when a byte of it has changed.

    Args:
      path: the file.
      record: what is to be in it.
    """
    write_record(path, dict(record, digest=_digest(record)))


def _unsealed(value: Any) -> Optional[Record]:
    if not isinstance(value, dict):
        return None
    record = dict(value)
    return record if record.pop("digest", None) == _digest(record) else None


def _digest(record: Record) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


# --- exports -------------------------------------------------------------------------------------


def is_there(path: str, if_unknown: bool) -> bool:
    """Tells whether an export that was noted is still there.

    Args:
      path: its path.
      if_unknown: the answer where nobody knows; text that can't be a path is never there.
    """
    try:
        return store.exists(path)
    except ValueError:
        return False
    except store.ERRORS as error:
        if if_unknown:
            tf.logging.warning("Can't tell whether %s is there: %s", path, error)
        return if_unknown


def names_or_none(directory: str) -> List[str]:
    """Lists a directory; there is nothing in one that is not there, or can't be."""
    try:
        return sorted(store.names_in(directory))
    except (*store.ERRORS, ValueError):
        return []


def new_exports(directory: str, before: Collection[str]) -> List[str]:
    """Returns the SavedModels, at whatever depth, that appeared in a directory.

    Args:
      directory: the directory.
      before: the names that were in it before.

    Returns:
      Their paths, the newest last. What is a link, or is not published, is none.
    """
    found: List[str] = []
    for name in names_or_none(directory):
        path = os.path.join(directory, name)
        try:
            if name not in before and not name.startswith("temp-") and not store.is_link(path):
                found.extend(store.folders_with_file(path, store.SAVED_MODEL_FILES))
        except store.ERRORS as error:
            tf.logging.warning("Can't tell whether %s is an export: %s", path, error)
    return sorted(found)


# --- what is known by exports --------------------------------------------------------------------


def settled(record: Record, directory: str) -> Record:
    """Returns what holds of a record that was written before an export and not completed after.

    Args:
      record: ``known``, and the ``export`` that is by; and perhaps what is known ``next``, by the
        export that appears ``within`` a directory where the names ``before`` were.
      directory: the directory of the exports.

    Returns:
      ``known`` and ``export``.
    """
    if "next" in record:
        within = os.path.join(directory, record["within"])
        numbers = [
            path for path in new_exports(within, record["before"]) if _is_version_in(path, within)
        ]
        if numbers:
            export = os.path.normpath(os.path.relpath(numbers[-1], directory))
            return {"known": record["next"], "export": export}
    return {"known": record["known"], "export": record["export"]}


def _is_version_in(path: str, directory: str) -> bool:
    name = os.path.basename(path)
    return name.isdigit() and os.path.join(directory, name) == path


def best_export_in(directory: str, names: Collection[str]) -> Optional[str]:
    """Returns the name of the best export of a directory, by the record of its exporter, or None.

    Args:
      directory: the directory of the exports.
      names: what is in it.
    """
    if BEST_RECORD not in names:
        return None
    record = read_sealed(os.path.join(directory, BEST_RECORD))
    export = settled(record, directory)["export"] if record else None
    return export if export in names else None
