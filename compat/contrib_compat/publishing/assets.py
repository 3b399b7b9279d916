"""Extra files of an export: where they may go."""

import os
import posixpath
import re
from typing import Any, Mapping, Optional

__all__ = ["check_assets_extra"]


def check_assets_extra(assets_extra: Optional[Mapping[Any, Any]]) -> None:
    """Makes sure that extra files stay within the export's ``assets.extra`` directory.

    TensorFlow joins the keys to that directory as they are, so that ``../../x`` or ``/etc/x``
    writes elsewhere.

    Args:
      assets_extra: dict of destination (relative to ``assets.extra``) to source path, or None.

    Raises:
      TypeError: it is no dict, or a key is no path.
      ValueError: a destination leaves ``assets.extra``.
    """
    if assets_extra is None:
        return
    if not isinstance(assets_extra, Mapping):
        raise TypeError(
            f"assets_extra: got {assets_extra!r}, wanted a dict of destination to source"
        )
    for destination in assets_extra:
        # Backslashes separate on some systems, and drives and schemes start paths of their own.
        path = posixpath.normpath(os.fsdecode(destination).replace("\\", "/"))
        if path.startswith("/") or path in (".", "..") or re.match(r"\.\./|[\w.+-]+:", path):
            raise ValueError(
                f"assets_extra: got the destination {destination!r}, "
                "wanted a path that stays within assets.extra"
            )
