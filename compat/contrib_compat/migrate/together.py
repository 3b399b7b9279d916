"""Keeps fixes together that are right together alone.

An Experiment, the strategies in it, what these serve and what runs it change their types in one go:
an exporter in an Experiment is no better than a strategy in an EvalSpec. So all of a file's are
applied or none, and none if what becomes of one of them is nothing that the new value could bear.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate import rules
from contrib_compat.migrate.context import CONTRIB, Context, Use
from contrib_compat.migrate.fates import fates
from contrib_compat.migrate.plan import Proposal

# What of contrib.learn takes or makes a strategy, or is an estimator that is none of tf.estimator.
_OTHERS = ("ExportStrategy", "_export_strategy", "Estimator", "Classifier", "Regressor")


def obstacle(context: Context, proposals: list[Proposal]) -> Optional[int]:
    """Returns where something stands that keeps the file's from being applied; None without that.

    Args:
      context: the file.
      proposals: what is to be applied of what the rules say.
    """
    bound = [one for one in proposals if is_bound(one)]
    if not bound:
        return None
    applied = {one.use.chain.stretches: one for one in bound if one.use and one.edits}
    for use in context.uses:
        proposal = applied.get(use.chain.stretches)
        if proposal is None and _is_one(use, context):
            return use.chain.stretches[0].start
        if proposal and use.chain.call is not None:
            rule = rules.every()[proposal.code]
            call = context.engine.call(use.chain.call).stretch
            for fate in fates(call, context, rule.symbols[use.meaning.target[-1]]):
                if rule.accepts and not rule.accepts(use, fate):
                    return fate.place.start
    return None


def is_bound(proposal: Proposal) -> bool:
    """Tells whether a proposal is one of those that go together."""
    return proposal.use is not None and rules.every()[proposal.code].accepts is not None


def kept(proposal: Proposal, line: int) -> Proposal:
    """Says of a proposal that goes with others why it isn't applied.

    Args:
      proposal: any; others stay as they are.
      line: where that stands which keeps it from being so.
    """
    if not is_bound(proposal):
        return proposal
    message = f"{proposal.answer.message}; all of them stay, since line {line} can't go along"
    return proposal._replace(answer=proposal.answer._replace(message=message))


def _is_one(use: Use, context: Context) -> bool:
    """Whether a use that stays as it is takes part in what would change."""
    if not use.begins(CONTRIB):
        return False
    symbol = context.symbol(use.meaning.target)
    if not symbol.module.startswith("learn") or not symbol.name:
        return False
    if any(symbol.name in rule.symbols for rule in rules.of_step("core")):
        is_alias = context.engine.around(use.chain.stretches[-1]).kind == "named"
        return not is_alias
    return symbol.name.endswith(_OTHERS)
