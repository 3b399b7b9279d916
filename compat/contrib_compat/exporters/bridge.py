"""The bridge: an export strategy seen as an exporter, and an exporter seen as a strategy."""

from __future__ import annotations

import os
from typing import Any, Mapping, Optional, Union

from contrib_compat import deprecation
from contrib_compat.publishing.names import check_name

__all__ = ["as_export_strategy", "as_exporter", "exporter_of", "is_strategy"]


def as_exporter(strategy: Any) -> Any:
    """Makes an export strategy an exporter, to be used in ``tf.estimator.EvalSpec``.

    Args:
      strategy: an ``ExportStrategy``, native TF 1.x's included.

    Returns:
      An instance of the ``Exporter`` class that ``EvalSpec`` checks. Of a strategy that
      :func:`as_export_strategy` made, the very exporter that it was made of.

    Raises:
      TypeError: it is no strategy, or its name is no string.
      ValueError: its name is empty, is ``.`` or ``..``, or holds a separator.
    """
    if not is_strategy(strategy):
        raise TypeError(f"strategy: got {strategy!r}, wanted an ExportStrategy")
    check_name("strategy.name", strategy.name)
    exporter = exporter_of(strategy)
    if exporter is not None and exporter.name == strategy.name:
        return exporter
    from contrib_compat.exporters.strategy_exporter import StrategyExporter

    return StrategyExporter(strategy)


def as_export_strategy(exporter: Any) -> Any:
    """Makes an exporter an export strategy, to be used in an ``Experiment``.

    A strategy is never told that a call is the last one. So that a ``FinalExporter`` exports at
    all, ``strategy.export()`` calls the exporter with ``is_the_final_export=True`` each time;
    the ``Experiment`` of this package knows better and asks :func:`exporter_of`.

    Args:
      exporter: an instance of ``tf.estimator.Exporter``.

    Returns:
      An ``ExportStrategy``. Of an exporter that :func:`as_exporter` made, the very strategy that
      it was made of.

    Raises:
      TypeError: it is no exporter, or its name is no string.
      ValueError: its name is empty, is ``.`` or ``..``, or holds a separator.
    """
    from contrib_compat.exporters.saved_model import Exporter
    from contrib_compat.exporters.strategy_exporter import StrategyExporter
    from contrib_compat.strategies.export_strategy import ExportStrategy

    if isinstance(exporter, StrategyExporter):
        return exporter.strategy
    if not isinstance(exporter, Exporter):
        raise TypeError(f"exporter: got {exporter!r}, wanted a tf.estimator.Exporter")
    check_name("exporter.name", exporter.name)
    with deprecation.internal():
        return ExportStrategy(exporter.name, _ExporterFn(exporter))


def exporter_of(strategy: Any) -> Optional[Any]:
    """Returns the exporter that a strategy was made of by :func:`as_export_strategy`, or None."""
    export_fn = getattr(strategy, "export_fn", None)
    return export_fn.exporter if isinstance(export_fn, _ExporterFn) else None


def is_strategy(value: Any) -> bool:
    """Tells whether something has what makes an export strategy, whoever defined its class."""
    return (
        hasattr(value, "name")
        and hasattr(value, "export_fn")
        and callable(getattr(value, "export", None))
    )


class _ExporterFn:
    """The export function of a strategy that is an exporter in truth."""

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

    def __repr__(self) -> str:
        return f"<export function of {self.exporter!r}>"
