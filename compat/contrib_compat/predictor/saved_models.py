"""Predictors of SavedModels."""

from __future__ import annotations

import logging
from typing import Any, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.predictor.base import Predictor
from contrib_compat.saved_model.reading import read_saved_model

DEFAULT_TAGS = "serve"

# What estimators of contrib.learn call the signature of a name in place of it.
_ALTERNATIVE = "default_input_alternative:{}"


@deprecated_class("predictor.saved_model_predictor.SavedModelPredictor")
class SavedModelPredictor(Predictor):
    """A predictor of a SavedModel.

    Stands for ``tf.contrib.predictor.saved_model_predictor.SavedModelPredictor`` (TF 1.15).

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

    def __init__(
        self,
        export_dir: Any,
        signature_def_key: Optional[str] = None,
        signature_def: Any = None,
        input_names: Optional[Mapping[str, str]] = None,
        output_names: Optional[Mapping[str, str]] = None,
        tags: Optional[str] = None,
        graph: Any = None,
        config: Any = None,
    ) -> None:
        _check_arguments(signature_def_key, signature_def, input_names, output_names)
        tags = tags or DEFAULT_TAGS
        self._graph = graph or tf.Graph()
        with self._graph.as_default():
            self._session = tf.Session(config=config)
            tf.saved_model.loader.load(self._session, tags.split(","), export_dir)
        if input_names is None or output_names is None:
            signature = signature_def or _signature(signature_def_key, export_dir, tags)
            input_names = {key: info.name for key, info in signature.inputs.items()}
            output_names = {key: info.name for key, info in signature.outputs.items()}
        find = self._graph.get_tensor_by_name
        self._feed_tensors = {key: find(name) for key, name in input_names.items()}
        self._fetch_tensors = {key: find(name) for key, name in output_names.items()}


def get_meta_graph_def(saved_model_dir: Any, tags: str) -> Any:
    """Returns the MetaGraph of a SavedModel that has just the tags given.

    Stands for ``tf.contrib.predictor.saved_model_predictor.get_meta_graph_def`` (TF 1.15).

    Args:
      saved_model_dir: the SavedModel's directory.
      tags: the tags, parted by commas.

    Raises:
      ValueError: there is none.
      IOError: there is no SavedModel.
    """
    wanted = {tag.strip() for tag in tags.split(",")}
    for meta_graph in read_saved_model(saved_model_dir).meta_graphs:
        if set(meta_graph.meta_info_def.tags) == wanted:
            return meta_graph
    raise ValueError(f"Could not find MetaGraphDef with tags {tags}")


def _check_arguments(key: Any, signature: Any, input_names: Any, output_names: Any) -> None:
    if (input_names is None) != (output_names is None):
        raise ValueError(
            "input_names and output_names must both be specified or both be unspecified."
        )
    if [key, signature, input_names].count(None) < 2:
        raise ValueError(
            "You must specify at most one of signature_def_key OR signature_def OR"
            "(input_names AND output_names)."
        )


def _signature(key: Optional[str], export_dir: Any, tags: str) -> Any:
    key = key or tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
    signatures = get_meta_graph_def(export_dir, tags).signature_def
    if key in signatures:
        return signatures[key]
    other = _ALTERNATIVE.format(key)
    if other not in signatures:
        raise ValueError(
            f'Got signature_def_key "{key}". Available signatures are {list(signatures)}. '
            f"Original error:\n{key!r}"
        )
    logging.warning('Could not find signature def "%s". Using "%s" instead', key, other)
    return signatures[other]
