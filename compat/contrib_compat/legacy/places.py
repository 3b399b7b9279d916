"""Where TensorFlow had contrib and the estimator, and what stands there where it has them no more.

What the TensorFlow installed has itself stays: on 1.15 that is contrib, up to 2.15 the estimator.
"""

from __future__ import annotations

import importlib
import sys
import threading
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from contrib_compat import versions
from contrib_compat.identity import LEGACY_ROOT
from contrib_compat.legacy.itself import in_use
from contrib_compat.versions.module_wrapper import remove_attribute
from contrib_compat.versions.native_contrib import NATIVE


class Place(NamedTuple):
    """A place of TensorFlow's.

    Attributes:
      name: the full name of the module.
      target: the module that stands there.
    """

    name: str
    target: str

    @property
    def parent(self) -> str:
        """The module that shows it."""
        return self.name.rpartition(".")[0]

    @property
    def leaf(self) -> str:
        """The name that its parent shows it by."""
        return self.name.rpartition(".")[2]


PLACES = (
    Place("tensorflow.contrib", LEGACY_ROOT),
    Place("tensorflow.compat.v1.contrib", LEGACY_ROOT),
    Place("tensorflow_estimator.contrib", LEGACY_ROOT),
    Place("tensorflow.estimator", "contrib_compat.estimator._tf2"),
    Place("tensorflow.compat.v1.estimator", "contrib_compat.estimator"),
    Place("tensorflow.compat.v2.estimator", "contrib_compat.estimator._tf2"),
    Place("tensorflow.python.estimator", "tensorflow_estimator.python.estimator"),
)

#: The modules that show them as attributes, and so without an import of the program's.
HOSTS = ("tensorflow", "tensorflow.compat.v1", "tensorflow.compat.v2")

_lock = threading.RLock()
_natives: Dict[str, bool] = {}
_attached: List[Tuple[ModuleType, str, Any]] = []


def target_of(name: str) -> Optional[str]:
    """Returns the name of the module that stands at a place or below it.

    Args:
      name: the full name that is imported; its parent is imported already.

    Returns:
      The module's own name; None where the standard finders have the answer.
    """
    if not name.startswith(("tensorflow.", "tensorflow_estimator.")):
        return None
    place = next((p for p in PLACES if f"{name}.".startswith(f"{p.name}.")), None)
    if place is None:
        return None
    if _has_its_own(place):
        return _missing_natively(name, place)
    target = _target(place)
    if target == LEGACY_ROOT and name != place.name:
        return None  # The modules of the tree are found by its own path, with its own errors.
    if target.startswith("tensorflow_estimator."):
        versions.activate()
    return target + name[len(place.name) :]


def _missing_natively(name: str, place: Place) -> Optional[str]:
    """Returns our module of that name where TensorFlow's own contrib has none."""
    if place.target != LEGACY_ROOT or name == place.name or not in_use.is_native():
        return None
    from contrib_compat.legacy import native  # On TensorFlow 1 alone.

    ours = native.answer(name)
    if ours is None:
        return None
    path = getattr(sys.modules.get(name.rpartition(".")[0]), "__path__", None)
    return None if PathFinder.find_spec(name, path) else ours


def attach(host: str) -> None:
    """Gives a module of TensorFlow's, which is imported, the attributes that it lacks.

    Args:
      host: one of `HOSTS`.
    """
    # Another thread may be importing it; our lock is not held while we wait for that.
    module = importlib.import_module(host)
    for name in HOSTS:
        if name == host or (host == "tensorflow" and name.startswith(host)):
            owner = _shown(module, name[len(host) + 1 :])
            if owner is not None:
                _attach(name, owner)


def detach() -> None:
    """Takes all back: attributes, and modules by the names of the places."""
    with _lock:
        for owner, leaf, value in _attached:
            _remove(owner, leaf, value)
        _attached.clear()
        for place in PLACES:
            if _natives.get(place.name) is not False:
                continue
            module, parent = sys.modules.get(place.name), sys.modules.get(place.parent)
            if module is not None and parent is not None:
                _remove(parent, place.leaf, module)
            for name in [n for n in sys.modules if f"{n}.".startswith(f"{place.name}.")]:
                del sys.modules[name]


def _attach(name: str, owner: ModuleType) -> None:
    with _lock:
        for place in PLACES:
            if place.parent == name and not hasattr(owner, place.leaf):
                value = _module(_target(place))
                _attached.append((owner, place.leaf, value))
                setattr(owner, place.leaf, value)


def _remove(owner: ModuleType, leaf: str, value: Any) -> None:
    if vars(owner).get(leaf) is value:
        remove_attribute(owner, leaf)


def _target(place: Place) -> str:
    return NATIVE if place.target == LEGACY_ROOT and in_use.is_native() else place.target


def _module(name: str) -> ModuleType:
    """Returns a module, native contrib without an import of all that is in it."""
    if name == NATIVE:
        native: ModuleType = importlib.import_module("tensorflow").contrib
        return native
    return importlib.import_module(name)


def _shown(module: ModuleType, path: str) -> Optional[ModuleType]:
    """Returns what a module shows at a path of names; None where there is nothing."""
    shown: Any = module
    for name in filter(None, path.split(".")):
        shown = getattr(shown, name, None)
    return shown


def _has_its_own(place: Place) -> bool:
    """Tells whether the TensorFlow installed has files at a place; its parent is imported."""
    if place.name not in _natives:
        path = getattr(sys.modules.get(place.parent), "__path__", None)
        _natives[place.name] = PathFinder.find_spec(place.name, path) is not None
    return _natives[place.name]
