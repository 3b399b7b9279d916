"""Everything that knows a TensorFlow version.

The only package with private ``tensorflow.python`` and ``tensorflow_estimator`` imports. One
file per break, named after the TensorFlow that made it, to be deleted with the last TensorFlow
that needs it. Importing this package imports no TensorFlow.
"""

from contrib_compat.versions.estimator_names import why_missing
from contrib_compat.versions.estimator_package import (
    activate,
    estimator_module,
    keras2,
    namespace,
    namespaces_with,
    tf2_namespace,
)
from contrib_compat.versions.installed import (
    distribution_version,
    has_native_contrib,
    has_native_estimator,
    tf_version,
)

__all__ = [
    "activate",
    "distribution_version",
    "estimator_module",
    "has_native_contrib",
    "has_native_estimator",
    "keras2",
    "namespace",
    "namespaces_with",
    "tf2_namespace",
    "tf_version",
    "why_missing",
]
