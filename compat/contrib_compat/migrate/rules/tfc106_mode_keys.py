"""TFC106: the modes of contrib.learn are those of tf.estimator, with INFER called PREDICT.

    learn.ModeKeys.TRAIN                               contrib_compat.estimator.ModeKeys.TRAIN
    learn.ModeKeys.INFER                               contrib_compat.estimator.ModeKeys.PREDICT

Their values are the same strings.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate import spelling
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.edits import Change

_TODAY = {"TRAIN": "TRAIN", "EVAL": "EVAL", "INFER": "PREDICT"}


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names the mode."""
    if not use.begins(CONTRIB) or use.meaning.doubt or use.chain.context != "load":
        return None
    symbol = context.symbol(use.meaning.target)
    key = symbol.attributes[0] if symbol.attributes else ""
    if symbol.name != "ModeKeys" or key not in _TODAY:
        return None
    name = spelling.estimator(f"ModeKeys.{_TODAY[key]}", context)
    spelled = spelling.spelled(name, use, context)
    if spelled is None:
        return None
    at = len(use.chain.names) - len(symbol.attributes)
    change = Change(*use.chain.stretches[at], spelled.text.encode())
    message = f"{symbol.full_name}.{key} is {name} today"
    return Answer(message, symbol.full_name, f"use {name}", changes=(change,), need=spelled.need)


RULE = Rule("TFC106", "ModeKeys are those of tf.estimator", ("core",), None, on_use)
