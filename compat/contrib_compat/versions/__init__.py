"""Everything that knows a TensorFlow version.

The only package with private ``tensorflow.python`` and ``tensorflow_estimator`` imports. One
file per break, named after the TensorFlow that made it, to be deleted with the last TensorFlow
that needs it. Importing this package imports no TensorFlow.
"""

from contrib_compat.versions.estimator_package import (
    activate,
    estimator_module,
    exporter_base_class,
    namespace,
)
from contrib_compat.versions.installed import distribution_version, has_native_contrib, tf_version

__all__ = [
    "activate",
    "distribution_version",
    "estimator_module",
    "exporter_base_class",
    "has_native_contrib",
    "namespace",
    "tf_version",
]
