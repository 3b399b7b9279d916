"""The exporter that old code knows by a path of ``tf.contrib``."""

from contrib_compat.deprecation import deprecated_class
from contrib_compat.exporters import steps

__all__ = ["StepsExporter"]


@deprecated_class("estimator.python.estimator.exporter.StepsExporter")
class StepsExporter(steps.StepsExporter):
    """The same as :class:`contrib_compat.exporters.StepsExporter`, under its deprecated path.

    Stands for ``StepsExporter`` of ``tf.contrib.estimator.python.estimator.exporter`` (TF 1.15).
    Arguments and errors are those of the other.
    """
