"""One contrib symbol, and all that is known of it."""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

#: The releases of tf.contrib that the table knows.
FIRST_RELEASE, LAST_RELEASE = "1.4", "1.15"

#: What to do about a name that the package has no answer of its own for.
FETCH = "not part of this package yet; TensorFlow 1.15's own file brings it: `tf-contrib fetch`"
GONE = "not part of this package, and no longer of TensorFlow 1.15"

_ESTIMATOR = "tf.estimator"
_ESTIMATOR_LEFT = (2, 16)
_ESTIMATOR_HERE = "contrib_compat.estimator"


class Earlier(NamedTuple):
    """How a symbol was called before its arguments were renamed or reordered.

    Attributes:
      since: the first release from 1.4 on in which it was called so.
      until: the last one.
      arguments: their names in the order of that time, ``*`` and ``**`` included.
    """

    since: str
    until: str
    arguments: Tuple[str, ...]


class Route(NamedTuple):
    """An entry of the route table.

    Attributes:
      name: the symbol's own name, such as ``"make_export_strategy"``.
      modules: every module below ``tf.contrib`` it was reached in, the one that users import it
        from first.
      instead: what to write today, a sentence that goes on after "deprecated:"; empty where
        nothing takes its place.
      target: ``"module:attribute"`` of the implementation here; ``":learn.utils.gc"`` for a module
        of the legacy tree that was shown elsewhere too; None for a symbol that this package does
        not bring back, which then only answers with :attr:`missing`.
      successor: the symbol of today's API that takes its place, if there is one.
      since: the first TensorFlow release that had it; None if it was there in 1.4, and from when on
        isn't known.
      until: the last one; None where it is only known to be older than 1.15.
      rule: the name of the codemod's rule, if the migration can be automated.
      warns: False for constants and helpers that are not deprecated in themselves.
      kind: "class", "constant", "function" or "module".
      status: "here" with a target; else "core" where TensorFlow has the successor, "package" where
        another package has it, "none" where there is none.
      signature: how the successor's arguments differ, such as ``"+name; reordered"``.
      successor_until: the last TensorFlow release that the successor works on; None for the newest.
      before: its earlier signatures, where arguments were renamed or reordered after 1.4.
    """

    name: str
    modules: Tuple[str, ...]
    instead: str
    target: Optional[str] = None
    successor: Optional[str] = None
    since: Optional[str] = "1.0"
    until: Optional[str] = LAST_RELEASE
    rule: Optional[str] = None
    warns: bool = True
    kind: str = "function"
    status: str = "here"
    signature: str = ""
    successor_until: Optional[str] = None
    before: Tuple[Earlier, ...] = ()

    @property
    def full_name(self) -> str:
        """The path below ``tf.contrib`` that users import: ``"learn.make_export_strategy"``."""
        return f"{self.modules[0]}.{self.name}".lstrip(".")

    @property
    def deprecation(self) -> str:
        """The text of the warning."""
        return _located(f"tf.contrib.{self.full_name} is deprecated: {self.instead}")

    @property
    def missing(self) -> str:
        """What to do about a symbol without a target; goes on after a name and a colon."""
        text = FETCH if self.until == LAST_RELEASE else GONE
        return _located(f"{text}; or {self.instead}" if self.instead else text)

    def successor_on(self, release: Tuple[int, int]) -> Optional[str]:
        """Returns the successor's name on a TensorFlow.

        Args:
          release: major and minor number, such as ``(2, 16)``.

        Returns:
          A dotted name; None where there is none on that release.
        """
        symbol = self.successor
        if symbol is None:
            return None
        if self.successor_until and release > _numbers(self.successor_until):
            return None
        if symbol.startswith(_ESTIMATOR + ".") and release >= _ESTIMATOR_LEFT:
            return _ESTIMATOR_HERE + symbol[len(_ESTIMATOR) :]
        return symbol


def _numbers(release: str) -> Tuple[int, int]:
    major, minor = release.split(".")
    return int(major), int(minor)


def _located(text: str) -> str:
    """Says where ``tf.estimator`` is on TensorFlows that have it no longer."""
    if _ESTIMATOR not in text:
        return text
    left = ".".join(map(str, _ESTIMATOR_LEFT))
    return f"{text}; on TensorFlow {left} and newer {_ESTIMATOR} is {_ESTIMATOR_HERE}"
