"""Everything that is known of a model's exports, read from what lies on the disk."""

from __future__ import annotations

import os
from typing import Any, Dict, List, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.disk.paths import local_path
from contrib_compat.evaluations.event_files import find_event_files, read_summaries
from contrib_compat.inspection.facts import Evaluation, Export, Survey
from contrib_compat.publishing.manifest import ManifestError, problems
from contrib_compat.publishing.records import best_export_in, names_or_none
from contrib_compat.saved_model.reading import read_saved_model

__all__ = ["signatures_of", "survey"]

_EXPORTS = "export"
_EVALUATIONS = "eval*/*.tfevents.*"
_UNNAMED = "eval"
_STEP = "global_step"
# What exports of Keras models call the optimizer's steps: of Keras 3; as 0.1.0 wrote them; of
# Keras 2.
_KERAS_STEPS = tuple(
    f"{name}/.ATTRIBUTES/VARIABLE_VALUE" for name in ("global_step", "_iterations", "/iter")
)


def survey(model_dir: str) -> Survey:
    """Looks at the exports below ``<model_dir>/export``, whoever wrote them.

    Args:
      model_dir: the directory of the model.

    Returns:
      What is known.

    Raises:
      ValueError: there is no such directory, or it has no ``export`` in it.
    """
    root = os.path.join(model_dir, _EXPORTS)
    if not store.is_directory(root):
        raise ValueError(f"MODEL_DIR: got {model_dir!r}, wanted one with a directory {_EXPORTS!r}")
    evaluations = _evaluations(model_dir)
    exports: List[Export] = []
    for strategy in names_or_none(root):
        directory = os.path.join(root, strategy)
        best = best_export_in(directory, names_or_none(directory))
        for path in _published_in(directory):
            is_best = best is not None and os.path.normpath(path) == os.path.normpath(
                os.path.join(directory, best)
            )
            exports.append(_look_at(strategy, path, is_best, evaluations))
    return Survey(model_dir, exports, evaluations)


def _published_in(directory: str) -> List[str]:
    """Returns the SavedModels that stand under a version, at whatever depth, the oldest first."""
    found = store.folders_with_file(directory, store.SAVED_MODEL_FILES)
    return sorted(
        path
        for path in found
        if os.path.basename(path).isdigit()
        and not os.path.relpath(path, directory).startswith("temp-")
    )


def _look_at(strategy: str, path: str, is_best: bool, evaluations: List[Evaluation]) -> Export:
    verified, lines = _verify(path)
    step: Optional[int] = None
    signatures: Dict[str, Any] = {}
    try:
        signatures = signatures_of(path)
        step = _step_of(path)
    except ValueError as error:
        verified, lines = False, [*lines, str(error)]
    measured = [evaluation for evaluation in evaluations if evaluation.step == step]
    # Of several evaluations of the step that of no name counts, and of one name the last.
    measured.sort(key=lambda evaluation: evaluation.name == _UNNAMED)
    return Export(
        strategy=strategy,
        version=os.path.basename(path),
        path=path,
        size=sum(_sizes_in(path)),
        step=step,
        metrics=measured[-1].metrics if measured else {},
        is_best=is_best,
        verified=verified,
        problems=lines,
        signatures=signatures,
    )


def _evaluations(model_dir: str) -> List[Evaluation]:
    by_name: Dict[str, List[str]] = {}
    for file in find_event_files(os.path.join(model_dir, _EVALUATIONS)):
        by_name.setdefault(os.path.basename(os.path.dirname(file)), []).append(file)
    found = [
        Evaluation(name, scalars.step, dict(scalars.values))
        for name, files in by_name.items()
        for scalars in read_summaries(files)
        if scalars.values
    ]
    # A step that was evaluated twice stays in the order of its evaluations.
    return sorted(found, key=lambda one: (one.name, one.step))


def _step_of(path: str) -> Optional[int]:
    variables = os.path.join(path, "variables")
    if not store.is_directory(variables) or store.is_empty(variables):
        return None
    try:
        reader = tf.train.load_checkpoint(os.path.join(variables, "variables"))
    except (tf.errors.OpError, ValueError) as error:
        raise ValueError(f"{path}: can't read the variables: {error}") from error
    names = reader.get_variable_to_shape_map()
    steps = [name for name in names if name == _STEP or name.endswith(_KERAS_STEPS)]
    return int(reader.get_tensor(steps[0])) if steps else None


def _verify(path: str) -> Any:
    local = local_path(path)
    if local is None:
        return None, []
    try:
        lines = problems(local)
    except ManifestError:
        return None, []
    return not lines, lines


def _sizes_in(path: str) -> List[int]:
    return [
        tf.gfile.Stat(os.path.join(folder, file)).length
        for folder, _, files in tf.gfile.Walk(path)
        for file in files
    ]


def signatures_of(path: str) -> Dict[str, Any]:
    """Reads the signatures of an export.

    Args:
      path: the directory of a SavedModel.

    Returns:
      Dict of signature name to ``{"method": ..., "inputs": {name: "float32[?,2]"}, "outputs":
      ...}``.

    Raises:
      ValueError: there is no SavedModel, or it can't be parsed.
    """
    try:
        message = read_saved_model(path)
    except store.ERRORS as error:
        raise ValueError(f"{path}: can't read the SavedModel: {error}") from error
    return {
        name: {
            "method": signature.method_name,
            "inputs": _tensors(signature.inputs),
            "outputs": _tensors(signature.outputs),
        }
        for meta_graph in message.meta_graphs
        for name, signature in sorted(meta_graph.signature_def.items())
        if not name.startswith("__")
    }


def _tensors(infos: Mapping[str, Any]) -> Dict[str, str]:
    return {name: _described(info) for name, info in sorted(infos.items())}


def _described(info: Any) -> str:
    dtype = tf.as_dtype(info.dtype).name if info.dtype else "?"
    if info.tensor_shape.unknown_rank:
        return f"{dtype}[...]"
    sizes = ["?" if dim.size < 0 else str(dim.size) for dim in info.tensor_shape.dim]
    return f"{dtype}[{','.join(sizes)}]"
