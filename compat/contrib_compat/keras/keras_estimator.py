"""A Keras model as exporters and strategies see it: as an estimator."""

from __future__ import annotations

import contextlib
import os
from typing import Any, Callable, Dict, Iterator, List, Optional

import numpy as np
import tensorflow as tf

from contrib_compat.disk.paths import checked_text
from contrib_compat.keras.checkpoints import keep_newest
from contrib_compat.keras.kinds import check_model, input_names, step_of
from contrib_compat.keras.saving import save
from contrib_compat.keras.signatures import Received, as_identifier, placeholder
from contrib_compat.publishing.assets import check_assets_extra

__all__ = ["KerasEstimator"]

ReceiverFn = Optional[Callable[[], Any]]


class KerasEstimator:
    """What exporters, strategies and users' own ``export_fn`` ask an estimator for.

    Args:
      model: a model of Keras 3 on TensorFlow, of tf-keras, or of the Keras 2 in TensorFlow.
      model_dir: the directory of checkpoints and exports.
      serving: a function without arguments that returns a ``ServingInputReceiver`` or an
        ``InputFnOps``, for exporters and strategies that bring none; by default the model's
        inputs themselves are fed.

    Raises:
      TypeError: ``model`` is no Keras model, ``model_dir`` no path, or ``serving`` no function.
      ValueError: the model is one of Keras 3 on another backend, or ``model_dir`` is empty.
      RuntimeError: eager execution is off.
    """

    def __init__(self, model: Any, model_dir: Any, serving: ReceiverFn = None) -> None:
        check_model("model", model)
        if not tf.executing_eagerly():
            raise RuntimeError(
                "KerasEstimator exports eagerly, which is off: it wants TensorFlow 2 without "
                "disable_v2_behavior()"
            )
        if serving is not None and not callable(serving):
            raise TypeError(f"serving: got {serving!r}, wanted a function without arguments")
        self._model = model
        self._model_dir = checked_text("model_dir", model_dir)
        self._serving = serving
        self._saved_here: Optional[str] = None

    @property
    def model(self) -> Any:
        """The Keras model."""
        return self._model

    @property
    def model_dir(self) -> str:
        """The directory of checkpoints and exports."""
        return self._model_dir

    def __repr__(self) -> str:
        return f"KerasEstimator({self._model!r}, {self._model_dir!r})"

    def save_checkpoint(self) -> str:
        """Saves the weights and the optimizer's state; of earlier ones the newest four stay.

        Returns:
          The path of the checkpoint, ``<model_dir>/keras.ckpt-<step>``.
        """
        prefix = os.path.join(self._model_dir, f"keras.ckpt-{step_of(self._model)}")
        tf.io.gfile.makedirs(self._model_dir)
        written = str(self._checkpoint().write(prefix))
        keep_newest(self._model_dir, written)
        self._saved_here = written
        return written

    def latest_checkpoint(self) -> Optional[str]:
        """Returns the path of the newest checkpoint, None if there is none."""
        found = tf.train.latest_checkpoint(self._model_dir)
        return None if found is None else str(found)

    def restore(self, checkpoint_path: Optional[str] = None) -> Optional[str]:
        """Gives the model the weights of a checkpoint of :meth:`save_checkpoint`.

        Args:
          checkpoint_path: the checkpoint; by default the newest.

        Returns:
          Its path; None where there is none to restore.

        Raises:
          ValueError: a weight of the model isn't in the checkpoint.
        """
        path = checkpoint_path or self.latest_checkpoint()
        if path is not None:
            self._read(path)
            self._saved_here = path
        return path

    def get_variable_names(self) -> List[str]:
        """Returns the names of the variables in the newest checkpoint.

        Raises:
          ValueError: there is no checkpoint.
        """
        return [name for name, _ in tf.train.list_variables(self._existing_checkpoint())]

    def get_variable_value(self, name: str) -> np.ndarray:
        """Returns a variable of the newest checkpoint.

        Args:
          name: one of :meth:`get_variable_names`.

        Raises:
          ValueError: there is no checkpoint.
        """
        return np.asarray(tf.train.load_variable(self._existing_checkpoint(), name))

    def export_saved_model(
        self,
        export_dir_base: Any,
        serving_input_receiver_fn: ReceiverFn,
        assets_extra: Optional[Dict[str, Any]] = None,
        as_text: bool = False,
        checkpoint_path: Optional[str] = None,
        experimental_mode: str = "infer",
    ) -> bytes:
        """Writes the model as ``tf.estimator.Estimator.export_saved_model`` does.

        Args:
          export_dir_base: the directory of the exports.
          serving_input_receiver_fn: a function without arguments that returns a
            ``ServingInputReceiver`` or an ``InputFnOps``; None for ``serving``.
          assets_extra: dict of destination, relative to the export's directory ``assets.extra``,
            to the path of the file that is copied there.
          as_text: whether ``saved_model.pbtxt`` is written in place of ``saved_model.pb``.
          checkpoint_path: a checkpoint whose weights are exported; by default the model's own.
          experimental_mode: only ``ModeKeys.PREDICT``, which is "infer", is exported.

        Returns:
          The path of the export, as bytes.

        Raises:
          TypeError: a path is none, or the function returns no receiver.
          ValueError: a path is empty, the model wants a feature that isn't there, the checkpoint is
            not one of this model, or another mode is asked for.
          tf.errors.NotFoundError: there is no such checkpoint.
        """
        if experimental_mode != "infer":
            raise ValueError(
                f"experimental_mode: got {experimental_mode!r}, wanted 'infer': a Keras model is "
                "exported for predictions alone"
            )
        check_assets_extra(assets_extra)
        receiver_fn = serving_input_receiver_fn or self._serving or self._raw_inputs
        with self._weights_of(checkpoint_path):
            return save(self._model, export_dir_base, receiver_fn, assets_extra, as_text)

    def export_savedmodel(
        self,
        export_dir_base: Any,
        serving_input_receiver_fn: ReceiverFn,
        assets_extra: Optional[Dict[str, Any]] = None,
        as_text: bool = False,
        checkpoint_path: Optional[str] = None,
        strip_default_attrs: Optional[bool] = None,
    ) -> bytes:
        """Writes the model, as users' own export functions ask for it.

        Args:
          export_dir_base: see :meth:`export_saved_model`.
          serving_input_receiver_fn: see :meth:`export_saved_model`.
          assets_extra: see :meth:`export_saved_model`.
          as_text: see :meth:`export_saved_model`.
          checkpoint_path: see :meth:`export_saved_model`.
          strip_default_attrs: not looked at: ``tf.saved_model.save`` decides.

        Returns:
          The path of the export, as bytes.
        """
        return self.export_saved_model(
            export_dir_base, serving_input_receiver_fn, assets_extra, as_text, checkpoint_path
        )

    def _read(self, checkpoint_path: str) -> None:
        """Gives the model a checkpoint's weights, all of them."""
        status = self._checkpoint().read(checkpoint_path)
        try:
            status.assert_existing_objects_matched().expect_partial()
        except AssertionError as error:
            raise ValueError(
                f"checkpoint_path: {checkpoint_path!r} has not all weights of the model"
            ) from error

    def _checkpoint(self) -> Any:
        return tf.train.Checkpoint(model=self._model)

    def _existing_checkpoint(self) -> str:
        path = self.latest_checkpoint()
        if path is None:
            raise ValueError(f"model_dir: {self._model_dir!r} holds no checkpoint")
        return path

    @contextlib.contextmanager
    def _weights_of(self, checkpoint_path: Optional[str]) -> Iterator[None]:
        """Gives the model a checkpoint's weights, and its own again."""
        if checkpoint_path is None or checkpoint_path == self._saved_here:
            yield
            return
        weights = [variable.numpy() for variable in self._model.variables]
        try:
            self._read(checkpoint_path)
            yield
        finally:
            for variable, weight in zip(self._model.variables, weights):
                variable.assign(weight)

    def _raw_inputs(self) -> Any:
        """Receives the model's inputs as they are."""
        names = input_names(self._model)
        if not names:
            raise ValueError(
                "serving: got None for a model whose inputs are only known by its calls, wanted a "
                "function that returns a ServingInputReceiver"
            )
        placeholders = {
            name: placeholder(tensor, as_identifier(name))
            for name, tensor in zip(names, tf.nest.flatten(self._model.inputs))
        }
        return Received(dict(placeholders), placeholders)
