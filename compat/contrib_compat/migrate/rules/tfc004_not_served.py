"""TFC004: a name of tf.contrib that tf_contrib has no answer of its own for.

The line stays as it is. ``--with-copy`` counts what ``tf-contrib fetch`` brings as answered: most
of these names are in TensorFlow 1.15's own files. The advice is that of ``tf-contrib explain``.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import CONTRIB, Answer, Context, Imported, Use
from contrib_compat.migrate.rules import Rule


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Names what is imported and not served."""
    target = imported.target
    if target[:2] != CONTRIB or context.served(target):
        return None
    return _answer(target, context)


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names what is used and not served."""
    target = use.meaning.target
    if not use.begins(CONTRIB) or use.meaning.doubt or context.served(target):
        return None
    if len(use.chain.names) == 1:
        # A bare name that an import has bound: the import has the finding.
        return None
    return _answer(target, context)


def _answer(target: tuple[str, ...], context: Context) -> Answer:
    symbol = context.symbol(target)
    advice = symbol.route.missing if symbol.route else "nothing: TensorFlow 1.15 had no such name"
    return Answer(f"tf_contrib has no answer to {symbol.full_name}", symbol.full_name, advice)


RULE = Rule("TFC004", "not answered by tf_contrib", ("shim",), on_import, on_use)
