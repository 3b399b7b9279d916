"""What an exporter knows of its exports, kept beside them for the process that is started next.

A process may be killed at any time, also while it exports. So it is written down before an export
what will be known once that is there, and after it that it is. In between, the export itself tells
which holds: it appears by one rename, or it does not.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any, Callable, Dict, List, NamedTuple, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.publishing import store
from contrib_compat.publishing.paths import as_text

__all__ = ["BEST", "STEPS", "Known", "Memory"]

# The names of the files, in the directory of the exports, where model servers look at numbers only.
BEST = ".best.json"
STEPS = ".steps.json"


Json = Dict[str, Any]


class Known(NamedTuple):
    """What was written down last.

    Attributes:
      what: as it was given to :meth:`Memory.during`; None where the first export never ended.
      is_there: whether the export that it is about is still there.
    """

    what: Optional[Json]
    is_there: bool


class Memory:
    """The memory of one exporter.

    What can't be read or written is a warning: an export is worth more than what is known of it.
    """

    def __init__(self, export_path: Any, file_name: Optional[str]) -> None:
        """Names the file, and does not look at it yet.

        Args:
          export_path: the directory of the exports; it need not exist.
          file_name: one of the names above; None for an exporter that is to forget.
        """
        self._directory = as_text(export_path)
        self._file = file_name and os.path.join(self._directory, file_name)

    def recall(self) -> Optional[Known]:
        """Returns what is known; None where nothing was written down, or it can't be read."""
        record = _read(self._file) if self._file else None
        if record is None:
            return None
        what, export = record["known"], record["export"]
        if "next" in record:
            appeared = self._appeared_since(record["before"], record["within"])
            if appeared is not None:
                what, export = record["next"], appeared
        is_there = export is None or _is_there(os.path.join(self._directory, export))
        return Known(what, is_there)

    def during(
        self,
        known: Optional[Json],
        then: Json,
        export: Callable[[], Any],
        directory: Optional[str] = None,
    ) -> Any:
        """Exports, and writes down what is known by it.

        Args:
          known: what is known before, as JSON takes it; None for nothing.
          then: what is known once the export is there.
          export: exports, and returns the path.
          directory: where the export appears; by default the directory of the exports.

        Returns:
          What ``export`` returned.

        Raises:
          Exception: what ``export`` raised. What was known before is still known then.
        """
        if self._file is None:
            return export()
        earlier = _read(self._file) or {}
        within = os.path.relpath(directory, self._directory) if directory else os.curdir
        unfinished = {
            "known": known,
            "export": earlier.get("export"),
            "next": then,
            "before": self._names_within(within),
            "within": within,
        }
        _write(self._file, unfinished)
        result = export()
        _write(self._file, {"known": then, "export": self._relative(result)})
        return result

    def _relative(self, result: Any) -> Optional[str]:
        """Returns an export's path relative to the directory, which may be moved."""
        if not result or not isinstance(result, (str, bytes, os.PathLike)):
            return None
        path, home = as_text(result), os.path.join(self._directory, "")
        return path[len(home) :] if path.startswith(home) else path

    def _names_within(self, within: str) -> List[str]:
        try:
            return sorted(store.names_in(os.path.join(self._directory, within)))
        except store.ERRORS:  # There is no such directory yet.
            return []

    def _appeared_since(self, before: List[str], within: str) -> Optional[str]:
        """Returns the newest complete export that was not there before, or None."""
        new = [name for name in self._names_within(within) if name not in set(before)]
        for name in reversed(new):
            path = os.path.join(self._directory, within, name)
            if name.isdigit() and any(
                _is_there(os.path.join(path, saved_model))
                for saved_model in store.SAVED_MODEL_FILES
            ):
                return os.path.normpath(os.path.join(within, name))
        return None


def _read(path: str) -> Optional[Json]:
    try:
        if not store.exists(path):
            return None
        content = store.read(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't read what was exported: %s", error)
        return None
    record = _parsed(content)
    if record is None:
        tf.logging.warning("%s is damaged, and not used.", path)
    return record


def _write(path: str, record: Json) -> None:
    content = dict(record, digest=_digest(record))
    try:
        store.replace(path, json.dumps(content, indent=1, sort_keys=True).encode())
    except store.ERRORS as error:
        tf.logging.warning("Can't note what is exported: %s", error)


def _parsed(content: bytes) -> Optional[Json]:
    """Returns what a file holds; None where it is not, to the last byte, what was written."""
    try:
        record = json.loads(content.decode())
        digest = record.pop("digest")
    except (ValueError, AttributeError, KeyError, TypeError):
        return None
    return dict(record) if digest == _digest(record) else None


def _digest(record: Json) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _is_there(path: str) -> bool:
    try:
        return store.exists(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't tell whether %s is there: %s", path, error)
        return True
