"""How ``tf.contrib`` code works on the TensorFlow that is installed.

Nothing here imports TensorFlow before it is needed.
"""

import importlib
from typing import Any, List

from contrib_compat import moved as _moved

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "deprecation",
    "estimator",
    "exporters",
    "install",
    "keras",
    "uninstall",
]

_FUNCTIONS = {
    "install": "legacy.installation",
    "uninstall": "legacy.installation",
    # What ``%load_ext contrib_compat`` in a notebook asks for.
    "load_ipython_extension": "programs.notebook",
    "unload_ipython_extension": "programs.notebook",
}

_moved.install()


def __getattr__(name: str) -> Any:
    # They are imported when they are first asked for.
    if name in _FUNCTIONS:
        return getattr(importlib.import_module(f"{__name__}.{_FUNCTIONS[name]}"), name)
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> List[str]:
    return sorted(__all__)
