"""TFC002: the TensorFlow 1 that a program is written for is tensorflow.compat.v1 today.

    import tensorflow as tf                            import tensorflow.compat.v1 as tf
    from tensorflow import flags                       from tensorflow.compat.v1 import flags

Safe where the file uses tf.contrib, or a name that TensorFlow 2 has no longer. Otherwise nothing in
it tells for which of the two it is written, and the fix is unsafe; so it is where a name of
tf.contrib stays as it is, which TensorFlow 1.15 has not below compat.v1. A file that has met
tensorflow.compat.v1 already, and uses nothing that is gone, is left alone.
"""

from __future__ import annotations

import functools
import pkgutil
from typing import Optional

from contrib_compat.migrate.context import CONTRIB, ESTIMATOR, Answer, Context, Imported, Use
from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.rules import Rule, tfc001_served_by_shim
from contrib_compat.sources.syntax import IN_TEXT

_V1 = ("tensorflow", "compat", "v1")
_STAYING = ("compat", "contrib", "core", "estimator", "examples", "python", "tools")


def on_import(imported: Imported, context: Context) -> Optional[Answer]:
    """Moves an import of TensorFlow's root, or of a name from it."""
    spelled, alias = imported.spelled, imported.alias
    plain = imported.statement.module is None
    if spelled[0] != "tensorflow" or len(spelled) > (1 if plain or alias.name == "*" else 2):
        return None
    if spelled[1:2] and spelled[1] in _STAYING:
        return None
    applicability, doubt = _trust(imported, context)
    if applicability is None:
        return None
    symbol = "tf" if len(spelled) == 1 else f"tf.{spelled[1]}"
    return Answer(
        f"{symbol} is TensorFlow 1's here{doubt}",
        symbol,
        f"import it from {'.'.join(_V1)}",
        applicability,
        moved=(*_V1, *spelled[1:]),
        asname="tensorflow" if plain and alias.asname is None else None,
    )


def _trust(imported: Imported, context: Context) -> tuple[Optional[Applicability], str]:
    uses = [use for use in context.uses if not _is_vague(use, context)]
    names = {name for use in uses for name in use.meaning.spelled[1:2]}
    # Whatever these are spelled with: only programs for TensorFlow 1 have them.
    names |= {use.meaning.target[1] for use in uses if use.begins(CONTRIB)}
    names |= {use.meaning.target[1] for use in uses if use.begins(ESTIMATOR)}
    imports = [
        target
        for statement in context.names.statements
        for target in context.names.targets(statement.place)
    ]
    for target in imports:
        names.update(target[1:2] if target[0] == "tensorflow" else ["contrib"])
    place = imported.statement.place
    lost = [
        use
        for use in context.uses
        if use.begins(CONTRIB)
        and use.written(CONTRIB)
        and not context.served(use.meaning.target)
        and place in [binding.value for binding in use.meaning.bindings]
    ]
    if lost:
        return Applicability.UNSAFE, ", but TensorFlow 1.15 has no contrib in compat.v1"
    if _shares_its_name(imported, context):
        return Applicability.UNSAFE, ", but another import binds the same name to its root"
    if names & root_names_gone():
        return Applicability.SAFE, ""
    spelled = [*imports, *(use.meaning.spelled for use in context.uses)]
    if any(target[:3] == _V1 for target in spelled):
        return None, ""
    return Applicability.UNSAFE, ", unless this file is written for TensorFlow 2"


def _is_vague(use: Use, context: Context) -> bool:
    """Whether a use is a text that doesn't say whose contrib it names."""
    stretch = use.chain.stretches[-1]
    return use.meaning.doubt == IN_TEXT and b"tensorflow" not in context.text.data[slice(*stretch)]


def _shares_its_name(imported: Imported, context: Context) -> bool:
    """Whether ``import tensorflow.x`` binds the name of ``import tensorflow`` too, and stays so."""
    if imported.statement.module is not None or imported.alias.asname is not None:
        return False
    for statement in context.names.statements:
        targets = context.names.targets(statement.place)
        for alias, target in zip(statement.aliases, targets):
            if statement.module is None and not alias.asname and target[1:]:
                moves = tfc001_served_by_shim.on_import(Imported(statement, alias, target), context)
                if target[0] == "tensorflow" and not (moves and moves.moved):
                    return True
    return False


@functools.cache
def root_names_gone() -> frozenset[str]:
    """Returns the names of TensorFlow 1.15's root that TensorFlow 2 has not."""
    data = pkgutil.get_data("contrib_compat.migrate", "root_names_gone.tsv") or b""
    return frozenset(data.decode().split()[1:])


RULE = Rule("TFC002", "TensorFlow 1 is tensorflow.compat.v1", ("shim",), on_import)
