"""What a SavedModel directory holds for an estimator, read without building a graph."""

from __future__ import annotations

import os
from typing import Any, Dict, NamedTuple, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.versions.saved_model_loading import asset_paths, saved_model_loader

# How Estimator's exports mark the graph of a mode, and the signature that describes it.
_TAGS = {
    tf_estimator.ModeKeys.TRAIN: "train",
    tf_estimator.ModeKeys.EVAL: "eval",
    tf_estimator.ModeKeys.PREDICT: "serve",
}
_SIGNATURE_KEYS = {
    tf_estimator.ModeKeys.TRAIN: "train",
    tf_estimator.ModeKeys.EVAL: "eval",
    tf_estimator.ModeKeys.PREDICT: "serving_default",
}


class ModeGraph(NamedTuple):
    """The graph of one mode.

    Attributes:
      mode: a ``tf.estimator.ModeKeys`` value.
      meta_graph: its ``MetaGraphDef``; not to be changed.
      signature: the ``SignatureDef`` that names its inputs and outputs.
      assets: paths of asset files, by the name of the tensor that holds the path in the graph.
    """

    mode: str
    meta_graph: Any
    signature: Any
    assets: Dict[str, bytes]


class SavedModelDirectory:
    """A SavedModel that an estimator exported.

    Attributes:
      path: the directory.
      loader: TensorFlow's ``SavedModelLoader`` for it.
      modes: the graphs found, by mode.
    """

    def __init__(self, path: Any) -> None:
        """Reads the protobuf.

        Args:
          path: a directory, as str, bytes or ``os.PathLike``.

        Raises:
          TypeError: ``path`` is none of these.
          ValueError: the directory does not hold a SavedModel with variables.
        """
        try:
            self.path = tf.compat.as_str_any(os.fspath(path))
        except TypeError:
            raise TypeError(
                f"saved_model_dir: got {path!r}, wanted the path of a SavedModel"
            ) from None
        try:
            self.loader = saved_model_loader(self.path)
        except (OSError, tf.errors.OpError) as error:
            raise ValueError(
                f"Directory provided has an invalid SavedModel format: {self.path} ({error})"
            ) from error
        if not tf.gfile.Exists(self.checkpoint + ".index"):
            raise ValueError(
                "Directory provided has an invalid SavedModel format: "
                f"{self.path} (there are no variables)"
            )
        self.modes = {graph.mode: graph for graph in map(self._find, _TAGS) if graph}

    @property
    def checkpoint(self) -> str:
        """The prefix of the checkpoint that holds the variables."""
        return tf.compat.as_str_any(self.loader.variables_path)

    def mode(self, mode: str) -> ModeGraph:
        """Returns the graph of a mode.

        Args:
          mode: a ``tf.estimator.ModeKeys`` value.

        Raises:
          RuntimeError: the SavedModel has none.
        """
        if mode not in self.modes:
            found = ", ".join(self.modes) or "no mode of an estimator"
            raise RuntimeError(
                f"{mode} mode is not available in the SavedModel {self.path}, which has {found}. "
                "Export it with an input receiver for that mode"
            )
        return self.modes[mode]

    def _find(self, mode: str) -> Optional[ModeGraph]:
        for meta_graph in self.loader.saved_model.meta_graphs:
            if set(meta_graph.meta_info_def.tags) == {_TAGS[mode]}:
                signature = meta_graph.signature_def.get(_SIGNATURE_KEYS[mode])
                if signature is not None:
                    assets = asset_paths(self.path, meta_graph)
                    return ModeGraph(mode, meta_graph, signature, assets)
                tf.logging.warning("The graph for mode %s in %s has no signature", mode, self.path)
        return None
