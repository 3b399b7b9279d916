"""The TensorFlow that a program sees: that of TensorFlow 1, on the one installed."""

from __future__ import annotations

import runpy
import sys
from functools import partial
from types import FrameType, ModuleType
from typing import Any, Callable, Dict, Optional

from contrib_compat.identity import LEGACY_ROOT
from contrib_compat.programs import examples
from contrib_compat.programs.mocks import Targets
from contrib_compat.programs.period import Period
from contrib_compat.programs.settings import Settings
from contrib_compat.views import Place, Views

#: What programs of the time branch on.
TF_VERSION = "1.15.5"

_TENSORFLOW = "tensorflow"


class Events:
    """What is told as a program imports."""

    def imported(self, root: str) -> None:
        """Is called after each import, with the top-level package of what was imported."""
        raise NotImplementedError

    def answered(self, part: str, name: str, asking: FrameType) -> None:
        """Is called when the period layer answered.

        Args:
          part: its part.
          name: the full name that was asked for.
          asking: the frame that asked.
        """
        raise NotImplementedError


class Sight(Views):
    """The views of a program's modules."""

    def __init__(self, settings: Settings, events: Events) -> None:
        """Makes the views; what they show of TensorFlow is worked out when it is first imported.

        Args:
          settings: how the program is run.
          events: is told of imports and of names that were missing.
        """
        self._events = events
        self._private = _TENSORFLOW not in settings.without
        self._period = Period(self.sees, events.answered, settings.without)
        self._targets = Targets(self.sees, self._finder)
        places: Dict[str, Place] = {
            "runpy.run_path": lambda: self.run_path,
            "runpy.run_module": lambda: self.run_module,
            "pydoc.locate": lambda: self.locate,
            **self._period.modules,
        }
        super().__init__(places, later={_TENSORFLOW: self._tensorflow})

    def arrived(self, root: str) -> None:
        """Has modules that the program may ask for old names answer."""
        self._period.arrived(root)
        self._targets.arrived()
        self._events.imported(root)

    def sees(self, frame: FrameType) -> bool:
        """Tells whether what runs in a frame is the program's."""
        return frame.f_builtins is self.builtins

    def run_path(
        self,
        path_name: str,
        init_globals: Optional[Dict[str, Any]] = None,
        run_name: Optional[str] = None,
    ) -> Dict[str, Any]:
        """Stands for ``runpy.run_path``, and runs the file as the program's."""
        return runpy.run_path(path_name, self._names(init_globals), run_name)

    def run_module(
        self,
        mod_name: str,
        init_globals: Optional[Dict[str, Any]] = None,
        run_name: Optional[str] = None,
        alter_sys: bool = False,
    ) -> Dict[str, Any]:
        """Stands for ``runpy.run_module``, and runs the module as the program's."""
        return runpy.run_module(mod_name, self._names(init_globals), run_name, alter_sys)

    def locate(self, path: str, forceload: bool = False) -> Any:
        """Stands for ``pydoc.locate``, by which programs find classes that are named in a text.

        Args:
          path: the dotted name of a module or of something in it.
          forceload: whether a module is loaded again, where everybody sees the same.

        Returns:
          What the program sees by that name; ``None`` if there is no such thing.

        Raises:
          pydoc.ErrorDuringImport: a module is there and fails.
        """
        import pydoc

        if not self._differs(path.partition(".")[0]):
            return pydoc.locate(path, forceload)
        try:
            return self._look_up(path)
        except AttributeError:
            return None
        except Exception as error:
            raise pydoc.ErrorDuringImport(path, sys.exc_info()) from error

    def _finder(self, path: str) -> Optional[Callable[[], Any]]:
        """Returns what looks a dotted name up, None where everybody sees the same by it."""
        return partial(self._look_up, path) if self._differs(path.partition(".")[0]) else None

    def _look_up(self, path: str) -> Any:
        root, *names = path.split(".")
        found: Any = self.module(root)
        for depth, name in enumerate(names):
            if isinstance(found, ModuleType) and not hasattr(found, name):
                self._try_submodule(found, ".".join([root, *names[:depth]]), name)
            found = getattr(found, name)
        return found

    def _names(self, names: Optional[Dict[str, Any]]) -> Dict[str, Any]:
        return {**(names or {}), "__builtins__": self.builtins_module}

    def _tensorflow(self) -> Dict[str, Place]:
        """Returns what is elsewhere in a program's TensorFlow; nothing on TensorFlow 1."""
        from contrib_compat.versions import has_native_contrib, program_names

        if has_native_contrib():
            return {}
        self._period.add(_TENSORFLOW, program_names.missing())
        version: Dict[str, Any] = {
            f"{module}.{name}": lambda: TF_VERSION
            for module in (_TENSORFLOW, f"{_TENSORFLOW}.compat.v1")
            for name in ("__version__", "VERSION", "version.VERSION")
        }
        places = program_names.places(private=self._private)
        ours = {"tensorflow.contrib": LEGACY_ROOT, "tensorflow.examples": examples.__name__}
        return {**places, **version, **ours}
