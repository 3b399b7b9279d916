"""The user's copy that this process uses."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Optional, Union

from contrib_compat.legacy.itself.copy import find_copy

_lock = threading.Lock()
_wanted: Optional[str] = None
_found: Optional[Path] = None
_is_found = False


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


def choose(place: Union[str, Path, None]) -> None:
    """Chooses the copy; modules that are executed already stay what they are.

    Args:
      place: ``"fetched"``, ``"off"`` or where TensorFlow 1.15 is installed; None to go by the
        environment variable ``TF_CONTRIB_FROM`` again.
    """
    global _wanted, _is_found
    with _lock:
        _wanted, _is_found = None if place is None else str(place), False
