"""Has the processes that a program starts run as it does.

Those that run ``sys.executable`` learn it from the environment: ``PYTHONPATH`` begins with a
directory that has a ``sitecustomize``. Those of multiprocessing learn it from what they are sent to
be prepared with, so that they need no environment.
"""

from __future__ import annotations

import functools
import importlib
import os
import sys
from types import ModuleType, SimpleNamespace
from typing import Any, Dict, Optional

from contrib_compat.programs.session import Session
from contrib_compat.programs.settings import Settings

#: Holds the settings for a child, as JSON.
VARIABLE = "TF_CONTRIB_RUN"

_SITE = os.path.join(os.path.dirname(__file__), "site")
_PREPARATION = "tf_contrib_run"


def tell(settings: Settings) -> None:
    """Tells the children that inherit this process's environment.

    Args:
      settings: how they are to be run.
    """
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    others = [path for path in paths if path and path != _SITE]
    os.environ["PYTHONPATH"] = os.pathsep.join([_SITE, *others])
    os.environ[VARIABLE] = settings.to_json()


def forget() -> None:
    """Tells children nothing any more."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path != _SITE)
    os.environ.pop(VARIABLE, None)


def resume(told: Optional[str], main: ModuleType) -> None:
    """Runs this process as its parent runs; once is enough.

    Args:
      told: the settings as JSON; None where the parent said nothing.
      main: the main module, which is still to be executed.
    """
    if told is None or Session.current is not None:
        return
    session = Session(Settings.from_json(told))
    session.start()
    vars(main)["__builtins__"] = session.sight.builtins_module
    follow(session)


def follow(session: Session) -> None:
    """Has multiprocessing start its children likewise, and be one itself.

    Args:
      session: the program that this process runs.
    """
    if "multiprocessing.spawn" in sys.modules:
        _prepare_multiprocessing(session)
    for package in ("multiprocessing", "concurrent"):
        prepare = functools.partial(_prepare_multiprocessing, session)
        session.when_imported.setdefault(package, []).append(prepare)


def _prepare_multiprocessing(session: Session) -> None:
    spawn: Any = importlib.import_module("multiprocessing.spawn")

    if getattr(spawn, _PREPARATION, None) is session:
        return
    setattr(spawn, _PREPARATION, session)
    get_preparation_data = spawn.get_preparation_data

    def with_settings(name: str) -> Dict[str, Any]:
        return {**get_preparation_data(name), _PREPARATION: _Told(session.settings.to_json())}

    spawn.get_preparation_data = with_settings
    # The child executes the main module by it, under another name.
    spawn.runpy = SimpleNamespace(
        run_path=session.sight.run_path, run_module=session.sight.run_module
    )


class _Told:
    """The settings, in the data that a child unpickles before it executes anything."""

    def __init__(self, settings: str) -> None:
        self._settings = settings

    def __reduce__(self) -> Any:
        return _unpickled, (self._settings,)


def _unpickled(settings: str) -> _Told:
    resume(settings, sys.modules["__main__"])
    return _Told(settings)
