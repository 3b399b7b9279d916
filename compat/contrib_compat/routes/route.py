"""One contrib symbol, and all that is known of it."""

from typing import NamedTuple, Optional, Tuple


class Route(NamedTuple):
    """An entry of the route table.

    Attributes:
      name: the symbol's own name, such as ``"make_export_strategy"``.
      modules: every module below ``tf.contrib`` it was reached in, the shortest first.
      instead: what to write today, a sentence that goes on after "deprecated:".
      target: ``"module:attribute"`` of the implementation here; ``":learn.utils.gc"`` for a module
        of the legacy tree that was shown elsewhere too; None for a symbol that this package does
        not bring back, which then only answers with ``instead``.
      successor: the symbol of today's API that takes its place, if there is one.
      since: the first TensorFlow release that had it.
      until: the last one.
      rule: the name of the codemod's rule, if the migration can be automated.
      warns: False for constants and helpers that are not deprecated in themselves.
    """

    name: str
    modules: Tuple[str, ...]
    instead: str
    target: Optional[str] = None
    successor: Optional[str] = None
    since: str = "1.0"
    until: str = "1.15"
    rule: Optional[str] = None
    warns: bool = True

    @property
    def full_name(self) -> str:
        """The shortest path below ``tf.contrib``: ``"learn.make_export_strategy"``."""
        return f"{self.modules[0]}.{self.name}"

    @property
    def deprecation(self) -> str:
        """The text of the warning."""
        text = f"tf.contrib.{self.full_name} is deprecated: {self.instead}"
        if "tf.estimator" in self.instead:
            text += "; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator"
        return text
