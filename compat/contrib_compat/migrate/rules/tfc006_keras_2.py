"""TFC006: tf.keras is Keras 3 from TensorFlow 2.16 on, and the program was written for Keras 2.

    tf.keras.optimizers.SGD(lr=0.1)                    ValueError: Argument(s) not recognized

Nothing is changed: which Keras tf.keras is, is decided for a whole process, by the environment.
``pip install tf-keras`` and ``TF_USE_LEGACY_KERAS=1``, set before TensorFlow is imported, make it
Keras 2 again. Only with ``--target-tf`` 2.16 or newer, only in files that use a name of TensorFlow
1's, and once in each; ``# tfc: ignore[TFC006]`` there says that it is seen to.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import Answer, Context, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.migrate.rules.tfc002_compat_v1 import root_names_gone
from contrib_compat.sources.names import canonical

_KERAS = ("tensorflow", "keras")
_KERAS_3 = (2, 16)


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Names a file's first use of tf.keras."""
    if context.settings.release < _KERAS_3 or not _is_of_keras(use):
        return None
    # The first one is soon found: a file may have thousands.
    if use is not next(one for one in context.uses if _is_of_keras(one)):
        return None
    if root_names_gone().isdisjoint(_root_names(context)):
        return None
    return Answer(
        "tf.keras is Keras 3 there, whose arguments and classes are others",
        "tf.keras",
        "set TF_USE_LEGACY_KERAS=1 and install tf-keras, for Keras 2",
    )


def _is_of_keras(use: Use) -> bool:
    return use.begins(_KERAS) and not use.meaning.doubt


def _root_names(context: Context) -> set[str]:
    """What the file takes from TensorFlow's root."""
    targets = [use.meaning.target for use in context.uses]
    for statement in context.names.statements:
        targets += map(canonical, context.names.targets(statement.place))
    return {name for target in targets if target[0] == "tensorflow" for name in target[1:2]}


RULE = Rule("TFC006", "tf.keras is Keras 3", ("shim",), None, on_use)
