"""Exporters for ``tf.estimator.EvalSpec``, and the bridge between them and export strategies.

The classes are instances of what ``EvalSpec`` asks for on the TensorFlow installed, so they are
made when they are first asked for; importing this package imports no TensorFlow.
"""

import importlib
from typing import TYPE_CHECKING, Any, List

from contrib_compat.exporters.bridge import as_export_strategy, as_exporter

__all__ = [
    "BestExporter",
    "Exporter",
    "FinalExporter",
    "LatestExporter",
    "StepsExporter",
    "as_export_strategy",
    "as_exporter",
]

_MODULES = {
    "BestExporter": "best",
    "Exporter": "saved_model",
    "FinalExporter": "saved_model",
    "LatestExporter": "saved_model",
    "StepsExporter": "steps",
}


# Type checkers, editors and linters read where the classes are, and so which names are misspelt.
if TYPE_CHECKING:
    from contrib_compat.exporters.best import BestExporter
    from contrib_compat.exporters.saved_model import Exporter, FinalExporter, LatestExporter
    from contrib_compat.exporters.steps import StepsExporter
else:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from contrib_compat.versions.installed import needs_tensorflow

        with needs_tensorflow(f"{__name__}.{name}"):
            value = getattr(importlib.import_module(__name__ + "." + _MODULES[name]), name)
        globals()[name] = value
        return value


def __dir__() -> List[str]:
    return sorted(__all__)
