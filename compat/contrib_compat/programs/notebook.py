"""``%load_ext contrib_compat``: the cells of a notebook run as a program of its time does."""

from __future__ import annotations

import builtins
import os
import sys
from types import ModuleType
from typing import Any, Optional

from contrib_compat.programs import children
from contrib_compat.programs.session import Session
from contrib_compat.programs.settings import Settings

_loaded: Optional[Notebook] = None


class Notebook:
    """A shell of IPython's whose cells see the TensorFlow of their time."""

    def __init__(self, shell: Any) -> None:
        """Prepares a shell; what it imported before stays what it is.

        Args:
          shell: IPython's.
        """
        self._shell = shell
        named = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
        self._session = Session(Settings(roots=(os.getcwd(), *named)))
        self._before = shell.user_ns.get("__builtins__")

    def start(self) -> None:
        """Has cells that run from now on, and modules beside the notebook, see it."""
        self._session.start()
        children.follow(self._session)
        children.tell(self._session.settings)
        self._follow_builtins()
        self._shell.events.register("pre_run_cell", self._follow_builtins)
        self._shell.new_main_mod = self._new_main_mod

    def stop(self) -> None:
        """Has cells see what is installed, and shows what was used."""
        self._shell.events.unregister("pre_run_cell", self._follow_builtins)
        del self._shell.new_main_mod
        self._shell.user_ns["__builtins__"] = self._before
        children.forget()
        self._session.stop()
        print(*self._session.report.lines(), sep="\n", file=sys.stderr)

    def _follow_builtins(self, info: Any = None) -> None:
        # `%run` leaves behind those of Python.
        self._shell.user_ns["__builtins__"] = self._session.sight.builtins_module
        # IPython puts its own, such as `display`, into the dictionary of the module.
        for name, value in vars(builtins).items():
            self._session.sight.builtins.setdefault(name, value)

    def _new_main_mod(self, filename: str, modname: str) -> ModuleType:
        """Makes the module that `%run` runs a file in, as the shell does, but for its builtins."""
        module: ModuleType = type(self._shell).new_main_mod(self._shell, filename, modname)
        vars(module)["__builtins__"] = self._session.sight.builtins
        return module


def load_ipython_extension(shell: Any) -> None:
    """Has the cells of a notebook run as a program of its time; loaded again, it changes nothing.

    Args:
      shell: IPython's, which calls it.
    """
    global _loaded
    if _loaded is None:
        _loaded = Notebook(shell)
        _loaded.start()


def unload_ipython_extension(shell: Any) -> None:
    """Has the cells that follow see what is installed, and shows what was used.

    Args:
      shell: IPython's, which calls it.
    """
    global _loaded
    if _loaded is not None:
        ended, _loaded = _loaded, None
        ended.stop()
