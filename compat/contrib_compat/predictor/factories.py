"""The functions that make predictors."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional

from contrib_compat import estimator as tf_estimator
from contrib_compat.predictor.base import Predictor
from contrib_compat.predictor.estimators import ContribEstimatorPredictor, CoreEstimatorPredictor
from contrib_compat.predictor.saved_models import SavedModelPredictor
from contrib_compat.versions import private_names as borrowed

# Whichever TensorFlow it came with: native, or served from a copy.
_CONTRIBS = "contrib.learn.python.learn.estimators.estimator"


def from_saved_model(
    export_dir: Any,
    signature_def_key: Optional[str] = None,
    signature_def: Any = None,
    input_names: Optional[Mapping[str, str]] = None,
    output_names: Optional[Mapping[str, str]] = None,
    tags: Optional[str] = None,
    graph: Any = None,
    config: Any = None,
) -> Predictor:
    """Makes a predictor of a SavedModel.

    Stands for ``tf.contrib.predictor.from_saved_model`` (TF 1.15; until 1.12 without `config`).

    Args:
      export_dir: the SavedModel's directory.
      signature_def_key: the key of the signature, ``serving_default`` by default.
      signature_def: a ``SignatureDef`` in place of one of the model's.
      input_names: the names of input tensors by what the inputs are called, in place of a
        signature; `output_names` has to be given with it.
      output_names: the names of output tensors, likewise.
      tags: the tags of the MetaGraph, parted by commas; ``"serve"`` by default.
      graph: the graph to load it into, by default one of its own.
      config: a ``ConfigProto`` for the session.

    Raises:
      ValueError: more than one way was given to say what the inputs and outputs are, or the model
        has no such MetaGraph or signature.
      IOError: there is no SavedModel.
    """
    return SavedModelPredictor(
        export_dir,
        signature_def_key=signature_def_key,
        signature_def=signature_def,
        input_names=input_names,
        output_names=output_names,
        tags=tags,
        graph=graph,
        config=config,
    )


def from_estimator(
    estimator: Any,
    serving_input_receiver_fn: Callable[[], Any],
    output_key: Optional[str] = None,
    graph: Any = None,
    config: Any = None,
) -> Predictor:
    """Makes a predictor of a ``tf.estimator.Estimator``, by its newest checkpoint.

    Stands for ``tf.contrib.predictor.from_estimator`` (TF 1.15; until 1.12 without `config`).

    Args:
      estimator: the estimator.
      serving_input_receiver_fn: makes the ``ServingInputReceiver``.
      output_key: the key of the export output, ``serving_default`` by default.
      graph: the graph to build the model in, by default one of its own.
      config: a ``ConfigProto`` for the session.

    Raises:
      TypeError: the estimator is one of ``tf.contrib.learn``.
      KeyError: the model has no export output of that key.
    """
    if any(cls.__module__.endswith(_CONTRIBS) for cls in type(estimator).__mro__):
        raise TypeError(
            "Expected estimator to be of type tf.python.estimator.Estimator, but got type "
            "tf.contrib.learn.Estimator. You likely want to call from_contrib_estimator."
        )
    return CoreEstimatorPredictor(
        estimator, serving_input_receiver_fn, output_key=output_key, graph=graph, config=config
    )


def from_contrib_estimator(
    estimator: Any,
    prediction_input_fn: Callable[[], Any],
    input_alternative_key: Optional[str] = None,
    output_alternative_key: Optional[str] = None,
    graph: Any = None,
    config: Any = None,
) -> Predictor:
    """Makes a predictor of a ``tf.contrib.learn.Estimator``, by its newest checkpoint.

    Stands for ``tf.contrib.predictor.from_contrib_estimator`` (TF 1.15; until 1.12 without
    `config`).

    Args:
      estimator: the estimator.
      prediction_input_fn: makes the ``InputFnOps``.
      input_alternative_key: the key of the inputs, ``default_input_alternative`` by default.
      output_alternative_key: the key of the outputs, which may be left out where there is one.
      graph: the graph to build the model in, by default one of its own.
      config: a ``ConfigProto`` for the session.

    Raises:
      TypeError: the estimator is a ``tf.estimator.Estimator``.
      ValueError: it isn't said which of several outputs are wanted.
    """
    if isinstance(estimator, (tf_estimator.Estimator, borrowed.EstimatorV2)):
        raise TypeError(
            "Expected estimator to be of type tf.contrib.learn.Estimator, but got type "
            "tf.python.estimator.Estimator. You likely want to call from_estimator."
        )
    return ContribEstimatorPredictor(
        estimator,
        prediction_input_fn,
        input_alternative_key=input_alternative_key,
        output_alternative_key=output_alternative_key,
        graph=graph,
        config=config,
    )
