"""The exporter that a strategy becomes on the bridge."""

from typing import Any, Mapping, Optional

from contrib_compat.exporters.bridge import exporter_of
from contrib_compat.exporters.saved_model import Exporter

__all__ = ["StrategyExporter"]


class StrategyExporter(Exporter):
    """Exports what an export strategy exports, under its name.

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
        """Calls the strategy's own ``export``; the arguments are those of ``tf.estimator``."""
        renamed = exporter_of(self.strategy)
        if renamed is not None:
            return renamed.export(
                estimator, export_path, checkpoint_path, eval_result, is_the_final_export
            )
        return self.strategy.export(
            estimator, export_path, checkpoint_path=checkpoint_path, eval_result=eval_result
        )

    def __repr__(self) -> str:
        return f"as_exporter({self.strategy!r})"
