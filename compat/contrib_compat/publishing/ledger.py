"""Remembers in the model directory what was exported, so that a restart does not do it again.

Used in clusters, whose tasks are restarted as a matter of course. A process on its own exports as
often as it is told to, as it always did.
"""

from __future__ import annotations

import json
import os
from typing import Any, Callable, Dict, List, Optional

import tensorflow.compat.v1 as tf

__all__ = ["Ledger"]

_FILE = "exports_of_experiment.json"
_SAVED_MODELS = ("saved_model.pb", "saved_model.pbtxt")


class Ledger:
    """What each strategy exported last.

    A record is written before an export and completed after it. An export is published by one
    rename; so where only the first half is found, a directory that is not in it is the export.

    Args:
      model_dir: the estimator's directory.
    """

    def __init__(self, model_dir: Any) -> None:
        self._model_dir = tf.compat.as_str_any(model_dir)
        self._path = os.path.join(self._model_dir, _FILE)

    def once(self, name: str, checkpoint_path: Optional[str], export: Callable[[], Any]) -> Any:
        """Exports a checkpoint by a strategy, unless that is done already.

        Args:
          name: the strategy's name.
          checkpoint_path: the checkpoint; None for the latest.
          export: exports, and returns the path or something false.

        Returns:
          What `export` returned, now or before the restart.
        """
        latest = checkpoint_path or tf.train.latest_checkpoint(self._model_dir) or ""
        checkpoint = os.path.basename(tf.compat.as_str_any(latest))
        records = self._read()
        record = records.get(name, {})
        result = self._result(name, record) if record.get("checkpoint") == checkpoint else None
        if result:
            tf.logging.info("%s was exported by %s before: %s", checkpoint, name, result)
        else:
            record = {"checkpoint": checkpoint, "before": self._published(name)}
            self._write(dict(records, **{name: record}))
            result = export()
        record["result"] = tf.compat.as_str_any(result) if result else None
        record["is_bytes"] = isinstance(result, bytes)
        self._write(dict(records, **{name: record}))
        return result

    def _result(self, name: str, record: Dict[str, Any]) -> Any:
        """Returns the export that a record tells of, or something false."""
        if "result" in record:
            path = record["result"]
            return tf.compat.as_bytes(path) if path and record["is_bytes"] else path
        new = sorted(set(self._published(name)) - set(record["before"]))
        return tf.compat.as_bytes(new[-1]) if new else None

    def _published(self, name: str) -> List[str]:
        """Returns the SavedModels of a strategy: complete ones, because of their rename."""
        base = os.path.join(self._model_dir, "export", name)
        if not tf.gfile.IsDirectory(base):
            return []
        return sorted(
            folder
            for folder, _, files in tf.gfile.Walk(base)
            if any(saved_model in files for saved_model in _SAVED_MODELS)
            and not os.path.basename(folder).startswith("temp-")
        )

    def _read(self) -> Dict[str, Any]:
        if not tf.gfile.Exists(self._path):
            return {}
        with tf.gfile.GFile(self._path) as file:
            records: Dict[str, Any] = json.load(file)
        return records

    def _write(self, records: Dict[str, Any]) -> None:
        unfinished = self._path + ".tmp"
        with tf.gfile.GFile(unfinished, "w") as file:
            json.dump(records, file, indent=2, sort_keys=True)
        tf.gfile.Rename(unfinished, self._path, overwrite=True)
