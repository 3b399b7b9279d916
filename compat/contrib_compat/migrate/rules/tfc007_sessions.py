"""TFC007: a program with a session of its own wants TensorFlow 1's ways, which it has to ask for.

    import tensorflow.compat.v1 as tf
    tf.disable_v2_behavior()                           what is missing

    with tf.Session() as session:                      RuntimeError: The Session graph is empty
        session.run(...)

TensorFlow 2 computes at once, and adds nothing to a default graph. Nothing is changed: the mode is
the whole process's, so that it's for the program's entry to choose, not for each of its modules.
Estimators make graphs of their own and want none of it, nor does what is inside of
``with tf.Graph().as_default()``: a file with a ``tf.Graph`` is taken to do so. The first session of
any other file is named, unless the file chooses the mode.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import Answer, Context, Use
from contrib_compat.migrate.rules import Rule

_SESSIONS = ("Session", "InteractiveSession", "keras.backend.get_session")
_CHOOSING = ("Graph", "disable_v2_behavior", "disable_eager_execution", "enable_v2_behavior")


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names a file's first session."""
    if not _is_of(use, _SESSIONS):
        return None
    if use is not next(one for one in context.uses if _is_of(one, _SESSIONS)):
        return None
    if any(_is_of(one, _CHOOSING) for one in context.uses):
        return None
    symbol = ".".join(("tf", *use.meaning.target[1:]))
    return Answer(
        f"{symbol} finds nothing in the default graph of TensorFlow 2",
        symbol,
        "call tf.disable_v2_behavior() where the program begins",
    )


def _is_of(use: Use, names: tuple[str, ...]) -> bool:
    root, *rest = use.meaning.target
    return root == "tensorflow" and ".".join(rest) in names and not use.meaning.doubt


RULE = Rule("TFC007", "a session wants TensorFlow 1's ways", ("shim",), None, on_use)
