"""Predictors of estimators, by their newest checkpoint."""

from __future__ import annotations

from typing import Any, Callable, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class, internal
from contrib_compat.predictor.base import Predictor
from contrib_compat.serving.alternatives import (
    DEFAULT_INPUT_ALTERNATIVE_KEY,
    get_input_alternatives,
    get_output_alternatives,
)


@deprecated_class("predictor.core_estimator_predictor.CoreEstimatorPredictor")
class CoreEstimatorPredictor(Predictor):
    """A predictor of a ``tf.estimator.Estimator``.

    Stands for ``tf.contrib.predictor.core_estimator_predictor.CoreEstimatorPredictor`` (TF 1.15).

    Args:
      estimator: the estimator; its newest checkpoint is restored, or its variables are initialized
        where there is none.
      serving_input_receiver_fn: makes the ``ServingInputReceiver``.
      output_key: the key of the export output, ``serving_default`` by default.
      graph: the graph to build the model in, by default one of its own.
      config: a ``ConfigProto`` for the session.

    Raises:
      KeyError: the model has no export output of that key.
    """

    def __init__(
        self,
        estimator: Any,
        serving_input_receiver_fn: Callable[[], Any],
        output_key: Optional[str] = None,
        graph: Any = None,
        config: Any = None,
    ) -> None:
        self._graph = graph or tf.Graph()
        with self._graph.as_default():
            receiver = serving_input_receiver_fn()
            signature = _signature(estimator, receiver, output_key)
            creator = tf.train.ChiefSessionCreator(
                config=config, checkpoint_dir=estimator.model_dir
            )
            self._session = tf.train.MonitoredSession(session_creator=creator)
        find = self._graph.get_tensor_by_name
        self._feed_tensors = {key: find(info.name) for key, info in signature.inputs.items()}
        self._fetch_tensors = {key: find(info.name) for key, info in signature.outputs.items()}


def _signature(estimator: Any, receiver: Any, key: Optional[str]) -> Any:
    if key is None:
        key = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
    mode = tf_estimator.ModeKeys.PREDICT
    outputs = estimator.model_fn(receiver.features, None, mode, estimator.config).export_outputs
    output = outputs.get(key)
    if output is None:
        raise KeyError(f"output_key must be one of {outputs.keys()}; got {key}")
    return output.as_signature_def(receiver.receiver_tensors)


@deprecated_class("predictor.contrib_estimator_predictor.ContribEstimatorPredictor")
class ContribEstimatorPredictor(Predictor):
    """A predictor of a ``tf.contrib.learn.Estimator``.

    Stands for ``tf.contrib.predictor.contrib_estimator_predictor.ContribEstimatorPredictor``
    (TF 1.15).

    Args:
      estimator: the estimator; its newest checkpoint is restored.
      prediction_input_fn: makes the ``InputFnOps``.
      input_alternative_key: the key of the inputs, ``default_input_alternative`` by default.
      output_alternative_key: the key of the outputs, which may be left out where there is one.
      graph: the graph to build the model in, by default one of its own.
      config: a ``ConfigProto`` for the session.

    Raises:
      ValueError: it isn't said which of several outputs are wanted.
    """

    def __init__(
        self,
        estimator: Any,
        prediction_input_fn: Callable[[], Any],
        input_alternative_key: Optional[str] = None,
        output_alternative_key: Optional[str] = None,
        graph: Any = None,
        config: Any = None,
    ) -> None:
        self._graph = graph or tf.Graph()
        with self._graph.as_default():
            input_fn_ops = prediction_input_fn()
            model_fn_ops = estimator._get_predict_ops(input_fn_ops.features)
            creator = tf.train.ChiefSessionCreator(
                config=config,
                checkpoint_filename_with_path=tf.train.latest_checkpoint(estimator.model_dir),
            )
            self._session = tf.train.MonitoredSession(session_creator=creator)
        inputs, _ = get_input_alternatives(input_fn_ops)
        self._feed_tensors = inputs[input_alternative_key or DEFAULT_INPUT_ALTERNATIVE_KEY]
        with internal():
            outputs, key = get_output_alternatives(model_fn_ops, output_alternative_key)
        _, self._fetch_tensors = outputs[key]
