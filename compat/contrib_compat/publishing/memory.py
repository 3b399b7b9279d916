"""What an exporter knows of its exports, kept beside them for the process that is started next."""

from __future__ import annotations

import contextlib
import os
import uuid
from typing import Any, Callable, Iterator, NamedTuple, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.disk.paths import as_text
from contrib_compat.publishing import options
from contrib_compat.publishing.additions import LOCK
from contrib_compat.publishing.records import (
    Record,
    is_there,
    names_or_none,
    read_sealed,
    settled,
    write_sealed,
)

__all__ = ["Known", "Memory"]

IsBetter = Callable[[Optional[Record], Record], bool]


class Known(NamedTuple):
    """What was written down last.

    Attributes:
      what: as it was given to :meth:`Memory.during`; None where the first export never ended.
      is_there: whether the export that it is about is still there.
    """

    what: Optional[Record]
    is_there: bool


class Memory:
    """The memory of one exporter.

    What can't be read or written is a warning: an export is worth more than what is known of it.
    """

    def __init__(
        self, export_path: Any, file_name: Optional[str], is_better: Optional[IsBetter] = None
    ) -> None:
        """Names the file, and does not look at it yet.

        Args:
          export_path: the directory of the exports; it need not exist.
          file_name: the name of the file there; None for an exporter that is to forget.
          is_better: tells whether what comes second is to replace what another process may have
            written down meanwhile; by default it always does.
        """
        self._directory = as_text(export_path)
        self._file = file_name and os.path.join(self._directory, file_name)
        self._is_better = is_better or (lambda known, then: True)

    def recall(self) -> Optional[Known]:
        """Returns what is known; None where nothing was written down, or it can't be read."""
        record = read_sealed(self._file) if self._file else None
        if record is None:
            return None
        holds = settled(record, self._directory)
        export = holds["export"]
        is_still_there = export is None or is_there(os.path.join(self._directory, export), True)
        return Known(holds["known"], is_still_there)

    def during(
        self,
        known: Optional[Record],
        then: Record,
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
        within = os.path.relpath(directory, self._directory) if directory else os.curdir
        writer = uuid.uuid4().hex
        with self._to_itself():
            earlier = read_sealed(self._file)
            before = {
                "known": known,
                "export": settled(earlier, self._directory)["export"] if earlier else None,
            }
            coming = {
                "next": then,
                "before": names_or_none(os.path.join(self._directory, within)),
                "within": within,
                "writer": writer,
            }
            write_sealed(self._file, dict(before, **coming))
        result = export()
        with self._to_itself():
            self._note(then, self._relative(result), writer)
        return result

    def _note(self, known: Record, export: Optional[str], writer: str) -> None:
        """Writes down what is known, unless another process came to know better meanwhile."""
        assert self._file is not None
        record = {"known": known, "export": export}
        other = read_sealed(self._file)
        if other is not None and other.get("writer") != writer:
            if not self._is_better(other["known"], known):
                record = {"known": other["known"], "export": other["export"]}
            if "next" in other:
                # Its export is still to come, and this one is not it.
                coming = {key: other[key] for key in ("next", "before", "within", "writer")}
                coming["before"] = [*other["before"], os.path.basename(export or "")]
                record.update(coming)
        write_sealed(self._file, record)

    @contextlib.contextmanager
    def _to_itself(self) -> Iterator[None]:
        """Keeps other processes from writing down what they know, where files can be locked."""
        with contextlib.ExitStack() as stack:
            try:
                durable = options.chosen().durable
                store.make_directory(self._directory, exist_ok=True, durable=durable)
                stack.enter_context(store.locked(os.path.join(self._directory, LOCK)))
            except store.ERRORS as error:
                tf.logging.warning("Can't lock %s: %s", self._directory, error)
            yield

    def _relative(self, result: Any) -> Optional[str]:
        """Returns an export's path relative to the directory, which may be moved."""
        if not result or not isinstance(result, (str, bytes, os.PathLike)):
            return None
        path, home = as_text(result), os.path.join(self._directory, "")
        return path[len(home) :] if path.startswith(home) else path
