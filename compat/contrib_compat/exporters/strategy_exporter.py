"""The exporter that a strategy becomes on the bridge."""

from typing import Any, Mapping, Optional

from contrib_compat.exporters.exporter_fn import exporter_of
from contrib_compat.exporters.saved_model import Exporter

__all__ = ["StrategyExporter"]


class StrategyExporter(Exporter):
    """Exports what an export strategy exports, under its name. Equal strategies make it equal.

    Attributes:
      strategy: the ``ExportStrategy``.
    """

    def __init__(self, strategy: Any) -> None:
        self.strategy = strategy

    @property
    def name(self) -> str:
        """The directory below ``<model_dir>/export``: the strategy's name."""
        return str(self.strategy.name)

    def export(
        self,
        estimator: Any,
        export_path: str,
        checkpoint_path: Optional[str],
        eval_result: Optional[Mapping[str, Any]],
        is_the_final_export: bool,
    ) -> Any:
        """Exports by the strategy's own ``export``.

        Args:
          estimator: the estimator.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint; None for the latest.
          eval_result: what ``evaluate`` said of this checkpoint.
          is_the_final_export: not looked at, but by an exporter that the strategy was made of.

        Returns:
          What the strategy returns: the path of the export.
        """
        renamed = exporter_of(self.strategy)
        if renamed is not None:
            return renamed.export(
                estimator, export_path, checkpoint_path, eval_result, is_the_final_export
            )
        return self.strategy.export(
            estimator, export_path, checkpoint_path=checkpoint_path, eval_result=eval_result
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StrategyExporter) and bool(self.strategy == other.strategy)

    def __hash__(self) -> int:
        # Not the strategy's own: its function may be an object that has none.
        return hash((StrategyExporter, self.name))

    def __repr__(self) -> str:
        return f"as_exporter({self.strategy!r})"
