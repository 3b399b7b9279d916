"""TensorFlow as the estimator package sees it: the same, but with Keras 2.

``tensorflow_estimator`` writes ``import tensorflow as tf`` and then needs the Keras 2 of
tf-keras behind ``tf.keras``. The program around it may use Keras 3 by the same name. So the
modules of the package, and nobody else, are run with an ``import`` statement that gives them a
view of TensorFlow. `sys.modules` holds the real one.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Dict, Optional, Sequence, Union

PACKAGE = "tensorflow_estimator"

KERAS = "tf_keras.api._v2.keras"

# What differs from TensorFlow: the name of a module, or the differences below it.
_DIFFERENCES: Dict[str, Any] = {
    "keras": KERAS,
    "losses": KERAS + ".losses",
    "metrics": KERAS + ".metrics",
    "optimizers": KERAS + ".optimizers",
    "initializers": KERAS + ".initializers",
    "compat": {
        "v1": {"keras": "tf_keras.api._v1.keras"},
        "v2": {"keras": KERAS},
    },
}


class View(ModuleType):
    """A module that has some attributes of its own and forwards the others."""

    def __init__(self, module: ModuleType, differences: Dict[str, Any]) -> None:
        super().__init__(module.__name__, module.__doc__)
        self._module = module
        self._differences = differences

    def __getattr__(self, name: str) -> Any:
        # Only differences are kept: what is forwarded may change in the module any time.
        difference: Union[str, Dict[str, Any], None] = self._differences.get(name)
        if difference is None:
            return getattr(self._module, name)
        if isinstance(difference, str):
            value = importlib.import_module(difference)
        else:
            value = View(getattr(self._module, name), difference)
        setattr(self, name, value)
        return value

    def __dir__(self) -> Sequence[str]:
        return dir(self._module)


class Finder(MetaPathFinder):
    """Finds the modules of the estimator package and has them run with the view."""

    def __init__(self, tensorflow: ModuleType) -> None:
        view = View(tensorflow, _DIFFERENCES)

        def import_(name: str, *args: Any, **kwargs: Any) -> ModuleType:
            module = builtins.__import__(name, *args, **kwargs)
            return view if module is tensorflow else module

        self._builtins = dict(vars(builtins), __import__=import_)

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Returns the usual spec of a module of the package, its loader wrapped."""
        if fullname.partition(".")[0] != PACKAGE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _ViewLoader(spec.loader, self._builtins)
        return spec


class _ViewLoader(Loader):
    """The loader of a module, which then runs with other builtins."""

    def __init__(self, loader: Any, builtins_: Dict[str, Any]) -> None:
        self._loader = loader
        self._builtins = builtins_

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)  # get_source and the like, for tracebacks

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # An import statement asks the builtins of its module's globals for `__import__`.
        vars(module)["__builtins__"] = self._builtins
        self._loader.exec_module(module)


def install() -> None:
    """Has the estimator package imported with the view from now on.

    Modules of it that an earlier attempt left behind are dropped: what is half there cannot be
    completed, and it has seen another Keras.
    """
    if any(isinstance(finder, Finder) for finder in sys.meta_path):
        return
    for name in list(sys.modules):
        if name.partition(".")[0] == PACKAGE:
            del sys.modules[name]
    sys.meta_path.insert(0, Finder(importlib.import_module("tensorflow")))
