"""The export function of a strategy that is an exporter in truth."""

from __future__ import annotations

import os
from typing import Any, Mapping, Optional, Union

__all__ = ["ExporterFn", "exporter_of"]


class ExporterFn:
    """Calls an exporter. Two of them are equal if their exporters are.

    Attributes:
      exporter: the exporter.
    """

    def __init__(self, exporter: Any) -> None:
        self.exporter = exporter

    def __call__(
        self,
        estimator: Any,
        export_path: Union[str, bytes],
        checkpoint_path: Optional[str] = None,
        eval_result: Optional[Mapping[str, Any]] = None,
    ) -> Any:
        # Experiment gives strategies bytes, EvalSpec gives exporters str.
        return self.exporter.export(
            estimator, os.fsdecode(export_path), checkpoint_path, eval_result, True
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ExporterFn) and bool(self.exporter == other.exporter)

    def __hash__(self) -> int:
        return hash((ExporterFn, self.exporter))

    def __repr__(self) -> str:
        return f"<export function of {self.exporter!r}>"


def exporter_of(strategy: Any) -> Optional[Any]:
    """Returns the exporter that a strategy was made of by ``as_export_strategy``, or None."""
    export_fn = getattr(strategy, "export_fn", None)
    return export_fn.exporter if isinstance(export_fn, ExporterFn) else None
