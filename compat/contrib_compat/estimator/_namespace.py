"""What the modules of ``contrib_compat.estimator`` are made of."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Callable, List, Tuple

from contrib_compat import versions

_ROOT = __name__.rpartition(".")[0]
_CHILDREN = ("experimental", "export", "inputs", "tpu")
_TF2_ROOT = _ROOT + "._tf2"
_TF2_CHILDREN = ("experimental", "export", "inputs")


def lazy_namespace(
    module_name: str, *own: str
) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """Makes ``__getattr__`` and ``__dir__`` for a module of the namespace.

    Args:
        module_name: The module's ``__name__``; below ``contrib_compat.estimator`` it is the path
            below ``tf.compat.v1.estimator``.
        *own: Public names that the module has beside those of TensorFlow.

    Returns:
        The two functions (PEP 562). A name is looked up on first use, and then cached in the
        module's globals.
    """
    path = module_name[len(_ROOT) + 1 :]

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return __dir__()
        if name.startswith("_"):
            # Asked for by import machinery and debuggers, which must not import TensorFlow.
            raise AttributeError(f"module {module_name!r} has no attribute {name!r}")
        if not path and name in _CHILDREN:
            return importlib.import_module(f"{_ROOT}.{name}")
        namespace = versions.namespace(path)
        try:
            value = getattr(namespace, name)
        except AttributeError:
            value = _by_its_own_name(module_name, namespace, name)
            if value is None:
                raise AttributeError(_explain(path, name)) from None
        setattr(sys.modules[module_name], name, value)
        return value

    def __dir__() -> List[str]:
        public = [name for name in dir(versions.namespace(path)) if not name.startswith("_")]
        return sorted(set(public).union(own))

    return __getattr__, __dir__


def lazy_tf2_namespace(
    module_name: str,
) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """Makes ``__getattr__`` and ``__dir__`` for a module of what ``tf.estimator`` is in TF 2.

    Args:
        module_name: The module's ``__name__``; below ``contrib_compat.estimator._tf2`` it is the
            path below ``tf.estimator``.

    Returns:
        The two functions (PEP 562).
    """
    path = module_name[len(_TF2_ROOT) + 1 :]

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return __dir__()
        if not name.startswith("_"):
            if not path and name in _TF2_CHILDREN:
                return importlib.import_module(f"{_TF2_ROOT}.{name}")
            namespace = versions.tf2_namespace(path)
            if hasattr(namespace, name):
                value = getattr(namespace, name)
                setattr(sys.modules[module_name], name, value)
                return value
        place = ".".join(filter(None, ("tf.estimator", path)))
        raise AttributeError(f"module {place!r} has no attribute {name!r}")

    def __dir__() -> List[str]:
        return sorted(n for n in dir(versions.tf2_namespace(path)) if not n.startswith("_"))

    return __getattr__, __dir__


def _by_its_own_name(module_name: str, namespace: ModuleType, name: str) -> Any:
    """Returns what pickles call by this name: ``KMeans`` is the class ``KMeansClustering``."""
    for value in vars(namespace).values():
        names = getattr(value, "__module__", None), getattr(value, "__name__", None)
        if names == (module_name, name):
            return value
    return None


def _explain(path: str, name: str) -> str:
    """Returns the text for a name that the TensorFlow installed does not have."""
    full_name = f"{path}.{name}" if path else name
    text = f"tf.estimator.{full_name} does not exist on TensorFlow {versions.tf_version()}"
    reason = versions.why_missing(full_name)
    if reason is None:
        elsewhere = [".".join(filter(None, (p, name))) for p in versions.namespaces_with(name)]
        if elsewhere:
            reason = f"it is contrib_compat.estimator.{elsewhere[0]}"
    return f"{text}: {reason}" if reason else text
