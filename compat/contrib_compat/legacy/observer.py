"""Who is told what is asked of the legacy tree: a runner of programs, for its report."""

from __future__ import annotations

from types import FrameType
from typing import Any, Optional

__all__ = ["Observer", "current", "observe"]


class Observer:
    """Takes note of look-ups. While there is one, modules keep no answers, so that it sees all."""

    def found(self, path: str, name: str, value: Any, asking: FrameType) -> None:
        """Is told of a name that was found.

        Args:
          path: the module's path below ``tf.contrib``.
          name: the name.
          value: what it is.
          asking: the frame that asked.
        """
        raise NotImplementedError

    def missing(self, path: str, name: str, error: BaseException, asking: FrameType) -> None:
        """Is told of a name that was not, with the error that is about to be raised."""
        raise NotImplementedError


_observer: Optional[Observer] = None


def observe(observer: Optional[Observer]) -> None:
    """Has an observer be told from now on, or none."""
    global _observer
    _observer = observer


def current() -> Optional[Observer]:
    """Returns the observer, if there is one."""
    return _observer
