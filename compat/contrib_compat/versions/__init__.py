"""Everything that knows a TensorFlow version.

The only package with private ``tensorflow.python`` and ``tensorflow_estimator`` imports. One
file per break, named after the TensorFlow that made it, to be deleted with the last TensorFlow
that needs it. Importing this package imports no TensorFlow, and none of its modules either.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
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

_HOMES = {
    "estimator_names": ("why_missing",),
    "installed": (
        "distribution_version",
        "has_native_contrib",
        "has_native_estimator",
        "tf_version",
    ),
}


def __getattr__(name: str) -> Any:
    # The command line asks which TensorFlow there is, and shouldn't wait for all the rest.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    homes = (home for home, names in _HOMES.items() if name in names)
    home = importlib.import_module(f"{__name__}.{next(homes, 'estimator_package')}")
    return globals().setdefault(name, getattr(home, name))


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__})
