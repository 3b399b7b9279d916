"""TFC001: a name of tf.contrib that tf_contrib answers.

    from tensorflow.contrib.learn import Experiment    from tf_contrib.learn import Experiment
    tf.contrib.learn.Experiment(...)                   tf_contrib.learn.Experiment(...)

What the file calls the module stays, and so does each path below it. ``import tf_contrib`` is added
where the name that the path began with is imported. On TensorFlow 1.15 the names are those of its
own tf.contrib.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import CONTRIB, Answer, Context, Imported, Need, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.edits import Change

_SHIM = "tf_contrib"


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Moves an import of a module or symbol that is served."""
    target = imported.target
    if target[:2] != CONTRIB or imported.spelled[0] == _SHIM or not context.served(target):
        return None
    statement, alias = imported.statement, imported.alias
    moved = (_SHIM, *target[2:])
    if statement.module is None and alias.asname is None and _has_other_uses(imported, context):
        # The name that it binds is TensorFlow's root: it stays, and the uses bring their import.
        return None
    return _answer(target, context)._replace(moved=moved)


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


def _has_other_uses(imported: Imported, context: Context) -> bool:
    """Whether the root that ``import tensorflow.contrib.x`` binds is used for anything else."""
    place = imported.statement.place
    return any(
        place in [binding.value for binding in use.meaning.bindings]
        and not (use.begins(CONTRIB) and context.served(use.meaning.target))
        for use in context.uses
    )


RULE = Rule("TFC001", "answered by tf_contrib", ("shim",), on_import, on_use)
