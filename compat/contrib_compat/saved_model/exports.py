"""Exporting the graphs of several modes, or of one, as a SavedModel."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.disk.paths import AnyPath
from contrib_compat.publishing.asking import export_all_modes
from contrib_compat.publishing.assets import check_assets_extra
from contrib_compat.saved_model.metric_tensors import with_metric_tensors

__all__ = ["export_all_saved_models", "export_saved_model_for_mode"]

_MODES = (
    tf_estimator.ModeKeys.TRAIN,
    tf_estimator.ModeKeys.EVAL,
    tf_estimator.ModeKeys.PREDICT,
)
ReceiverFn = Optional[Callable[[], Any]]


def export_all_saved_models(
    estimator: Any,
    export_dir_base: AnyPath,
    input_receiver_fn_map: Mapping[str, ReceiverFn],
    assets_extra: Optional[Mapping[str, str]] = None,
    as_text: bool = False,
    checkpoint_path: Optional[AnyPath] = None,
    strip_default_attrs: Optional[bool] = None,
) -> bytes:
    """Exports the graphs of several modes as one SavedModel.

    Stands for ``tf.contrib.estimator.export_all_saved_models`` (TF 1.15; with
    ``strip_default_attrs``, TF 1.12).

    The graphs are tagged ``train``, ``eval`` and ``serve``. They share the variables of the
    first of these that is exported. The training graph keeps its train_op in the collection
    ``saved_model_train_op``; loss, metrics and predictions of the first two are in the
    signatures ``train`` and ``eval``.

    Args:
      estimator: an estimator of ``tf.estimator``.
      export_dir_base: the directory below which the SavedModel is written, in a new directory
        named by the time.
      input_receiver_fn_map: dict of ``tf.estimator.ModeKeys`` to a function without arguments
        that returns an input receiver. A mode whose function is None is left out.
      assets_extra: dict of destination, relative to ``assets.extra``, to the file to copy there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
      checkpoint_path: the checkpoint to export; None for the latest in ``model_dir``.
      strip_default_attrs: whether attributes that have their default are left out of the
        graphs, so that older TensorFlows can read them; None to leave it to the estimator,
        which strips them.

    Returns:
      The path of the SavedModel, as bytes.

    Raises:
      TypeError: the estimator can't export several modes, or an argument has a wrong type.
      ValueError: there is no receiver function, no checkpoint, the model_fn gives no
        export_outputs for PREDICT, the checkpoint lacks a variable, or a destination leaves
        ``assets.extra``.
    """
    if not hasattr(estimator, "experimental_export_all_saved_models"):
        raise TypeError(f"estimator: got {estimator!r}, wanted an estimator of tf.estimator")
    if not isinstance(input_receiver_fn_map, Mapping):
        raise TypeError(
            f"input_receiver_fn_map: got {input_receiver_fn_map!r}, wanted a dict of mode to "
            "input receiver function"
        )
    left_out = [key for key, fn in input_receiver_fn_map.items() if not fn or key not in _MODES]
    if len(left_out) == len(input_receiver_fn_map):
        raise ValueError(
            "No valid modes for exporting found. input_receiver_fn_map: got "
            f"{dict(input_receiver_fn_map)!r}, wanted a function for one of {', '.join(_MODES)}"
        )
    if left_out:
        tf.logging.warning("No graph is exported for %s", ", ".join(map(str, left_out)))
    check_assets_extra(assets_extra)
    options = {
        "assets_extra": assets_extra,
        "as_text": as_text,
        "checkpoint_path": checkpoint_path,
        "strip_default_attrs": strip_default_attrs,
    }
    export_dir = export_all_modes(
        with_metric_tensors(estimator), export_dir_base, input_receiver_fn_map, options
    )
    return bytes(tf.compat.as_bytes(export_dir))


def export_saved_model_for_mode(
    estimator: Any,
    export_dir_base: AnyPath,
    input_receiver_fn: ReceiverFn,
    assets_extra: Optional[Mapping[str, str]] = None,
    as_text: bool = False,
    checkpoint_path: Optional[AnyPath] = None,
    mode: Any = tf_estimator.ModeKeys.PREDICT,
    strip_default_attrs: Any = None,
) -> bytes:
    """Exports the graph of one mode as a SavedModel.

    Stands for ``tf.contrib.estimator.export_saved_model_for_mode`` (TF 1.15). Up to TF 1.12
    ``strip_default_attrs`` came before ``mode``; calls that pass them by position in that order
    work as well.

    Args:
      estimator: an estimator of ``tf.estimator``.
      export_dir_base: the directory below which the SavedModel is written, in a new directory
        named by the time.
      input_receiver_fn: a function without arguments that returns an input receiver.
      assets_extra: dict of destination, relative to ``assets.extra``, to the file to copy there.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
      checkpoint_path: the checkpoint to export; None for the latest in ``model_dir``.
      mode: the ``tf.estimator.ModeKeys`` value of the graph to export.
      strip_default_attrs: whether attributes that have their default are left out of the graph;
        None to leave it to the estimator, which strips them.

    Returns:
      The path of the SavedModel, as bytes.

    Raises:
      TypeError: as :func:`export_all_saved_models`.
      ValueError: as :func:`export_all_saved_models`, and if ``input_receiver_fn`` is None.
    """
    if isinstance(mode, bool):
        mode, strip_default_attrs = strip_default_attrs or tf_estimator.ModeKeys.PREDICT, mode
    if not input_receiver_fn:
        raise ValueError("An input_receiver_fn must be defined.")
    return export_all_saved_models(
        estimator,
        export_dir_base,
        {mode: input_receiver_fn},
        assets_extra=assets_extra,
        as_text=as_text,
        checkpoint_path=checkpoint_path,
        strip_default_attrs=strip_default_attrs,
    )
