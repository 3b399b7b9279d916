"""A program that is being run: what its modules see, from now on in this process."""

from __future__ import annotations

import builtins
import os
import sys
from importlib import _bootstrap
from importlib.machinery import ModuleSpec
from types import FrameType, ModuleType
from typing import Any, Callable, ClassVar, Dict, List, Optional

from contrib_compat.programs.ownership import Program
from contrib_compat.programs.report import Report
from contrib_compat.programs.settings import Settings
from contrib_compat.programs.sight import Events, Sight


class Session(Events):
    """A program that is being run.

    Attributes:
      current: the one of this process.
      settings: how it is run.
      program: which files are its own.
      sight: what they see.
      report: what they used.
      when_imported: what is done after the program imports a top-level package.
      starter: the main module before the program's, of which functions are still at work.
    """

    current: ClassVar[Optional[Session]] = None

    def __init__(self, settings: Settings) -> None:
        """Prepares a program; nothing happens before :meth:`start`."""
        self.settings = settings
        self.program = Program(settings.roots, settings.also)
        self.sight = Sight(settings, self)
        self.report = Report(self.sight.sees)
        self.when_imported: Dict[str, List[Callable[[], None]]] = {}
        self.starter: Optional[ModuleType] = None
        self._undo: List[Callable[[], Any]] = []

    def start(self) -> None:
        """Has the program's modules that come into being see what they shall see.

        A session that was started before ends.
        """
        if Session.current is not None:
            Session.current.stop()
        Session.current = self
        self._set_warnings()
        self._give_builtins()
        self._follow_builtins()
        self._watch_for_tensorflow()

    def stop(self) -> None:
        """Has modules that come into being from now on see what is installed."""
        while self._undo:
            self._undo.pop()()
        Session.current = None

    def mount(self) -> None:
        """Brings contrib back, and TensorFlow 1's behavior, for all in the process."""
        from contrib_compat.legacy.installation import install, uninstall
        from contrib_compat.programs import old_protobuf, quiet
        from contrib_compat.versions import has_native_contrib

        if "protobuf" not in self.settings.without:
            told = old_protobuf.choose(self.program.directories())
            self.report.process.extend([told] if told else [])
        if self.settings.warnings != "all":
            self._undo.append(quiet.hide(self.report.hide))
        switches = self.settings.tf1 and not has_native_contrib()
        behavior = "v1" if switches else None
        install(self.settings.contrib_from, behavior, self.settings.over_native)
        self._undo.append(uninstall)
        if switches:
            self.report.process.append(_SWITCHED)

    def _set_warnings(self) -> None:
        """Has contrib's deprecation warnings be as they are asked for, in children, too."""
        wanted = self.settings.warnings
        if wanted is not None:
            from contrib_compat import deprecation

            mode = "once" if wanted == "all" else wanted
            os.environ[deprecation.ENVIRONMENT_VARIABLE] = mode
            before = deprecation.set_mode(mode)
            self._undo.append(lambda: deprecation.set_mode(before))

    def imported(self, root: str) -> None:
        """Does what follows an import by the program.

        Args:
          root: the top-level package of what was imported.
        """
        for follow in self.when_imported.get(root, ()):
            follow()
        if root in _SHOWS_CONTRIB:
            from contrib_compat.legacy import native, observer

            observer.observe(self.report)
            native.refresh()

    def answered(self, part: str, name: str, asking: FrameType) -> None:
        """Notes that the period layer answered; see :class:`Events`."""
        self.report.answered(part, name, asking)

    def _give_builtins(self) -> None:
        """Has each module of the program run with the builtins of its sight.

        That is done where modules come into being, and not by a finder: one that is asked after
        others is never asked for the modules that those find, as pytest's does with its tests.
        """
        initialize = _bootstrap._init_module_attrs

        def initialize_as_seen(spec: ModuleSpec, module: ModuleType, **options: Any) -> ModuleType:
            if self.program.owns(spec.name, spec.origin if spec.has_location else None):
                vars(module)["__builtins__"] = self.sight.builtins
            done: ModuleType = initialize(spec, module, **options)
            return done

        def undo() -> None:
            _bootstrap._init_module_attrs = initialize

        _bootstrap._init_module_attrs = initialize_as_seen
        self._undo.append(undo)

    def _follow_builtins(self) -> None:
        """Has the program see what is set in ``builtins`` by others, as mock sets ``open``."""
        seen = self.sight.builtins

        class Builtins(ModuleType):
            def __setattr__(self, name: str, value: Any) -> None:
                super().__setattr__(name, value)
                if not name.startswith("__"):
                    seen[name] = value

            def __delattr__(self, name: str) -> None:
                super().__delattr__(name)
                seen.pop(name, None)

        def undo() -> None:
            builtins.__class__ = ModuleType

        builtins.__class__ = Builtins
        self._undo.append(undo)

    def _watch_for_tensorflow(self) -> None:
        if "tensorflow" in sys.modules:
            self.mount()
            return
        watch = _TensorFlowWatch(self)
        sys.meta_path.insert(0, watch)
        self._undo.append(watch.stop)


class _TensorFlowWatch:
    """A finder that finds nothing, and waits for the first import of TensorFlow by anybody."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def stop(self) -> None:
        """Has it not be asked again."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Prepares for TensorFlow before it is found by the finders behind."""
        if fullname != "tensorflow":
            return None
        self.stop()
        self._session.mount()
        for finder in list(sys.meta_path):
            find_spec: Any = getattr(finder, "find_spec", None)
            spec: Optional[ModuleSpec] = find_spec and find_spec(fullname, path, target)
            if spec is not None:
                return spec
        return None


_SWITCHED = (
    "TensorFlow 2's behavior was switched off for the whole process, in which Keras 3 can't fit "
    "(--no-tf1 leaves it on)"
)

_SHOWS_CONTRIB = ("tensorflow", "tensorflow_estimator", "tf_contrib")
