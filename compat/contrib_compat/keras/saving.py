"""How a Keras model is written as a SavedModel that stands for an Estimator's export."""

from __future__ import annotations

import os
import time
from typing import Any, Callable, Dict, Optional

import tensorflow as tf

from contrib_compat.disk.paths import as_text, check_directory
from contrib_compat.keras.kinds import saved_parts
from contrib_compat.keras.signatures import Signatures
from contrib_compat.publishing.assets import check_sources
from contrib_compat.publishing.committing import publish
from contrib_compat.saved_model.reading import read_saved_model

__all__ = ["save"]


def save(
    model: Any,
    export_dir_base: Any,
    receiver_fn: Callable[[], Any],
    assets_extra: Optional[Dict[str, Any]] = None,
    as_pbtxt: bool = False,
) -> bytes:
    """Writes a model to a new version below a directory.

    Args:
      model: the Keras model, with the weights that are to be saved.
      export_dir_base: the directory of the exports.
      receiver_fn: a function without arguments that returns a ``ServingInputReceiver``.
      assets_extra: dict of destination, relative to the export's ``assets.extra``, to a file.
      as_pbtxt: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.

    Returns:
      The path of the export, as bytes, as estimators return it.

    Raises:
      TypeError: a path is none, or the receiver function returns no receiver.
      ValueError: the directory's name is empty, or the model wants a feature that isn't there.
      tf.errors.NotFoundError: a file of ``assets_extra`` is not there.
    """
    directory = check_directory("export_path", export_dir_base)
    check_sources(assets_extra)
    signatures = Signatures(model, receiver_fn)
    saved = tf.Module()
    for attribute, part in saved_parts(model).items():
        setattr(saved, attribute, part)
    saved.resources = signatures.resources

    def write(base: Any) -> bytes:
        path = os.path.join(as_text(base), str(int(time.time())))
        tf.saved_model.save(saved, path, signatures=signatures.functions)
        if as_pbtxt:
            _as_pbtxt(path)
        for destination, source in (assets_extra or {}).items():
            copy = os.path.join(path, "assets.extra", destination)
            tf.io.gfile.makedirs(os.path.dirname(copy))
            tf.io.gfile.copy(os.fspath(source), copy)
        return os.fsencode(path)

    return bytes(publish(directory, write))


def _as_pbtxt(path: str) -> None:
    from google.protobuf import text_format

    message = read_saved_model(path)
    with tf.io.gfile.GFile(os.path.join(path, "saved_model.pbtxt"), "w") as file:
        file.write(text_format.MessageToString(message))
    tf.io.gfile.remove(os.path.join(path, "saved_model.pb"))
