"""The TensorFlow that a program sees: that of TensorFlow 1, on the one installed."""

from __future__ import annotations

from types import FrameType, ModuleType
from typing import Any, Callable, Dict

from contrib_compat.identity import LEGACY_ROOT
from contrib_compat.programs.period import Period
from contrib_compat.programs.settings import Settings
from contrib_compat.views import Place, Views

#: What programs of the time branch on.
TF_VERSION = "1.15.5"

_TENSORFLOW = "tensorflow"
_ROOTS = (_TENSORFLOW, "tensorflow_estimator")


class Sight(Views):
    """The views of a program's modules."""

    def __init__(
        self,
        settings: Settings,
        mount: Callable[[], None],
        note: Callable[[str, str], None],
    ) -> None:
        """Makes the views; what they show of TensorFlow is worked out when it is first imported.

        Args:
          settings: how the program is run.
          mount: is called before TensorFlow is seen.
          note: takes a part of the period layer and the full name of what it answered.
        """
        self._mount = mount
        self._private = _TENSORFLOW not in settings.without
        self._period = Period(self.sees, note, settings.without)
        # The two packages share one table: what is worked out for one is for both.
        super().__init__(self._period.modules, later=dict.fromkeys(_ROOTS, self._tensorflow))

    def module(self, name: str) -> ModuleType:
        """Imports a module as the program sees it; see :meth:`Views.module`."""
        if name.partition(".")[0] in _ROOTS:
            from contrib_compat.versions import program_names

            program_names.prepare(name)
        return super().module(name)

    def arrived(self, root: str) -> None:
        """Has modules that the program may ask for old names answer."""
        self._period.arrived(root)

    def sees(self, frame: FrameType) -> bool:
        """Tells whether what runs in a frame is the program's."""
        return frame.f_builtins is self.builtins

    def _tensorflow(self) -> Dict[str, Place]:
        """Returns what is elsewhere in a program's TensorFlow; nothing on TensorFlow 1."""
        from contrib_compat.versions import has_native_contrib, program_names

        self._mount()
        if has_native_contrib():
            return {}
        self._period.add(_TENSORFLOW, program_names.missing())
        version: Dict[str, Any] = {
            f"tensorflow.{name}": lambda: TF_VERSION
            for name in ("__version__", "VERSION", "version.VERSION")
        }
        places = program_names.places(private=self._private)
        return {**places, **version, "tensorflow.contrib": LEGACY_ROOT}
