"""What the modules of ``contrib_compat.estimator`` are made of."""
from __future__ import annotations

import importlib
import sys
from typing import Any, Callable, List, Tuple

from contrib_compat import versions

_ROOT = __name__.rpartition(".")[0]
_CHILDREN = ("experimental", "export", "inputs", "tpu")


def lazy_namespace(module_name: str) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """Makes ``__getattr__`` and ``__dir__`` for a module of the namespace.

    Args:
        module_name: The module's ``__name__``; below ``contrib_compat.estimator`` it is the path
            below ``tf.compat.v1.estimator``.

    Returns:
        The two functions (PEP 562). A name is looked up on first use, and then cached in the
        module's globals.
    """
    path = module_name[len(_ROOT) + 1 :]

    def __getattr__(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError("module {!r} has no attribute {!r}".format(module_name, name))
        if not path and name in _CHILDREN:
            return importlib.import_module("{}.{}".format(_ROOT, name))
        value = getattr(versions.namespace(path), name)
        setattr(sys.modules[module_name], name, value)
        return value

    def __dir__() -> List[str]:
        public = [name for name in dir(versions.namespace(path)) if not name.startswith("_")]
        return sorted(set(vars(sys.modules[module_name])) | set(public))

    return __getattr__, __dir__
