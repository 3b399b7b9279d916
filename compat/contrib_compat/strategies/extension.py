"""How an extended strategy exports: the base strategy's export, changed, then moved into place."""

import contextlib
import os
from typing import Any, Callable, Mapping, Optional

from contrib_compat.disk import store
from contrib_compat.disk.paths import as_text, checked_text
from contrib_compat.publishing import options
from contrib_compat.publishing.collection import is_version
from contrib_compat.publishing.committing import complete, publish_tree
from contrib_compat.publishing.temporaries import remove_stale_temporaries, temporary_directory
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
        target = checked_text("export_path", export_dir_base)
        with contextlib.ExitStack() as stack:
            base_dir = stack.enter_context(temporary_directory(target, "base"))
            post_dir = stack.enter_context(temporary_directory(target, "post"))
            base_export = base.export(estimator, base_dir, checkpoint_path, eval_result)
            if not base_export and not store.names_in(base_dir):
                return base_export
            post_export = post_export_fn(base_export, post_dir)
            export_dir = _publish(post_export, post_dir, target, base_export)
        remove_stale_temporaries(target)
        return export_dir

    return export_fn


def _publish(post_export: Any, post_dir: str, target: str, base_export: Any) -> str:
    """Moves what was written below ``post_dir`` to the same place below ``target``.

    Where its name is the version of the base export, which is new in a temporary directory alone,
    it may become a greater one.
    """
    source = as_text(post_export).rstrip("/") if _is_path(post_export) else ""
    path, inside = os.path.normpath(source), os.path.normpath(post_dir) + os.sep
    if not path.startswith(inside) or not store.exists(source):
        raise ValueError(
            f"post_export_fn must return a sub-directory of {post_dir}; got {post_export!r}"
        )
    destination = os.path.join(target, path[len(inside) :])
    parent, name = os.path.split(destination)
    durable = options.chosen().durable
    store.make_directory(parent, exist_ok=True, durable=durable)
    if name == _name_of(base_export) and is_version(name):
        return publish_tree(source, parent, int(name))
    complete(source)
    try:
        store.move_new(source, destination)
    except FileExistsError:
        raise RuntimeError(
            f"Failed to obtain final export directory: {destination} exists"
        ) from None
    if durable:
        store.sync_directory(parent)
    return destination


def _is_path(value: Any) -> bool:
    return isinstance(value, (str, bytes, os.PathLike))


def _name_of(export: Any) -> str:
    # Strategies may return anything, or nothing.
    return os.path.basename(as_text(export).rstrip("/")) if _is_path(export) else ""
