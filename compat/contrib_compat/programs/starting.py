"""Has a program's modules see the TensorFlow of its time, from now on in this process."""

from __future__ import annotations

import importlib
import sys
from importlib import _bootstrap
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Dict, Optional

from contrib_compat.programs.ownership import Program
from contrib_compat.programs.settings import Settings
from contrib_compat.programs.sight import Sight


class Session:
    """A program that is being run.

    Attributes:
      settings: how it is run.
      program: which files are its own.
      sight: what they see.
    """

    def __init__(self, settings: Settings) -> None:
        """Prepares a program; nothing happens before :meth:`start`."""
        self.settings = settings
        self.answered: Dict[str, int] = {}
        self.program = Program(settings.roots, settings.also)
        self.sight = Sight(settings, lambda: mount(settings), self.note)

    def note(self, part: str, name: str) -> None:
        """Notes that the period layer answered.

        Args:
          part: its part.
          name: the full name that was asked for.
        """
        self.answered[name] = self.answered.get(name, 0) + 1

    def start(self) -> None:
        """Has the modules that are imported from now on see what they shall see."""
        _give_builtins(self)
        sys.meta_path.insert(0, _TensorFlowWatch(self.settings))


def _give_builtins(session: Session) -> None:
    """Has each module of the program run with the builtins of its sight.

    That is done where modules come into being, and not by a finder: one that is asked after others
    is never asked for the modules that those find, as pytest's does with a suite of tests.
    """
    initialize = _bootstrap._init_module_attrs

    def initialize_as_seen(spec: ModuleSpec, module: ModuleType, **options: Any) -> ModuleType:
        file = spec.origin if spec.has_location else None
        if session.program.owns(spec.name, file):
            vars(module)["__builtins__"] = session.sight.builtins
        done: ModuleType = initialize(spec, module, **options)
        return done

    _bootstrap._init_module_attrs = initialize_as_seen


class _TensorFlowWatch:
    """A finder that finds nothing, and waits for the first import of TensorFlow by anybody."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Mounts contrib before TensorFlow is found; the finders behind it go on."""
        if fullname != "tensorflow":
            return None
        sys.meta_path.remove(self)
        for finder in list(sys.meta_path):
            spec: Optional[ModuleSpec] = finder.find_spec(fullname, path, target)
            if spec is not None:
                return spec
        return None


def mount(settings: Settings) -> None:
    """Has ``tf.contrib`` be there for all in the process, and TensorFlow as it was in its time."""
    from contrib_compat.versions import has_native_contrib

    if settings.tf1 and not has_native_contrib():
        tensorflow = importlib.import_module("tensorflow.compat.v1")
        getattr(tensorflow, "disable_" + "v2_behavior")()
