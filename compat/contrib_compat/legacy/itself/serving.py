"""Names of the legacy tree out of TensorFlow 1.15: out of the user's copy, or out of the native
``tf.contrib`` where TensorFlow 1 is installed.

What is native is shown as it is: it doesn't warn, its classes keep their path, and no answer of
ours is put into it.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
import threading
from functools import lru_cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Dict, FrozenSet, List, Optional, Tuple

from contrib_compat import routes
from contrib_compat.deprecation import deprecated, deprecated_class
from contrib_compat.legacy.itself.contents import known_files
from contrib_compat.legacy.itself.in_use import copy_in_use, is_native, is_served
from contrib_compat.legacy.itself.ours import CONTRIB, LEGACY, contrib_path
from contrib_compat.legacy.itself.turns import one_thread
from contrib_compat.versions.native_contrib import NATIVE, native_path, native_root

#: Packages that ``tf.contrib`` shows another module of by their name; their own files are empty. Of
#: all_reduce it shows nothing in 1.15: it is known by what it was for.
SHOWN_AT_THE_ROOT = {
    "all_reduce": "all_reduce.python.all_reduce",
    "eager": "eager.python.tfe",
    "optimizer_v2": "optimizer_v2.optimizer_v2_symbols",
    "receptive_field": "receptive_field.receptive_field_api",
    "recurrent": "recurrent.python.recurrent_api",
    "remote_fused_graph": "remote_fused_graph.pylib",
    "specs": "specs.python",
    "summary": "summary.summary",
}

#: Where contrib.keras had its modules before it handed on the public ones of Keras, and has them.
_KERAS_BEFORE, _KERAS = "keras.python.keras", "keras.api.keras"

_MISSING: Any = object()
_shown: Dict[int, Any] = {}
_one_wrapper = threading.Lock()
_before: Dict[Tuple[str, str], Any] = {}


@lru_cache(maxsize=None)
def modules() -> FrozenSet[str]:
    """Returns the paths below ``tf.contrib`` of the modules that are served.

    Those of ``tf.contrib.estimator`` only hand on what lies in the estimator package of 1.15, which
    TensorFlow 1 alone runs with; their names are ours.
    """
    found = (re.match(r"contrib/(.+?)(/__init__)?\.py$", file) for file in known_files())
    paths = {match.group(1).replace("/", ".") for match in found if match}
    left_out = () if is_native() else ("estimator",)
    return frozenset(path for path in paths - {"__init__"} if path.split(".")[0] not in left_out)


def loaded(path: str) -> Optional[ModuleType]:
    """Returns the module of 1.15 that a path leads to if its file is executed already."""
    path = _today(path)
    if path not in modules() or not is_served():
        return None
    found = sys.modules.get(_name(path))
    # While a package runs, its submodules are loaded and its names come and go.
    initializing = getattr(getattr(found, "__spec__", None), "_initializing", False)
    return None if initializing else found


def module(path: str) -> Optional[ModuleType]:
    """Returns the module of 1.15 that a path leads to, executed.

    Args:
      path: below ``tf.contrib``. It may be one by which the module is only shown elsewhere, such
        as ``learn.monitors``, whose file is that of ``learn.python.learn.monitors``.

    Returns:
      The module; None where there is no 1.15, or no such module in it.

    Raises:
      ImportError: Python runs without docstrings, or what the file imports isn't there.
    """
    if not path or not is_served():
        return None
    path = _today(path)
    if path in modules():
        if sys.flags.optimize > 1:
            raise ImportError(
                f"tf.contrib.{path} can't be executed under `python -OO`: TensorFlow 1.15 and "
                "tf-keras find names in their docstrings. `python -O` works."
            )
        with one_thread:
            return importlib.import_module(_name(path))
    parent, _, name = path.rpartition(".")
    shown = getattr(module(parent), name, None)
    return shown if isinstance(shown, ModuleType) else None


def _today(path: str) -> str:
    """Returns the path by which 1.15 has the module of an older path."""
    is_older = f"{path}.".startswith(f"{_KERAS_BEFORE}.")
    return _KERAS + path[len(_KERAS_BEFORE) :] if is_older else path


def _name(path: str) -> str:
    """Returns the name by which the module of 1.15 at a path is executed."""
    return f"{NATIVE if is_native() else CONTRIB}.{SHOWN_AT_THE_ROOT.get(path, path)}"


def file(path: str) -> Optional[str]:
    """Returns the file of the module of 1.15 at a path; nothing is executed to find it.

    Returns:
      None where there is no 1.15, or no such file in it.
    """
    root = native_root() if is_native() else copy_in_use()
    path = _today(path)
    if root is None or path not in modules():
        return None
    inside = "contrib/" + SHOWN_AT_THE_ROOT.get(path, path).replace(".", "/")
    package = f"{inside}/__init__.py"
    return str(root / (package if package in known_files() else f"{inside}.py"))


def source(path: str) -> Optional[str]:
    """Returns the text of the file of 1.15 at a path; None where it can't be read."""
    found = file(path)
    try:
        return found and Path(found).read_text(encoding="utf-8")
    except OSError:  # It was removed meanwhile.
        return None


