"""TFC003: tf.estimator left TensorFlow in 2.16; contrib_compat.estimator is the same everywhere.

    tf.estimator.DNNClassifier(...)                    contrib_compat.estimator.DNNClassifier(...)
    from tensorflow.estimator import inputs            from contrib_compat.estimator import inputs

Only with ``--target-tf`` 2.16 or newer: before that tf.estimator is where it was.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import ESTIMATOR, Answer, Context, Imported, Need, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.edits import Change

_HERE = ("contrib_compat", "estimator")
_LEFT = (2, 16)


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Moves an import of tf.estimator, or from it."""
    target = imported.target
    if target[:2] != ESTIMATOR or not _concerns(imported.spelled, context):
        return None
    statement, alias = imported.statement, imported.alias
    if statement.module is None and alias.asname is None:
        return None
    return _answer(target)._replace(moved=(*_HERE, *target[2:]))


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Puts contrib_compat.estimator in the place of ``tf.estimator``."""
    if not use.begins(ESTIMATOR) or not _concerns(use.meaning.spelled, context):
        return None
    written = use.written(ESTIMATOR)
    if written is None or use.meaning.doubt:
        return None
    change = Change(*written, ".".join(_HERE).encode())
    need = Need(_HERE[0], use) if use.chain.names[0] else None
    return _answer(use.meaning.target)._replace(changes=(change,), need=need)


def _concerns(spelled: tuple[str, ...], context: Context) -> bool:
    return spelled[0] != _HERE[0] and context.settings.release >= _LEFT


def _answer(target: tuple[str, ...]) -> Answer:
    symbol = ".".join(("tf", *target[1:]))
    here = ".".join((*_HERE, *target[2:]))
    return Answer(f"{symbol} has left TensorFlow", symbol, f"write {here}")


RULE = Rule(
    "TFC003", "tf.estimator is contrib_compat.estimator", ("shim", "core"), on_import, on_use
)
