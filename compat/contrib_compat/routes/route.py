"""One contrib symbol, and all that is known of it."""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

#: The releases of tf.contrib that the table knows.
FIRST_RELEASE, LAST_RELEASE = "1.4", "1.15"
#: The newest TensorFlow that its successors were looked up on.
NEWEST = "2.21"

#: What to do about a name that the package has no answer of its own for.
FETCH = "not part of this package yet; TensorFlow 1.15's own file brings it: `tf-contrib fetch`"
#: The same where that file is served, so that the name was looked for in it.
LOST = "TensorFlow 1.15's own file takes it from a part of TensorFlow that this release hasn't got"
GONE = "not part of this package, and no longer of TensorFlow 1.15"
#: The first TensorFlow without contrib, and without the kernels of its ops.
_WITHOUT_CONTRIB = (2, 0)
#: How many ops without a kernel are named.
_NAMED = 3

#: The longer first: what follows it is no part of the other.
_ESTIMATORS = ("tf.compat.v1.estimator", "tf.estimator")
_ESTIMATOR_LEFT = (2, 16)
_ESTIMATOR_HERE = "contrib_compat.estimator"


class Earlier(NamedTuple):
    """How a symbol was called before its arguments were renamed or reordered.

    Attributes:
      since: the first release from 1.4 on in which it was called so.
      until: the last one.
      arguments: their names in the order of that time, ``*`` and ``**`` included.
      renamed: those that mean the same today under another name, each with that.
    """

    since: str
    until: str
    arguments: Tuple[str, ...]
    renamed: Tuple[Tuple[str, str], ...] = ()

    @property
    def span(self) -> str:
        """The releases for reading: ``"1.4 to 1.7"``, or ``"1.8"``."""
        return self.since if self.since == self.until else f"{self.since} to {self.until}"

    @property
    def written(self) -> str:
        """The arguments as in a call: ``"value, name"``."""
        return ", ".join(self.arguments)


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
      successor_since: the first TensorFlow release with the successor, if 1.15 hasn't got it.
      ops: what 1.15's own file of it runs, and no TensorFlow 2 has a kernel for.
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
    successor_since: Optional[str] = None
    ops: Tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The path below ``tf.contrib`` that users import: ``"learn.make_export_strategy"``."""
        module = self.modules[0]
        return f"{module}.{self.name}" if module else self.name

    @property
    def deprecation(self) -> str:
        """The text of the warning."""
        instead = self.instead or "nothing takes its place"
        return _located(f"tf.contrib.{self.full_name} is deprecated: {instead}")

    @property
    def missing(self) -> str:
        """What to do about a symbol without a target; goes on after a name and a colon."""
        brings = self.without_kernels if self.ops else FETCH
        return _located(self._missing(self.instead, brings))

    def missing_on(self, release: Tuple[int, int], brings: str = FETCH) -> str:
        """Returns the same as :attr:`missing` in names that a TensorFlow has.

        Args:
          release: major and minor number, such as ``(2, 16)``.
          brings: what is said of TensorFlow 1.15's own file, where that has the symbol.
        """
        if self.lacks_kernels_on(release):
            brings = self.without_kernels
        return self._missing(self.instead_on(release), brings)

    def _missing(self, instead: str, brings: str = FETCH) -> str:
        text = brings if self.until == LAST_RELEASE else GONE
        return f"{text}; or {instead}" if instead else text

    def lacks_kernels_on(self, release: Tuple[int, int]) -> bool:
        """Tells whether 1.15's own file runs an op that a TensorFlow has no kernel for.

        Args:
          release: major and minor number, such as ``(2, 16)``.
        """
        return bool(self.ops) and not self.target and release >= _WITHOUT_CONTRIB

    @property
    def without_kernels(self) -> str:
        """Says which of :attr:`ops` have no kernel: the first of them, if they are many."""
        left = len(self.ops) - _NAMED
        named = [*self.ops[:_NAMED], *([f"{left} more"] if left > 0 else [])]
        listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
        what = "ops" if len(self.ops) > 1 else "op"
        return f"TensorFlow 2 has no kernel for the {what} {listed} that it runs"

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
        if self.successor_since and release < _numbers(self.successor_since):
            return None
        if self.successor_until and release > _numbers(self.successor_until):
            return None
        return _in_names_of(release, symbol)

    def instead_on(self, release: Tuple[int, int]) -> str:
        """Returns what to write on a TensorFlow: like :attr:`instead`, in names that it has.

        Args:
          release: major and minor number, such as ``(2, 16)``.

        Returns:
          A sentence; empty where what took the symbol's place isn't there on that release.
        """
        if self.successor and self.successor_on(release) is None:
            return ""
        return _in_names_of(release, self.instead)


def _numbers(release: str) -> Tuple[int, int]:
    major, minor = release.split(".")
    return int(major), int(minor)


def _in_names_of(release: Tuple[int, int], text: str) -> str:
    """Calls what is in the namespace of the estimators as it is called on a TensorFlow."""
    if release >= _ESTIMATOR_LEFT:
        for estimator in _ESTIMATORS:
            text = text.replace(f"{estimator}.", f"{_ESTIMATOR_HERE}.")
    return text


def _located(text: str) -> str:
    """Says where the estimators are on TensorFlows that have them no longer."""
    left = ".".join(map(str, _ESTIMATOR_LEFT))
    for estimator in _ESTIMATORS:
        if estimator in text:
            return f"{text}; on TensorFlow {left} and newer {estimator} is {_ESTIMATOR_HERE}"
    return text
