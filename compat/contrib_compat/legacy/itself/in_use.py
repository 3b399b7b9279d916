"""What this process takes the names of ``tf.contrib`` from that are not ours.

That is the user's copy, or on TensorFlow 1 the ``tf.contrib`` that is installed: whatever copy is
there, a second contrib beside the native one would register its gradients and ops again.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import Optional, Union

from contrib_compat.legacy.itself.copy import find_copy, is_off
from contrib_compat.versions.installed import has_native_contrib

_lock = threading.Lock()
_wanted: Optional[str] = None
_found: Optional[Path] = None
_is_found = False


def is_served() -> bool:
    """Tells whether there is something that serves the names which are not ours.

    Raises:
      CopyError: a copy was asked for that is not there; TensorFlow 1 asks for none.
    """
    return not is_off(_wanted) if is_native() else copy_in_use() is not None


@lru_cache(maxsize=None)
def is_native() -> bool:
    """Tells whether they are served by the native ``tf.contrib``, of which nothing is imported."""
    try:
        return has_native_contrib()
    except ImportError:  # Without TensorFlow a copy can be looked at, if not executed.
        return False


def copy_in_use() -> Optional[Path]:
    """Returns the directory that holds ``contrib``, or None where there is no copy.

    It is looked for on the first call; from then on only `choose` changes it.

    Raises:
      CopyError: a copy was asked for that is not there.
    """
    global _found, _is_found
    if not _is_found:
        with _lock:
            if not _is_found:
                _found = find_copy(_wanted)
                _is_found = True
    return _found


def choose(place: Union[str, Path, None]) -> Optional[str]:
    """Chooses the copy; modules that are executed already stay what they are.

    Args:
      place: ``"fetched"``, ``"off"`` or where TensorFlow 1.15 is installed; None to go by the
        environment variable ``TF_CONTRIB_FROM`` again.

    Returns:
      What was chosen before.
    """
    global _wanted, _is_found
    with _lock:
        before, _wanted, _is_found = _wanted, None if place is None else str(place), False
    return before
