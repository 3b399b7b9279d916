"""TFC005: it can't be told what a name stands for.

The name is given several values, by assignments or by imports that don't agree, or one that can't
be followed, such as a parameter's; or the program asks TensorFlow whether it has a contrib, or has
the name in a text, which may be imported, asked for or run, or as the type of a comment. Nothing is
changed: look yourself.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import CONTRIB, ESTIMATOR, Answer, Context, Use
from contrib_compat.migrate.rules import Rule


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names a use that may be one of contrib."""
    if not use.meaning.doubt or not (use.begins(CONTRIB) or use.begins(ESTIMATOR)):
        return None
    if len(use.chain.names) == 1 or use.meaning.spelled[0] in ("tf_contrib", "contrib_compat"):
        return None
    symbol = ".".join(("tf", *use.meaning.target[1:]))
    return Answer(f"this may be {symbol}: {use.meaning.doubt}", symbol)


RULE = Rule("TFC005", "it can't be told what a name stands for", ("shim", "core"), None, on_use)
