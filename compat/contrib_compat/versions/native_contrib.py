"""TF 1.x has a ``tf.contrib`` of its own; code on the way to this package uses both for a while.

Our tuples are subclasses of the native ones there, because native estimators and the native
Experiment ask ``isinstance``.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from contrib_compat.versions.installed import has_native_contrib

#: The package below which native contrib's modules are imported.
NATIVE = "tensorflow.contrib"
#: The package itself, which is there once native contrib is loaded. TF 1.15 alone calls its package
#: tensorflow_core, and by the other name shows what loads this one when something is asked of it.
NATIVE_ITSELF = "tensorflow_core.contrib"


def path_of(module_name: str) -> Optional[str]:
    """Returns the path below ``tf.contrib`` of a module of the native one, None of any other."""
    for root in (NATIVE, NATIVE_ITSELF):
        if f"{module_name}.".startswith(f"{root}."):
            return module_name[len(root) + 1 :]
    return None


def native_path(module_name: str) -> str:
    """Returns the path below ``tf.contrib`` of a module of the native one, else ``""``."""
    return path_of(module_name) or ""


def native_root() -> Path:
    """Returns the directory of a TensorFlow 1 in which ``contrib`` lies; nothing is imported."""
    # TF 1.15 alone calls its package tensorflow_core.
    found = importlib.util.find_spec("tensorflow_core") or importlib.util.find_spec("tensorflow")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent


def native_class(module: str, name: str) -> Optional[Any]:
    """Returns a class of native ``tf.contrib``.

    Args:
      module: the defining module's path below ``tf.contrib``, such as
        ``"learn.python.learn.export_strategy"``.
      name: the class's name.

    Returns:
      The class; None, with nothing imported, where TensorFlow has no ``tf.contrib`` (2.x) or is
      not installed.
    """
    try:
        if not has_native_contrib():
            return None
    except ImportError:
        return None
    return getattr(importlib.import_module(f"{NATIVE}.{module}"), name)


def native_arg_scopes() -> Optional[Tuple[List[Any], Dict[str, Any]]]:
    """Returns what native ``arg_scope`` knows, where native contrib is loaded that far; else None.

    That is its stack of scopes, and the decorated functions by their keys. They are its own
    objects: its functions look into them, also where this package's names stand in its modules.
    """
    module = sys.modules.get(f"{NATIVE}.framework.python.ops.arg_scope")
    if module is None or not has_native_contrib():
        return None
    return vars(module)["_ARGSTACK"], vars(module)["_DECORATED_OPS"]


def derives_from_native(cls: type, module: str, name: str) -> bool:
    """Tells whether a class is one of native ``tf.contrib``, or derives from it.

    Nothing is imported: who holds an instance of such a class has imported its module.

    Args:
      cls: the class that is asked about.
      module: see :func:`native_class`.
      name: the native class's name.
    """
    # TF 1.15 alone calls its package tensorflow_core.
    homes = (f"{NATIVE}.{module}", f"tensorflow_core.contrib.{module}")
    return any(base.__name__ == name and base.__module__ in homes for base in cls.__mro__)
