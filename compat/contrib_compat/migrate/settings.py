"""What a run is to do: the step, the TensorFlow to run on afterwards, and the user's choices."""

from __future__ import annotations

from typing import NamedTuple

NEWEST = "2.21"


class Settings(NamedTuple):
    """How files are migrated.

    Attributes:
      step: "shim", "core" or "keras".
      target: the TensorFlow that the code is to run on afterwards, ``"2.21"``.
      with_copy: whether what a fetched copy of TensorFlow 1.15's files brings counts as served.
      unsafe_fixes: whether fixes that something unseen may break are applied too.
      select: the codes, or beginnings of codes, of the rules that may speak; none stands for all.
      ignore: those that may not.
      todo: whether a comment is put at the line of what is left.
    """

    step: str = "shim"
    target: str = NEWEST
    with_copy: bool = False
    unsafe_fixes: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    todo: bool = False

    @property
    def release(self) -> tuple[int, int]:
        """The target as numbers."""
        major, minor = self.target.split(".")[:2]
        return int(major), int(minor)

    def speaks(self, code: str) -> bool:
        """Tells whether a rule's findings are wanted."""
        return code.startswith(self.select or ("",)) and not code.startswith(self.ignore or ("-",))
