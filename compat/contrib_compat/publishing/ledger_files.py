"""The files of the ledger: where they lie, and what earlier releases left.

Each strategy has a file of its own, which is replaced as a whole: processes never overwrite each
other's records, on any file system, and need no lock.

It lies in the directory of the strategy's exports once there is anything in that. Before, it lies
in the model's directory: an export function may want to make its directory itself, or none.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import Any, Dict, Iterable, List, Optional
from urllib.parse import quote

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing.additions import ledger_name, outside_ledger_name
from contrib_compat.publishing.records import Record, names_or_none, read_record, write_record
from contrib_compat.publishing.temporaries import remove_stale_temporaries

__all__ = ["LedgerFiles", "keys_of", "name_of"]

# Earlier releases had the records in a directory of their own, or all of them in one file, by name.
_EARLIER_FOLDER = "exports_of_experiment"
_EARLIEST_FILE = "exports_of_experiment.json"
_POSITION = re.compile(r"#(\d+)$")
# File systems take names of 255 bytes.
_MAX_NAME = 200


def keys_of(names: Iterable[str]) -> List[str]:
    """Makes a key of each strategy's name and its place among those of that name.

    Args:
      names: the names of all strategies, in their order.

    Returns:
      Their keys, no two of them the same: the second ``Servo`` is ``Servo#2``.
    """
    keys: List[str] = []
    seen: Dict[str, int] = {}
    for name in names:
        seen[name] = position = seen.get(name, 0) + 1
        # A name that looks like a key has its place written out.
        is_plain = position == 1 and not _POSITION.search(name)
        keys.append(name if is_plain else f"{name}#{position}")
    return keys


def name_of(key: str) -> str:
    """Returns the name of the strategy that a key is of."""
    return _POSITION.sub("", key)


class LedgerFiles:
    """Reads and writes the records of strategies.

    Args:
      model_dir: the estimator's directory.
    """

    def __init__(self, model_dir: str) -> None:
        self._model_dir = model_dir

    def directory_of(self, key: str) -> str:
        """Returns the directory of a strategy's exports, which need not be there."""
        return os.path.join(self._model_dir, "export", name_of(key))

    def read(self, key: str) -> Optional[Record]:
        """Returns a strategy's record, or None."""
        for path in (self._inside(key), self._outside(key), self._earlier(key)):
            record = read_record(path, _record_in, keep_damaged=True)
            if record is not None:
                return record
        earliest = os.path.join(self._model_dir, _EARLIEST_FILE)
        return (read_record(earliest, _records_in, keep_damaged=True) or {}).get(key)

    def begin(self, key: str, record: Record) -> None:
        """Writes down that a strategy exports.

        Args:
          key: the strategy's key.
          record: the record, with the names that are in the directory ``before``.
        """
        is_inside = bool(record["before"])
        path = self._inside(key) if is_inside else self._outside(key)
        write_record(path, record)
        # A process that was killed may have left its record unfinished.
        remove_stale_temporaries(os.path.dirname(path), record["before"] if is_inside else None)

    def end(self, key: str, record: Record) -> None:
        """Writes down that a strategy has exported.

        Args:
          key: the strategy's key.
          record: the record, with its ``result``.
        """
        outside = self._outside(key)
        if names_or_none(self.directory_of(key)):
            write_record(self._inside(key), record)
        elif record["result"]:
            write_record(outside, record)
            return
        _forget(outside)

    def _inside(self, key: str) -> str:
        position = _POSITION.search(key)
        name = ledger_name(int(position.group(1)) if position else 1)
        return os.path.join(self.directory_of(key), name)

    def _outside(self, key: str) -> str:
        return os.path.join(self._model_dir, outside_ledger_name(_as_file_name(key)))

    def _earlier(self, key: str) -> str:
        return os.path.join(self._model_dir, _EARLIER_FOLDER, _as_file_name(key) + ".json")


def _as_file_name(key: str) -> str:
    name = quote(key.encode("utf-8", "surrogatepass"), safe=" #")
    if len(name) > _MAX_NAME:
        name = f"{name[:_MAX_NAME]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return name


def _forget(path: str) -> None:
    try:
        if store.exists(path):
            store.remove(path)
    except store.ERRORS as error:
        tf.logging.warning("Can't remove %s, which is not needed: %s", path, error)


def _record_in(value: Any) -> Optional[Record]:
    return value if _is_record(value) else None


def _records_in(value: Any) -> Optional[Record]:
    is_valid = isinstance(value, dict) and all(map(_is_record, value.values()))
    return value if is_valid else None


def _is_record(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("checkpoint"), str):
        return False
    before = value.get("before")
    return isinstance(value.get("result", ""), (str, type(None))) and (
        isinstance(before, list) and all(isinstance(name, str) for name in before)
    )
