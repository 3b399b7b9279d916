"""The evaluation of the best model that was exported, kept beside the exports."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Optional

from contrib_compat.evaluations.comparison import Comparison, Metrics
from contrib_compat.evaluations.results import as_json, from_json
from contrib_compat.publishing.additions import BEST_RECORD
from contrib_compat.publishing.memory import Memory

__all__ = ["BestMemory", "Recalled"]


class Recalled(NamedTuple):
    """What is known of an earlier run.

    Attributes:
      best: the evaluation of the best model; None where the first export never ended.
    """

    best: Optional[Metrics]


class BestMemory:
    """What an exporter of best models knows after a restart."""

    def __init__(self, export_path: Any, comparison: Comparison, remembers: bool) -> None:
        """Names the place, and does not look at it yet.

        Args:
          export_path: the directory of the exports; it need not exist.
          comparison: tells which evaluation is better.
          remembers: whether there is a memory at all; if not, nothing is read or written.
        """
        self._memory = Memory(export_path, BEST_RECORD if remembers else None, self._is_better)
        self._comparison = comparison

    def recall(self) -> Optional[Recalled]:
        """Returns what is known; None if nothing is, or its export is gone."""
        known = self._memory.recall()
        if known is None or not known.is_there:
            return None
        if not known.what:
            return Recalled(None)
        # What was compared then may have been no number, or another compare_fn asks for more.
        best = self._comparison.best_of([from_json(known.what)])
        return Recalled(best) if best is not None else None

    def best_with(self, best: Optional[Metrics]) -> Optional[Metrics]:
        """Returns the best evaluation of all processes that export to the directory.

        Args:
          best: the best of this process, or None.
        """
        recalled = self.recall()
        if recalled is None or recalled.best is None:
            return best
        return self._comparison.best_of([recalled.best, *([best] if best else [])])

    def _is_better(self, known: Optional[Mapping[str, Any]], then: Mapping[str, Any]) -> bool:
        best = self._comparison.best_of(map(from_json, filter(None, [known, then])))
        return not known or best is None or as_json(best) == dict(then)

    def during(
        self,
        best: Optional[Metrics],
        candidate: Optional[Metrics],
        export: Callable[[], Any],
        directory: Optional[str] = None,
    ) -> Any:
        """Exports a model that is better than the best.

        Args:
          best: the evaluation of the best model before, or None.
          candidate: the evaluation of this one.
          export: exports it, and returns the path.
          directory: where the export appears; by default the directory of the exports.

        Returns:
          What ``export`` returned.

        Raises:
          Exception: what ``export`` raised. The best is then what it was before.
        """
        known = as_json(best) if best else None
        return self._memory.during(known, as_json(candidate or {}), export, directory)