@lru_cache(maxsize=None)
def docstring(path: str) -> Optional[str]:
    """Returns the docstring of the module of 1.15 at a path."""
    text = source(path)
    return None if text is None else ast.get_docstring(ast.parse(text), clean=False)


def show(value: Any, path: str, name: str) -> Any:
    """Returns something of 1.15 as programs see it.

    Modules are seen as those of the legacy tree. Functions and classes of a copy warn of their
    deprecation.

    Args:
      value: it.
      path: the path below ``tf.contrib`` of the module that it was asked for in.
      name: the name that it was asked for by.
    """
    if isinstance(value, ModuleType):
        below = contrib_path(value.__name__) or native_path(value.__name__)
        return importlib.import_module(f"{LEGACY}.{below}") if below else value
    route = None if is_native() else routes.in_module(path).get(name)
    if route is None or not route.warns or not isinstance(value, (type, FunctionType)):
        return value
    if id(value) not in _shown:
        with _one_wrapper:  # A class that two threads had made warn would do it twice.
            if id(value) not in _shown:
                _shown[id(value)] = _warning(value, route)
    return _shown[id(value)]


def _warning(value: Any, route: routes.Route) -> Any:
    if not isinstance(value, type):
        return deprecated(value, route, f"{LEGACY}.{route.modules[0]}", is_native=True)
    # A class of TensorFlow's that contrib only shows stays as it is.
    if value.__module__.startswith(LEGACY + "."):
        deprecated_class(route.full_name, is_native=True)(value)
    return value


def set_name(path: str, name: str, value: Any) -> None:
    """Sets a name in the module of 1.15 at a path, where there is one.

    Args:
      path: below ``tf.contrib``.
      name: the name, which the functions of that module see changed; natively not one of ours,
        which they never see.
      value: what it is to be.
    """
    if is_native() and _is_ours(path, name):
        return
    theirs = module(path)
    if theirs is not None:
        _before.setdefault((path, name), vars(theirs).get(name, _MISSING))
        vars(theirs)[name] = _hidden(value)


def restore_name(path: str, name: str) -> None:
    """Lets a name of the module of 1.15 be what it was before it was set."""
    before = _before.pop((path, name), None)
    theirs = loaded(path)
    if theirs is not None and before is not None:
        vars(theirs).pop(name, None)
        if before is not _MISSING:
            vars(theirs)[name] = before


def _is_ours(path: str, name: str) -> bool:
    route = routes.in_module(path).get(name)
    return route is not None and bool(route.target)


def _hidden(value: Any) -> Any:
    """Returns what `show` made of something of the copy as contrib itself has it."""
    inner = getattr(value, "__wrapped__", None)
    return inner if _shown.get(id(inner), _MISSING) is value else value


def names(path: str) -> List[str]:
    """Returns the public names of 1.15's module at a path.

    Without a TensorFlow, which its file can't be executed without, they are those that the route
    table knows.
    """
    try:
        found = module(path)
    except ModuleNotFoundError as error:
        if error.name != "tensorflow":
            raise
        return [name for name in routes.in_module(path) if not name.startswith("_")]
    listed = getattr(found, "__all__", None) or (dir(found) if found is not None else [])
    return [name for name in listed if not name.startswith("_")]
