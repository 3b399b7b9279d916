"""TFC001: a name of tf.contrib that tf_contrib answers.

    from tensorflow.contrib.learn import Experiment    from tf_contrib.learn import Experiment
    tf.contrib.learn.Experiment(...)                   tf_contrib.learn.Experiment(...)

What the file calls the module stays, and so does each path below it. ``import tf_contrib`` is added
where the name that the path began with is imported; an ``import tensorflow.contrib.learn`` whose
``tensorflow`` is used for more becomes one of tensorflow.compat.v1. On TensorFlow 1.15 the names
are those of its own tf.contrib.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import CONTRIB, Answer, Context, Imported, Need, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.edits import Change

V1 = ("tensorflow", "compat", "v1")
ROOT = "tensorflow"
_SHIM = "tf_contrib"


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Moves an import of a module or symbol that is served."""
    target = imported.target
    if target[:2] != CONTRIB or imported.spelled[0] == _SHIM or not context.served(target):
        return None
    statement, alias = imported.statement, imported.alias
    answer = _answer(target, context)
    if statement.module is None and alias.asname is None:
        others = _other_uses(imported, context)
        if any(use.begins(CONTRIB) for use in others):
            return answer._replace(advice="see to what is not answered first: it stays for that")
        if others:
            # The name that it binds is TensorFlow's root, and the uses bring their own import.
            return answer._replace(moved=V1, asname=ROOT)
    return answer._replace(moved=(_SHIM, *target[2:]))


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Puts the shim in the place of ``tf.contrib``."""
    if not use.begins(CONTRIB) or use.meaning.spelled[0] == _SHIM:
        return None
    written = use.written(CONTRIB)
    if written is None or use.meaning.doubt or not context.served(use.meaning.target):
        return None
    answer = _answer(use.meaning.target, context)
    change = Change(*written, _SHIM.encode())
    return answer._replace(changes=(change,), need=Need(_SHIM, use) if use.chain.names[0] else None)


def _answer(target: tuple[str, ...], context: Context) -> Answer:
    symbol = context.symbol(target).full_name
    advice = f"write {symbol.replace('tf.contrib', _SHIM, 1)}"
    return Answer(f"{symbol} is answered by {_SHIM}", symbol, advice)


def _other_uses(imported: Imported, context: Context) -> list[Use]:
    """What the root that ``import tensorflow.contrib.x`` binds is used for but what is answered."""
    place = imported.statement.place
    return [
        use
        for use in context.uses
        if place in [binding.value for binding in use.meaning.bindings]
        and not (use.begins(CONTRIB) and context.served(use.meaning.target))
    ]


RULE = Rule("TFC001", "answered by tf_contrib", ("shim",), on_import, on_use)
