"""How an extended strategy exports: the base strategy's export, changed, then moved into place."""

import contextlib
import os
import time
import uuid
from typing import Any, Callable, Iterator, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.publishing.collection import remove_stale_temporaries
from contrib_compat.strategies.export_strategy import ExportStrategy

__all__ = ["extend_export_fn"]


def extend_export_fn(
    base: ExportStrategy, post_export_fn: Callable[[Any, str], Any]
) -> Callable[..., Any]:
    """Makes the export function of an extended strategy.

    Args:
      base: the strategy to extend.
      post_export_fn: see ``extend_export_strategy``.

    Returns:
      A function of ``(estimator, export_dir_base, checkpoint_path, eval_result)``.
    """

    def export_fn(
        estimator: Any,
        export_dir_base: Any,
        checkpoint_path: Optional[str] = None,
        eval_result: Optional[Mapping[str, Any]] = None,
    ) -> Any:
        target = tf.compat.as_str(export_dir_base)
        with _temporary_dir(target, "base") as base_dir, _temporary_dir(target, "post") as post_dir:
            base_export = base.export(estimator, base_dir, checkpoint_path, eval_result)
            if not base_export and not tf.gfile.ListDirectory(base_dir):
                return base_export
            export_dir = _publish(post_export_fn(base_export, post_dir), post_dir, target)
        remove_stale_temporaries(target)
        return export_dir

    return export_fn


@contextlib.contextmanager
def _temporary_dir(parent: str, purpose: str) -> Iterator[str]:
    """Makes a directory that no other export has, and removes it at the end."""
    name = f"temp-{purpose}-export-{int(time.time()):010d}-{uuid.uuid4().hex[:8]}"
    path = os.path.join(parent, name)
    tf.gfile.MakeDirs(path)
    try:
        yield path
    finally:
        try:
            tf.gfile.DeleteRecursively(path)
        except tf.errors.OpError as error:
            tf.logging.warning("Can't remove %s: %s", path, error)


def _publish(post_export: Any, post_dir: str, target: str) -> str:
    """Moves what was written below ``post_dir`` to the same place below ``target``."""
    is_path = isinstance(post_export, (str, bytes))
    path = os.path.normpath(tf.compat.as_str(post_export)) if is_path else ""
    inside = os.path.normpath(post_dir) + os.sep
    if not path.startswith(inside) or not tf.gfile.Exists(post_export):
        raise ValueError(
            f"post_export_fn must return a sub-directory of {post_dir}; got {post_export!r}"
        )
    destination = os.path.join(target, path[len(inside) :])
    if tf.gfile.Exists(destination):
        raise RuntimeError(f"Failed to obtain final export directory: {destination} exists")
    tf.gfile.MakeDirs(os.path.dirname(destination))
    tf.gfile.Rename(tf.compat.as_str(post_export), destination)
    return destination
