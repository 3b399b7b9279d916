"""Extra files of an export: where they may go."""

import os
import posixpath
import re
from typing import Any, Dict, Mapping, Optional

from contrib_compat.publishing.names import unwritable

__all__ = ["check_assets_extra", "check_sources"]


def check_assets_extra(assets_extra: Optional[Mapping[Any, Any]]) -> None:
    """Makes sure that extra files stay within the export's ``assets.extra`` directory.

    TensorFlow joins the keys to that directory as they are, so that ``../../x`` or ``/etc/x``
    writes elsewhere.

    Args:
      assets_extra: dict of destination (relative to ``assets.extra``) to source path, or None.

    Raises:
      TypeError: it is no dict, or a key or a value is no path.
      ValueError: a destination leaves ``assets.extra``, is that of no file, or has another below
        it; or a path holds NUL.
    """
    if assets_extra is None:
        return
    if not isinstance(assets_extra, Mapping):
        raise TypeError(
            f"assets_extra: got {assets_extra!r}, wanted a dict of destination to source"
        )
    taken: Dict[str, Any] = {}
    for destination, source in assets_extra.items():
        _check_path(destination)
        _check_path(source)
        # Backslashes separate on some systems, and drives and schemes start paths of their own.
        path = posixpath.normpath(os.fsdecode(destination).replace("\\", "/"))
        if path.startswith("/") or path in (".", "..") or re.match(r"\.\./|[\w.+-]+:", path):
            raise ValueError(
                f"assets_extra: got the destination {destination!r}, "
                "wanted a path that stays within assets.extra"
            )
        _check_is_of_a_file(destination)
        if path in taken:
            raise ValueError(
                f"assets_extra: got the destinations {taken[path]!r} and {destination!r}, "
                "which are the same"
            )
        taken[path] = destination
    for path, destination in taken.items():
        above = next((other for other in taken if path.startswith(other + "/")), None)
        if above is not None:
            raise ValueError(
                f"assets_extra: got the destinations {taken[above]!r} and {destination!r}, "
                "of which one can't be a file and the other a directory"
            )


def _check_is_of_a_file(destination: Any) -> None:
    """Makes sure that there can be a file of a name, before TensorFlow finds out at the end."""
    text = os.fsdecode(destination)
    if text.endswith("/"):
        raise ValueError(f"assets_extra: got the destination {destination!r}, wanted a file")
    wrong = next(filter(None, map(unwritable, text.split("/"))), "")
    if wrong:
        raise ValueError(
            f"assets_extra: got the destination {destination!r}, of which a name {wrong}"
        )


def _check_path(path: Any) -> None:
    if not isinstance(path, (str, bytes, os.PathLike)):
        raise TypeError(f"assets_extra: got {path!r}, wanted a path")
    # TensorFlow takes what comes before NUL for the whole.
    if "\0" in os.fsdecode(path):
        raise ValueError(f"assets_extra: got {path!r}, wanted a path without NUL")


def check_sources(assets_extra: Optional[Mapping[Any, Any]]) -> None:
    """Makes sure that there are the extra files of an export, before it is written.

    Args:
      assets_extra: dict of destination to source path, or None.

    Raises:
      tf.errors.NotFoundError: a source is not there; natively so at the end of the export.
      tf.errors.InvalidArgumentError: a source is a directory, or no file that has an end, as a
        pipe; natively so likewise, or never.
      tf.errors.OpError: a source can't be read; natively so likewise.
    """
    if not assets_extra:
        return
    import tensorflow.compat.v1 as tf

    from contrib_compat.disk import store

    for source in assets_extra.values():
        path = os.fsdecode(source)
        if store.is_directory(path) or store.is_endless(path):
            raise tf.errors.InvalidArgumentError(
                None, None, f"assets_extra: {source!r} is a directory or a pipe, wanted a file"
            )
        if not store.is_file(path):
            raise tf.errors.NotFoundError(None, None, f"assets_extra: there is no file {source!r}")
        try:
            store.check_readable(path)
        except tf.errors.OpError as error:
            text = f"assets_extra: can't read {source!r}: {error.message}"
            raise type(error)(None, None, text) from None
