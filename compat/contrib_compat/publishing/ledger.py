"""Remembers beside the exports what was exported, so that a restart does not do it again.

The ledger never ends a run: what it can't read or write is a warning.
"""

from __future__ import annotations

import hashlib
import os
from typing import Any, Callable, Dict, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.disk.paths import as_text
from contrib_compat.publishing.ledger_files import LedgerFiles, keys_of, name_of
from contrib_compat.publishing.records import is_there, names_or_none, new_exports

__all__ = ["Ledger", "keys_of"]


class Ledger:
    """What each strategy exported last.

    A record is written before an export and completed after it. An export is published by one
    rename; so where only the first half is found, a SavedModel that was not there before is the
    export.

    Args:
      model_dir: the estimator's directory.
    """

    def __init__(self, model_dir: Any) -> None:
        self._model_dir = as_text(model_dir)
        self._files = LedgerFiles(self._model_dir)

    def once(self, key: str, checkpoint_path: Any, export: Callable[[], Any]) -> Any:
        """Exports a checkpoint by a strategy, unless that is done already.

        Args:
          key: the strategy's key, see :func:`keys_of`.
          checkpoint_path: the checkpoint; None for the latest.
          export: exports, and returns the path or something false.

        Returns:
          What `export` returned, now or before the restart.
        """
        earlier = self.exported(key, checkpoint_path)
        if not earlier:
            return self.always(key, checkpoint_path, export)
        tf.logging.info("%s exported this checkpoint before: %s", key, earlier)
        return earlier

    def always(self, key: str, checkpoint_path: Any, export: Callable[[], Any]) -> Any:
        """Exports a checkpoint by a strategy, whatever was exported before, and remembers it.

        Args:
          key: the strategy's key, see :func:`keys_of`.
          checkpoint_path: the checkpoint; None for the latest.
          export: exports, and returns the path or something false.

        Returns:
          What `export` returned.
        """
        before = names_or_none(self._files.directory_of(key))
        record = dict(self._checkpoint(checkpoint_path), before=before)
        self._files.begin(key, record)
        result = export()
        self._files.end(key, dict(record, **self._told(result)))
        return result

    def exported(self, key: str, checkpoint_path: Any) -> Any:
        """Returns what a strategy's last export of a checkpoint returned, if that is still there.

        Args:
          key: the strategy's key, see :func:`keys_of`.
          checkpoint_path: the checkpoint; None for the latest.

        Returns:
          The path as `export` returned it, or None: it was not exported, or the export is gone.
        """
        record = self._files.read(key)
        if not record or not _is_same(record, self._checkpoint(checkpoint_path)):
            return None
        if "result" not in record:
            return self._published_since(key, record["before"])
        return self._result(record)

    def is_owed(self, key: str, checkpoint_path: Any) -> bool:
        """Tells whether a strategy has exported before, but had no turn with this checkpoint.

        So it is after a run that was killed before the turn, or during it. Of a strategy without a
        record nothing is known, and nothing owed.

        Args:
          key: the strategy's key, see :func:`keys_of`.
          checkpoint_path: the checkpoint; None for the latest.
        """
        record = self._files.read(key)
        if record is None:
            return False
        if not _is_same(record, self._checkpoint(checkpoint_path)):
            return True
        return "result" not in record and not self.exported(key, checkpoint_path)

    # --- records ---------------------------------------------------------------------------------

    def _checkpoint(self, checkpoint_path: Any) -> Dict[str, Any]:
        """Returns what a record says of a checkpoint: its name, and what tells it from another.

        Steps begin anew where checkpoints are removed, so that a name may come again. The index of
        a checkpoint holds checksums of all values.
        """
        path = checkpoint_path or tf.train.latest_checkpoint(self._model_dir) or ""
        path = as_text(path)
        try:
            index = store.read(path + ".index") if path else None
        except store.ERRORS:  # The checkpoint is of the old format, or gone by now.
            index = None
        digest = None if index is None else hashlib.sha256(index).hexdigest()
        return {"checkpoint": os.path.basename(path), "digest": digest}

    def _told(self, result: Any) -> Dict[str, Any]:
        """Returns the second half of a record."""
        if not result:
            return {"result": None}
        is_path = isinstance(result, (str, bytes, os.PathLike))
        path = as_text(result) if is_path else str(result)
        home = os.path.join(self._model_dir, "")
        # Below the model directory relative to it, so that it may be moved.
        is_below = path.startswith(home)
        return {
            "result": path[len(home) :] if is_below else path,
            "is_below_model_dir": is_below,
            "is_bytes": isinstance(result, bytes),
            # An export function may return anything.
            "is_on_disk": is_path and is_there(path, if_unknown=False),
        }

    def _result(self, record: Dict[str, Any]) -> Any:
        """Returns the export that a record tells of, or None."""
        path = record["result"]
        if path and record.get("is_below_model_dir"):
            path = os.path.join(self._model_dir, path)
        if not path or (record.get("is_on_disk", True) and not is_there(path, if_unknown=False)):
            return None
        return os.fsencode(path) if record.get("is_bytes") else path

    # --- exports that were published before a crash ----------------------------------------------

    def _published_since(self, key: str, before: List[str]) -> Optional[bytes]:
        """Returns the newest SavedModel in a directory that was not there before, or None."""
        # Earlier releases noted the whole paths of the SavedModels.
        part = f"/export/{name_of(key)}/"
        known = {path.split(part)[-1].split("/")[0] for path in before}
        namesakes = self._exports_of_namesakes(key)
        found = [
            path
            for path in new_exports(self._files.directory_of(key), known)
            if path not in namesakes
        ]
        return os.fsencode(found[-1]) if found else None

    def _exports_of_namesakes(self, key: str) -> List[str]:
        """Returns what other strategies of a key's name, which share its directory, exported."""
        exports: List[str] = []
        position = 0
        record: Optional[Dict[str, Any]] = None
        while position < 2 or record is not None:
            position += 1
            namesake = keys_of([name_of(key)] * position)[-1]
            record = self._files.read(namesake)
            result = self._result(record) if record and "result" in record else None
            if result and namesake != key:
                exports.append(as_text(result))
        return exports


def _is_same(record: Dict[str, Any], checkpoint: Dict[str, Any]) -> bool:
    """Tells whether a record is of this checkpoint, as far as both are known."""
    digests = {record.get("digest"), checkpoint["digest"]} - {None}
    return bool(record["checkpoint"] == checkpoint["checkpoint"] and len(digests) < 2)
