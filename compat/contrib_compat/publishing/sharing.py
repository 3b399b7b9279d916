"""One graph, one restore and one writing of variables for those that publish the same model.

A second exporter of an evaluation, or a second strategy, gets the files of the first one's export,
where it is certain that its own would be the same. They are hard links: a file of an export that
somebody edits in place changes in all of them, which is one more reason not to.
"""

from __future__ import annotations

import os
import posixpath
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Tuple
from weakref import WeakKeyDictionary

import tensorflow.compat.v1 as tf

from contrib_compat.disk import local, store
from contrib_compat.disk.paths import as_text, local_path
from contrib_compat.publishing.options import Options, chosen

__all__ = ["Request", "note", "request", "tree_again"]

_ASSETS = "assets"


class _Itself:
    """A function, the same as itself alone, whatever it says."""

    def __init__(self, function: Any) -> None:
        self._function = function

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other._function is self._function

    def __hash__(self) -> int:
        return hash(id(self._function))


class Request(NamedTuple):
    """What an estimator is asked to export.

    Attributes:
      method: the name of its method.
      receiver_fns: pairs of mode and function; a function is only the same as itself.
      options: pairs of the other arguments' names and values.
      sources: what tells each file that goes into the export from a changed one.
      chosen: what holds of exports at large. One that was not brought to the disk is not the same
        as one that is to be.
    """

    method: str
    receiver_fns: Tuple[Tuple[Any, _Itself], ...]
    options: Tuple[Tuple[str, Any], ...]
    sources: Tuple[Tuple[int, ...], ...]
    chosen: Options


class _Export(NamedTuple):
    request: Request
    path: str
    # By path of each entry below: what tells it from a changed one.
    marks: Dict[str, Tuple[int, ...]]


_LAST: WeakKeyDictionary[Any, _Export] = WeakKeyDictionary()


def request(
    estimator: Any, method: str, receiver_fns: Any, options: Mapping[str, Any]
) -> Optional[Request]:
    """Returns what is asked for; None where it can't be known whether it is the same as before.

    Args:
      estimator: the estimator.
      method: the name of its method.
      receiver_fns: a function, a dict of functions, or None.
      options: the method's other arguments.
    """
    checkpoint = options.get("checkpoint_path") or _latest_checkpoint(estimator.model_dir)
    files = _files_of_checkpoint(checkpoint)
    assets_extra = options.get("assets_extra") or {}
    files += [as_text(source) for source in assets_extra.values()]
    try:
        sources = tuple(local.mark(local_path(path) or path) for path in files)
    except OSError:
        return None
    by_mode = dict(receiver_fns) if isinstance(receiver_fns, Mapping) else {None: receiver_fns}
    plain = dict(options, checkpoint_path=checkpoint, assets_extra=sorted(assets_extra.items()))
    if len(files) == len(assets_extra):
        return None
    return Request(
        method,
        tuple((mode, _Itself(by_mode[mode])) for mode in sorted(by_mode, key=str)),
        tuple(sorted((name, repr(value)) for name, value in plain.items())),
        sources,
        chosen(),
    )


def _latest_checkpoint(model_dir: Any) -> Optional[str]:
    """Returns the path that the directory's last checkpoint has, or had.

    TensorFlow's function makes sure that it is there, which takes as long as half of all else that
    is done here; its files are looked for in any case.
    """
    state = tf.train.get_checkpoint_state(model_dir)
    return state.model_checkpoint_path if state else None


def _files_of_checkpoint(checkpoint: Any) -> List[str]:
    """Returns the files of a local checkpoint."""
    if not checkpoint or not store.is_local(as_text(checkpoint)):
        return []
    directory, prefix = os.path.split(as_text(checkpoint))
    try:
        names = store.names_in(directory or os.curdir)
    except store.ERRORS:
        return []
    return [os.path.join(directory, name) for name in names if name.startswith(prefix + ".")]


def note(estimator: Any, asked: Optional[Request], path: Any) -> None:
    """Notes that an export was published, for the next that is asked for.

    Args:
      estimator: the estimator.
      asked: what :func:`request` returned before.
      path: the path of the export.
    """
    local_export = local_path(path)
    if asked is None or local_export is None:
        return
    try:
        marks = _marks(local_export)
    except OSError:  # It is collected already.
        return
    # Which files the graph's own assets come from nobody says, so that they may have changed.
    if not any(name.startswith(_ASSETS + "/") for name in marks):
        _LAST[estimator] = _Export(asked, local_export, marks)


def _marks(directory: str) -> Dict[str, Tuple[int, ...]]:
    return {path: local.mark(os.path.join(directory, path)) for path, _ in local.entries(directory)}


def tree_again(
    estimator: Any, asked: Optional[Request], parent: str, links: bool
) -> Optional[Tuple[str, bool]]:
    """Makes the tree of an export that was asked for before, if that is unchanged.

    Args:
      estimator: the estimator.
      asked: what :func:`request` returned.
      parent: the directory to make it in, under the name of the earlier export.
      links: whether files may be hard links.

    Returns:
      The path of the tree, and whether all of its files are those of the earlier export; None
      where the estimator has to write it.
    """
    last = _LAST.get(estimator)
    if asked is None or last is None or last.request != asked:
        return None
    path = os.path.join(parent, os.path.basename(last.path))
    try:
        if _marks(last.path) != last.marks:
            return None
        is_same = _linked(last.path, path, links)
        marks = _marks(last.path)
    except OSError:
        # It was collected meanwhile, or the disk fails, which the estimator will hear of.
        if os.path.lexists(path):
            local.remove_tree(path)
        return None
    # A link changes when the file's entry was changed, and that alone.
    _LAST[estimator] = last._replace(marks=marks)
    return path, is_same


def _linked(source: str, destination: str, links: bool) -> bool:
    is_same = True
    local.make_directory(destination)
    for entry in local.entries(source):
        there = posixpath.join(destination, entry.path)
        if entry.kind == "directory":
            local.make_directory(there)
        else:
            is_same &= local.link_or_copy(os.path.join(source, entry.path), there, links)
    return is_same
