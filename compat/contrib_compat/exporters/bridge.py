"""The bridge: an export strategy seen as an exporter, and an exporter seen as a strategy."""

from __future__ import annotations

import sys
from typing import Any

from contrib_compat import deprecation
from contrib_compat.exporters.exporter_fn import ExporterFn, exporter_of
from contrib_compat.publishing.names import check_name
from contrib_compat.versions.installed import needs_tensorflow

__all__ = ["as_export_strategy", "as_exporter", "exporter_of", "is_strategy"]

# What pickles of 0.1.0 call it.
_ExporterFn = ExporterFn


def as_exporter(strategy: Any) -> Any:
    """Makes an export strategy an exporter, to be used in ``tf.estimator.EvalSpec``.

    Args:
      strategy: an ``ExportStrategy``, native TF 1.x's included.

    Returns:
      An instance of the ``Exporter`` class that ``EvalSpec`` checks. Of a strategy that
      :func:`as_export_strategy` made, the very exporter that it was made of. Two exporters that
      were made of equal strategies are equal.

    Raises:
      TypeError: it is no strategy, or its name is no string.
      ValueError: its name is not that of one directory.
    """
    if not is_strategy(strategy):
        raise TypeError(
            f"strategy: got {strategy!r}, wanted an ExportStrategy{_hint_at_exporter(strategy)}"
        )
    check_name("strategy.name", strategy.name)
    exporter = exporter_of(strategy)
    if exporter is not None:
        made = as_export_strategy(exporter)
        if type(strategy) is type(made) and strategy == made:
            return exporter
    # Imported on first use: the class that it derives from is TensorFlow's.
    with needs_tensorflow("contrib_compat.exporters.as_exporter"):
        from contrib_compat.exporters.strategy_exporter import StrategyExporter

    return StrategyExporter(strategy)


def _hint_at_exporter(value: Any) -> str:
    # No value is an exporter before the class is there, which takes an import of TensorFlow.
    if "tensorflow" not in sys.modules:
        return ""
    from contrib_compat.exporters.saved_model import Exporter

    is_exporter = isinstance(value, Exporter)
    return "; it is an exporter already, which EvalSpec takes as it is" if is_exporter else ""


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
      ValueError: its name is not that of one directory.
    """
    with needs_tensorflow("contrib_compat.exporters.as_export_strategy"):
        from contrib_compat.exporters.saved_model import Exporter
    from contrib_compat.exporters.strategy_exporter import StrategyExporter
    from contrib_compat.strategies.export_strategy import ExportStrategy

    if isinstance(exporter, StrategyExporter):
        return exporter.strategy
    if not isinstance(exporter, Exporter):
        hint = "; it is a strategy already, which Experiment takes as it is"
        raise TypeError(
            f"exporter: got {exporter!r}, wanted a tf.estimator.Exporter"
            f"{hint if is_strategy(exporter) else ''}"
        )
    check_name("exporter.name", exporter.name)
    with deprecation.internal():
        return ExportStrategy(exporter.name, ExporterFn(exporter))


def is_strategy(value: Any) -> bool:
    """Tells whether something has what makes an export strategy, whoever defined its class."""
    return (
        hasattr(value, "name")
        and hasattr(value, "export_fn")
        and callable(getattr(value, "export", None))
    )
