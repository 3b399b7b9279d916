"""Keras models saved and loaded as ``tf.contrib.saved_model`` did: graphs of modes, and JSON."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import paths
from contrib_compat.disk.paths import AnyPath
from contrib_compat.keras.kinds import check_model
from contrib_compat.keras.mode_graphs import ModelToSave, load_weights, write_graphs
from contrib_compat.publishing.committing import publish_at
from contrib_compat.versions import keras2_models
from contrib_compat.versions.estimator_package import keras2_v1

__all__ = ["load_keras_model", "save_keras_model"]

_JSON = os.path.join("assets", "saved_model.json")


def save_keras_model(
    model: Any,
    saved_model_path: AnyPath,
    custom_objects: Optional[Mapping[str, Any]] = None,
    as_text: bool = False,
    input_signature: Any = None,
    serving_only: bool = False,
) -> str:
    """Saves a Keras model as a SavedModel, with its configuration.

    Stands for ``tf.contrib.saved_model.save_keras_model`` (TF 1.15).

    The graph that predicts is tagged ``serve``. A model that was compiled with an optimizer that
    graphs can hold also has the graphs ``train`` and ``eval``, with its loss and metrics; and then
    the variables of the optimizer are saved with its own. The configuration is in
    ``assets/saved_model.json``. The directory appears complete, or not at all.

    Args:
      model: a model of Keras 2: of ``tf.keras`` up to TensorFlow 2.15, or of tf-keras.
      saved_model_path: the directory to write, which is not there or empty.
      custom_objects: dict of name to class or function that the model's configuration names.
      as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``; not
        with ``serving_only``.
      input_signature: a structure of ``tf.TensorSpec`` for the inputs, by default the model's own.
      serving_only: whether only the graph that predicts is written, as a function of TensorFlow 2;
        needed for models that are defined by a method ``call``.

    Returns:
      The path of the directory.

    Raises:
      TypeError: ``model`` is no model of Keras 2, or the path is none.
      NotImplementedError: the model is defined by a method ``call``, without ``serving_only``.
      ValueError: the model has no weights yet, or its inputs aren't known.
      AssertionError: the directory is there already, and not empty.
    """
    directory = paths.checked_text("saved_model_path", saved_model_path)
    keras = _keras_2_of(model)
    if not serving_only:
        _check_layers_are_known(keras, model)

    def write(new: str) -> None:
        if serving_only:
            _write_serving(model, new, input_signature)
        else:
            optimizer = _optimizer_for_graphs(keras, model)
            settings = keras2_models.settings_of(optimizer)
            saved = ModelToSave(keras, model, optimizer, settings, input_signature, custom_objects)
            write_graphs(saved, new, as_text)
        _write_configuration(model, new)

    try:
        return publish_at(directory, write)
    except FileExistsError as error:
        raise AssertionError(
            f"saved_model_path: got {directory!r}, which already exists and isn't empty; wanted "
            "another directory, or an empty one"
        ) from error


def load_keras_model(
    saved_model_path: AnyPath, custom_objects: Optional[Mapping[str, Any]] = None
) -> Any:
    """Loads a model that :func:`save_keras_model` saved, also one saved by native TensorFlow 1.

    Stands for ``tf.contrib.saved_model.load_keras_model`` (TF 1.15).

    Args:
      saved_model_path: the directory.
      custom_objects: dict of name to class or function that the model's configuration names.

    Returns:
      The model, of Keras 2, with its weights; it is not compiled.

    Raises:
      tf.errors.NotFoundError: there is no configuration or no checkpoint.
    """
    directory = paths.checked_text("saved_model_path", saved_model_path)
    with tf.gfile.Open(os.path.join(directory, _JSON)) as file:
        configuration = file.read()
    model = keras2_v1().models.model_from_json(configuration, custom_objects=custom_objects)
    load_weights(model, os.path.join(directory, "variables", "variables"))
    return model


def _keras_2_of(model: Any) -> ModuleType:
    keras = keras2_models.keras_of(model)
    if keras is None:
        check_model("model", model)
        raise TypeError(
            f"model: got {model!r}, a model of Keras 3, wanted one of tf-keras; "
            "tf.keras.models.save_model saves those of Keras 3"
        )
    return keras


def _check_layers_are_known(keras: ModuleType, model: Any) -> None:
    if isinstance(model, keras.Sequential):
        if not model.built:
            raise ValueError(
                "model: got a Sequential model without weights, wanted one that was called or "
                "built, or whose first layer knows its input_shape"
            )
    elif not getattr(model, "_is_graph_network", False):
        raise NotImplementedError(
            f"model: got {model!r}, which is defined by its method call, wanted a functional or "
            "Sequential model; with serving_only=True it can be saved for serving alone"
        )


def _optimizer_for_graphs(keras: ModuleType, model: Any) -> Any:
    """Returns the optimizer that the graphs for training hold, None where there is none."""
    if not model.optimizer:
        return None
    optimizer = keras2_models.optimizer_for_graphs(keras, model.optimizer)
    if optimizer is None:
        tf.logging.warning(
            "The model's optimizer is not of tf.train or tf.keras.optimizers: only the graph for "
            "serving is saved."
        )
    elif optimizer is not model.optimizer:
        tf.logging.warning(
            "The model's optimizer works eagerly alone: the saved graph trains by the one of "
            "tf.keras.optimizers.legacy, which begins anew."
        )
    return optimizer


def _write_serving(model: Any, directory: str, input_signature: Any) -> None:
    def serve(*inputs: Any) -> Any:
        outputs = tf.nest.flatten(model(inputs[0] if len(inputs) == 1 else list(inputs)))
        return dict(zip(model.output_names, outputs))

    signature = input_signature and tf.function(serve, input_signature=input_signature)
    model.save(directory, save_format="tf", signatures=signature)


def _write_configuration(model: Any, directory: str) -> None:
    try:
        configuration = model.to_json()
    except NotImplementedError:
        tf.logging.warning("The model has no method get_config: its configuration is not saved.")
        return
    tf.gfile.MakeDirs(os.path.join(directory, "assets"))
    with tf.gfile.Open(os.path.join(directory, _JSON), "w") as file:
        file.write(configuration)
