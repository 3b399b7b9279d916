"""TFC190: a name of tf.contrib that only a person can replace.

The advice is the route table's, as ``tf-contrib explain`` gives it. Where there is none, nothing
took the symbol's place.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate import rules
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Imported, Use
from contrib_compat.migrate.rules import Rule


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Names what is imported, unless its uses are answered for, each by itself."""
    if imported.target[:2] != CONTRIB:
        return None
    uses = [use for use in context.uses if use.begins(CONTRIB) and use.comes_from(imported)]
    is_module = not context.symbol(imported.target).name
    others = [rule.on_use for rule in rules.of_step("core") if rule.on_use not in (None, on_use)]
    for use in uses:
        if not is_module and not any(ask(use, context) for ask in others if ask):
            return _answer(imported.target, context)
    # A module that is asked for nothing, but passed on or found out about, stays for that.
    is_told = uses and not any(len(use.chain.names) == 1 for use in uses if is_module)
    return None if is_told else _answer(imported.target, context)


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names what is used."""
    if not use.begins(CONTRIB) or use.meaning.doubt:
        return None
    if len(use.chain.names) == 1:
        return None
    return _answer(use.meaning.target, context)


def _answer(target: tuple[str, ...], context: Context) -> Answer:
    symbol = context.symbol(target)
    return Answer(f"{symbol.full_name} has to be replaced by hand", symbol.full_name, symbol.advice)


RULE = Rule("TFC190", "to be replaced by hand", ("core",), on_import, on_use)
