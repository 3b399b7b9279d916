"""Which TensorFlow an answer is for: the one that a user names, or the one installed."""

from __future__ import annotations

from typing import Optional, Tuple

from contrib_compat.routes.route import NEWEST


class ReleaseError(ValueError):
    """A user's words for a release can't be understood."""


def release(wanted: Optional[str]) -> Tuple[int, int]:
    """Returns major and minor number of a TensorFlow.

    Args:
      wanted: what a user calls it, ``"2.16"`` or ``"2.16.1"``; None for the TensorFlow installed,
        which is not imported, or the newest where there is none.

    Raises:
      ReleaseError: the words are no release, or one from before 1.15.
    """
    if wanted is None:
        # It brings regular expressions, which who names a release needn't wait for.
        from contrib_compat.versions.installed import tf_version_by_metadata

        return _numbers(tf_version_by_metadata() or NEWEST)
    try:
        numbers = _numbers(wanted)
    except ValueError:
        numbers = (0, 0)
    if numbers < (1, 15):
        raise ReleaseError(f"{wanted!r} is no TensorFlow from 1.15 on, wanted one like {NEWEST}")
    return numbers


def _numbers(text: str) -> Tuple[int, int]:
    major, minor, *_ = text.split(".")
    return int(major), int(minor)
