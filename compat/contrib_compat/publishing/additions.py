"""What this package adds to the layout that ``tf.estimator`` writes; each name is said here alone.

Model servers and loaders pass over all of it: it is no number, and no file of a SavedModel.
"""

import re

__all__ = [
    "BEST_RECORD",
    "LOCK",
    "MANIFEST",
    "STEPS_RECORD",
    "is_addition",
    "ledger_name",
    "outside_ledger_name",
]

# In the directory of an export: what belongs to it, with sizes and hashes.
MANIFEST = "contrib_compat.manifest.json"

# In the directory of the exports: what exporters know of them, and whose turn it is.
BEST_RECORD = ".best.json"
STEPS_RECORD = ".steps.json"
LOCK = ".exports.lock"

_LEDGER = re.compile(r"\.ledger(#[0-9]+|-of-.+)?\.json(\.[0-9a-f]{8}\.damaged)?")


def ledger_name(position: int) -> str:
    """Returns the name of the ledger of an Experiment in the directory of a strategy's exports.

    Args:
      position: the strategy's place among those of its name, from 1 on.
    """
    return ".ledger.json" if position == 1 else f".ledger#{position}.json"


def outside_ledger_name(name: str) -> str:
    """Returns the name of a ledger in the model's directory.

    There it is as long as there is nothing in the directory of the strategy's exports, which is the
    strategy's to make: while it exports for the first time, after it failed to, and where it
    exports to another place.

    Args:
      name: the name of the strategy, as that of a file.
    """
    return f".ledger-of-{name}.json"


def is_addition(name: str) -> bool:
    """Tells whether a name in an export, or beside exports, is one that natively is not there.

    Args:
      name: the name of a file, without its directory.
    """
    is_ledger = _LEDGER.fullmatch(name) is not None
    return is_ledger or name in (MANIFEST, BEST_RECORD, STEPS_RECORD, LOCK)
