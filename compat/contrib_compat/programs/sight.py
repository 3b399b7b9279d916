"""The TensorFlow that a program sees: that of TensorFlow 1, on the one installed."""

from __future__ import annotations

from types import FrameType, ModuleType
from typing import Any, Callable, Dict, Mapping

from contrib_compat.identity import LEGACY_ROOT
from contrib_compat.views import Place, Views

#: What programs of the time branch on.
TF_VERSION = "1.15.5"


class Sight(Views):
    """The views of a program's modules."""

    def __init__(self, places: Mapping[str, Place], mount: Callable[[], None]) -> None:
        """Makes the views; what they show of TensorFlow is worked out when it is first imported.

        Args:
          places: what is elsewhere beside TensorFlow's names.
          mount: is called before that.
        """

        def tensorflow() -> Dict[str, Place]:
            mount()
            return _tensorflow_places()

        # The two packages share one table: what is worked out for one is for both.
        super().__init__(places, later=dict.fromkeys(_ROOTS, tensorflow))

    def module(self, name: str) -> ModuleType:
        """Imports a module as the program sees it; see :meth:`Views.module`."""
        if name.partition(".")[0] in _ROOTS:
            from contrib_compat.versions import program_names

            program_names.prepare(name)
        return super().module(name)

    def sees(self, frame: FrameType) -> bool:
        """Tells whether what runs in a frame is the program's."""
        return frame.f_builtins is self.builtins


_ROOTS = ("tensorflow", "tensorflow_estimator")


def _tensorflow_places() -> Dict[str, Place]:
    """Returns what is elsewhere in a program's TensorFlow; nothing on TensorFlow 1."""
    from contrib_compat.versions import has_native_contrib, program_names

    if has_native_contrib():
        return {}
    version: Dict[str, Any] = {
        f"tensorflow.{name}": lambda: TF_VERSION
        for name in ("__version__", "VERSION", "version.VERSION")
    }
    return {**program_names.places(), **version, "tensorflow.contrib": LEGACY_ROOT}
