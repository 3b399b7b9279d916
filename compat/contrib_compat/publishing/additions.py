"""What this package adds to the layout that ``tf.estimator`` writes; each name is said here alone.

Model servers and loaders pass over all of it: it is no number, and no file of a SavedModel.
"""

__all__ = ["BEST_RECORD", "LOCK", "MANIFEST", "STEPS_RECORD", "is_addition"]

# In the directory of an export: what belongs to it, with sizes and hashes.
MANIFEST = "contrib_compat.manifest.json"

# In the directory of the exports: what exporters know of them, and whose turn it is.
BEST_RECORD = ".best.json"
STEPS_RECORD = ".steps.json"
LOCK = ".exports.lock"


def is_addition(name: str) -> bool:
    """Tells whether a name in an export, or beside exports, is one that natively is not there.

    Args:
      name: the name of a file, without its directory.
    """
    return name in (MANIFEST, BEST_RECORD, STEPS_RECORD, LOCK)
