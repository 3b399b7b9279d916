"""TFC101: a symbol that TensorFlow has elsewhere, with the same signature.

    tf.contrib.framework.get_or_create_global_step()   tf.train.get_or_create_global_step()

Which symbols these are, and what they are called today, is in the route table: those with the
advice "use ..." and no difference of arguments. A successor that ended before the target is none.
A call that names an argument as releases before 1.15 did is left to people: it has to change too.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate import spelling
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Imported, Use
from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.contrib import Symbol
from contrib_compat.sources.edits import Change

# Where the same signature is not the same thing.
_OTHERWISE = {
    "learn.monitors": "a monitor is given to `monitors`, a hook to `hooks`",
    "learn.utils": "what it returns is another type; TFC105 is about it",
    "summary": "the summaries of TensorFlow 2 are none of TensorFlow 1's",
    "learn.build_parsing_serving_input_fn": "what it returns is another type; TFC105 is about it",
}
# Only TensorFlow 1 has these below the name that the table gives; TensorFlow 2 keeps them for it.
_ONLY_V1 = (
    "tf.debugging.is_non_decreasing",
    "tf.debugging.is_strictly_increasing",
    "tf.estimator.",
)
# With Keras 3, from TensorFlow 2.16 on, these raise until contrib_compat.estimator is used.
_KERAS_2 = ("tf.compat.v1.nn.rnn_cell.", "tf.compat.v1.layers.")
_KERAS_3 = (2, 16)


def successor(symbol: Symbol, context: Context) -> Optional[str]:
    """Returns what a symbol is called on the target; None where that isn't the same thing."""
    route = symbol.route
    if route is None or route.kind == "module" or symbol.name.startswith("_"):
        return None
    if route.status not in ("core", "here") or route.signature or not route.successor:
        return None
    # What the advice says more, such as an argument, is no matter of the name.
    if route.instead != f"use {route.successor}":
        return None
    if any(f"{route.full_name}.".startswith(name + ".") for name in _OTHERWISE):
        return None
    name = route.successor_on(context.settings.release)
    if not name or not name.startswith(("tf.", "contrib_compat.")):
        return None
    return name.replace("tf.", "tf.compat.v1.", 1) if name.startswith(_ONLY_V1) else name


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Imports a symbol from where it is today."""
    if imported.target[:2] != CONTRIB or imported.statement.module is None:
        return None
    symbol = context.symbol(imported.target)
    name = successor(symbol, context) if symbol.name and not symbol.attributes else None
    if name is None:
        return None
    uses = (use for use in context.uses if use.comes_from(imported))
    renamed = next(filter(None, (_renamed(symbol, use, context) for use in uses)), "")
    if renamed:
        return _by_hand(symbol, name, renamed)
    return _answer(symbol, name, context)._replace(moved=spelling.full_name(name))


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Calls a symbol what it is called today."""
    if not use.begins(CONTRIB) or use.meaning.doubt or use.chain.context != "load":
        return None
    symbol = context.symbol(use.meaning.target)
    at = len(use.chain.names) - 1 - len(symbol.attributes)
    if not symbol.name or at < 1:
        return None
    name = successor(symbol, context)
    spelled = spelling.spelled(name, use, context) if name else None
    if name is None or spelled is None:
        return None
    renamed = _renamed(symbol, use, context)
    if renamed:
        return _by_hand(symbol, name, renamed)
    change = Change(*use.chain.stretches[at], spelled.text.encode())
    return _answer(symbol, name, context)._replace(changes=(change,), need=spelled.need)


def _renamed(symbol: Symbol, use: Use, context: Context) -> str:
    """Says which arguments a call names as nobody does today; nothing where there are none."""
    if symbol.route is None or not symbol.route.before or use.chain.call is None:
        return ""
    today = {was: now for earlier in symbol.route.before for was, now in earlier.renamed}
    given = [one.keyword for one in context.engine.call(use.chain.call).arguments]
    return ", ".join(f"its {name} {today[name]}" for name in given if name in today)


def _by_hand(symbol: Symbol, name: str, renamed: str) -> Answer:
    message = f"{symbol.full_name} is {name} today, and {renamed}"
    return Answer(message, symbol.full_name, f"use {name}, with these names of arguments")


def _answer(symbol: Symbol, name: str, context: Context) -> Answer:
    applicability = Applicability.SAFE
    doubt = ""
    if name.startswith(_KERAS_2) and context.settings.release >= _KERAS_3:
        applicability = Applicability.UNSAFE
        doubt = ", which needs contrib_compat.estimator to be used first where Keras is Keras 3"
    message = f"{symbol.full_name} is {name} today{doubt}"
    return Answer(message, symbol.full_name, f"use {name}", applicability)


RULE = Rule("TFC101", "has another name in TensorFlow", ("core",), on_import, on_use)
