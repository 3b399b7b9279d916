"""Names in a text by which tests replace things, as ``mock.patch("tensorflow.Session")`` does."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any, Callable, Optional, Tuple

# Where the standard library and the package of the same kind look such a name up.
_MODULES = ("unittest.mock", "mock.mock")


class Targets:
    """Has ``patch`` find what the program that calls it sees by a name."""

    def __init__(
        self,
        sees: Callable[[FrameType], bool],
        find: Callable[[str], Optional[Callable[[], Any]]],
    ) -> None:
        """Touches nothing before :meth:`arrived`.

        Args:
          sees: tells whether what runs in a frame is the program's.
          find: takes the full name of what has the attribute that is replaced, and returns what
            finds it; None where a program sees what everybody sees.
        """
        self._sees = sees
        self._find = find
        self._waiting = set(_MODULES)

    def arrived(self) -> None:
        """Has the modules that are imported follow the program from now on."""
        for name in [name for name in self._waiting if hasattr(sys.modules.get(name), "patch")]:
            self._waiting.discard(name)
            self._follow(sys.modules[name])

    def _follow(self, mock: Any) -> None:
        get_target = mock._get_target

        def get_target_as_seen(target: str) -> Tuple[Callable[[], Any], str]:
            getter, attribute = get_target(target)
            calls_patch = sys._getframe(2)
            found = self._find(target.rpartition(".")[0]) if self._sees(calls_patch) else None
            return found or getter, attribute

        mock._get_target = get_target_as_seen
