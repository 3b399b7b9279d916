"""Keeps fixes together that are right together alone.

An Experiment, the strategies in it, what these serve and what runs it change their types in one go:
an exporter in an Experiment is no better than a strategy in an EvalSpec. So all of a file's are
applied or none, and none if what becomes of one of them is nothing that the new value could bear.
Files that hand such values on to each other, by the names that they import, go together as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Optional

from contrib_compat.migrate import rules
from contrib_compat.migrate.context import CONTRIB, Context, Use
from contrib_compat.migrate.fates import Fate, fates
from contrib_compat.migrate.plan import Proposal
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.handed import KEPT, VALUE

# What of contrib.learn takes or makes a strategy, or is an estimator that is none of tf.estimator.
_OTHERS = ("ExportStrategy", "_export_strategy", "Estimator", "Classifier", "Regressor")


class Company(NamedTuple):
    """What of a file goes together.

    Attributes:
      obstacle: what keeps it from being applied; empty without that.
      exports: what the file hands on of it, by name.
      shared: the full names of these, and of what it has from others.
    """

    obstacle: str
    exports: dict[str, tuple[str, ...]]
    shared: frozenset[str]

    def kept(self) -> dict[str, tuple[str, ...]]:
        """Returns what tells the files that share something that it has to stay."""
        return dict.fromkeys(self.shared, KEPT)

    def awaited(self) -> frozenset[str]:
        """Returns the questions whether another file says so; see :meth:`Handed.gives`."""
        return frozenset(name + "!" for name in self.shared)


def company(context: Context, chosen: list[Proposal]) -> Company:
    """Returns what of a file goes together, and whether it can be applied.

    Args:
      context: the file.
      chosen: what is to be applied of what the rules say.
    """
    obstacle = ""
    exports: dict[str, tuple[str, ...]] = {}
    shared: dict[str, None] = {}
    applied = {one.use.chain.stretches for one in chosen if one.use and one.edits}
    found = [*_own(context, applied), *_foreign(context)]
    for part in found:
        if part.flow:
            shared[part.flow] = None
        for fate in part.fates:
            if fate.kind == "handed":
                flow = f"{context.module}.{fate.name}"
                exports[fate.name] = (VALUE, flow, part.symbol, str(fate.calls))
                shared[flow] = None
            elif part.rule and part.rule.accepts and not part.rule.accepts(part.symbol, fate):
                obstacle = obstacle or f"line {context.text.line_of(fate.place.start)}"
        if not part.moves:
            obstacle = obstacle or f"line {context.text.line_of(part.start)}"
    if not obstacle:
        obstacle = next((f"{name} elsewhere" for name in shared if context.names.keeps(name)), "")
    return Company(obstacle, exports, frozenset(shared))


def is_bound(proposal: Proposal) -> bool:
    """Tells whether a proposal is one of those that go together."""
    return proposal.use is not None and rules.every()[proposal.code].accepts is not None


def kept(proposal: Proposal, obstacle: str) -> Proposal:
    """Says of a proposal that goes with others why it isn't applied.

    Args:
      proposal: any; others stay as they are.
      obstacle: what keeps it from being so.
    """
    if not is_bound(proposal):
        return proposal
    message = f"{proposal.answer.message}; all of them stay, since {obstacle} can't go along"
    answer = proposal.answer._replace(message=message, changes=(), rewrite=None)
    return proposal._replace(answer=answer)


class _Part(NamedTuple):
    """A value, or a symbol, that takes part.

    Attributes:
      symbol: what of contrib.learn it is, or is made by.
      rule: the rule about that; None without one.
      start: where it stands.
      moves: whether it is to change, or is another file's.
      fates: what becomes of it.
      flow: the full name that another file hands it on by.
    """

    symbol: str
    rule: Optional[Rule]
    start: int
    moves: bool
    fates: tuple[Fate, ...] = ()
    flow: str = ""


def _own(context: Context, applied: set[tuple]) -> Iterator[_Part]:  # type: ignore[type-arg]
    for use in context.uses:
        symbol = _symbol(use, context)
        if symbol:
            rule = _rule(symbol)
            becomes: tuple[Fate, ...] = ()
            if use.chain.call is not None:
                call = context.engine.call(use.chain.call).stretch
                becomes = tuple(fates(call, context, rule.symbols[symbol] if rule else 0))
            moves = use.chain.stretches in applied or (rule is not None and _is_alias(use, context))
            yield _Part(symbol, rule, use.chain.stretches[0].start, moves, becomes)


def _foreign(context: Context) -> Iterator[_Part]:
    for chain in context.names.syntax.chains:
        value = context.names.value(chain)
        if value:
            _, flow, symbol, calls, *attributes = value
            place = chain.stretches[len(chain.names) - 1 - len(attributes)]
            becomes = tuple(fates(place, context, int(calls)))
            yield _Part(symbol, _rule(symbol), place.start, True, becomes, flow)


def _symbol(use: Use, context: Context) -> str:
    """The symbol of contrib.learn that a use is of, if that is one that takes part."""
    symbol = context.symbol(use.meaning.target) if use.begins(CONTRIB) else None
    if symbol is None or not symbol.module.startswith("learn"):
        return ""
    return symbol.name if _rule(symbol.name) or symbol.name.endswith(_OTHERS) else ""


def _rule(symbol: str) -> Optional[Rule]:
    return next((rule for rule in rules.of_step("core") if symbol in rule.symbols), None)


def _is_alias(use: Use, context: Context) -> bool:
    """Whether a use gives a symbol another name, and nothing else happens to it."""
    return context.engine.around(use.chain.stretches[-1]).kind == "named"
