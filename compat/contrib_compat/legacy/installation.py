"""Shows the legacy tree by TensorFlow's own names, to all of the process, until taken back."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any, Optional, Set, Tuple, Union

import wrapt

from contrib_compat.legacy import places
from contrib_compat.legacy.aliases import AliasFinder
from contrib_compat.legacy.itself import in_use
from contrib_compat.legacy.itself.copy import find_copy
from contrib_compat.versions import estimator_import
from contrib_compat.versions.process_mode import use_tf1_behavior

_lock = threading.RLock()
_finders: Tuple[Any, ...] = ()
_hooked: Set[str] = set()
_wants_tf1_behavior = False
_chosen_before: Optional[str] = None
_has_chosen = False


def install(
    contrib_from: Union[str, Path, None] = None,
    behavior: Optional[str] = None,
    over_native: bool = False,
) -> None:
    """Brings ``tf.contrib`` back, and ``tf.estimator`` where TensorFlow lacks it.

    ``import tensorflow.contrib.learn``, ``tf.contrib.learn`` and the same below
    ``tensorflow.compat.v1`` and ``tensorflow_estimator`` are ``tf_contrib.learn``, the very module;
    ``tf.estimator``, ``tf.compat.v1.estimator`` and ``tensorflow.python.estimator`` are there as
    they were until TF 2.15. What the TensorFlow installed has itself stays what it is: on TF 1.15
    its own contrib, to which the names of earlier releases are added.

    It may be called at any time, before or after TensorFlow is imported, from any thread, and
    again: nothing is imported before it is used, and all modules of the process see contrib.
    :func:`uninstall` takes it back.

    Args:
      contrib_from: what answers the names that this package has no answer of its own for:
        ``"fetched"``, the copy that ``tf-contrib fetch`` made; the path of an installed TensorFlow
        1.15; ``"none"``. By default what the environment variable ``TF_CONTRIB_FROM`` says, or else
        the fetched copy if there is one.
      behavior: ``"v1"`` calls ``tf.compat.v1.disable_v2_behavior()``, when TensorFlow is imported
        or, if it is already, now. That is for the whole process, and for good: Keras 3 doesn't
        train after it. None leaves the behaviour alone.
      over_native: on TF 1.15, whether this package's answers stand in place of what its own contrib
        has, too: Experiment, the export strategies, ... On other TensorFlows they always do.

    Raises:
      ValueError: ``behavior`` is another.
      CopyError: there is no copy where ``contrib_from`` says. Nothing has been changed.
    """
    global _finders, _wants_tf1_behavior, _chosen_before, _has_chosen
    if behavior not in (None, "v1"):
        raise ValueError(f"behavior is {behavior!r}; it must be 'v1', or None to leave it alone")
    if contrib_from is not None:
        find_copy(str(contrib_from))
    with _lock:
        if contrib_from is not None:
            before = in_use.choose(contrib_from)
            if not _has_chosen:
                _chosen_before, _has_chosen = before, True
        if not _finders:
            _finders = (AliasFinder(places.target_of), estimator_import.RevivingFinder())
            sys.meta_path[:0] = _finders
        _wants_tf1_behavior = _wants_tf1_behavior or behavior is not None
    if in_use.is_native():
        from contrib_compat.legacy import native

        native.complete(over_native)
    # TensorFlow may be on its way in another thread: no lock of ours is held where that is waited
    # for, since what is to happen afterwards happens in that thread.
    for host in places.HOSTS:
        _when_imported(host)


def uninstall() -> None:
    """Takes back what :func:`install` did, but for the behaviour of TensorFlow 1.

    Objects that the program has got stay what they are; without an ``install`` before, or again, it
    does nothing.
    """
    global _finders, _wants_tf1_behavior, _has_chosen
    with _lock:
        if not _finders:
            return
        sys.meta_path[:] = [finder for finder in sys.meta_path if finder not in _finders]
        _finders, _wants_tf1_behavior = (), False
        places.detach()
        if in_use.is_native():
            from contrib_compat.legacy import native

            native.take_back()
        if _has_chosen:
            in_use.choose(_chosen_before)
            _has_chosen = False


def _when_imported(host: str) -> None:
    if host in sys.modules:
        _arrived(host)
        return
    with _lock:
        is_hooked = host in _hooked
        _hooked.add(host)
    if not is_hooked:
        wrapt.register_post_import_hook(lambda module: _arrived(host), host)


def _arrived(host: str) -> None:
    """Does what is to be done once a module of TensorFlow's is imported."""
    global _wants_tf1_behavior
    if not _finders:
        return
    places.attach(host)
    with _lock:
        switch, _wants_tf1_behavior = _wants_tf1_behavior, False
    if switch:
        use_tf1_behavior()
