"""Weights of an Estimator's checkpoint for a Keras model."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import tensorflow as tf

from contrib_compat.disk.paths import checked_text
from contrib_compat.keras.kinds import check_model, variables_by_path

__all__ = ["load_estimator_checkpoint", "propose_name_map"]

Shape = Tuple[int, ...]

# What the layers of contrib, of tf.layers and of Keras each call the same variable.
_SAME = {
    "weights": "kernel",
    "weight": "kernel",
    "kernel": "kernel",
    "biases": "bias",
    "bias_weight": "bias",
    "bias_weights": "bias",
    "bias": "bias",
    "embedding_weights": "embeddings",
    "embeddings": "embeddings",
}
# Of the training, not of the model: slots of optimizers and the counters of steps.
_SLOT = re.compile(
    r"/(Adagrad|Adam(_\d+)?|Adadelta(_\d+)?|Ftrl(_\d+)?|Momentum|RMSProp(_\d+)?|"
    r"ExponentialMovingAverage|Regularized|[\w]*_(accum|linear|momentum|rms))$"
)
_NUMBERED = re.compile(r"_\d+(/|$)")
_COUNTER = re.compile(r"(^|/)(global_step|beta[12]_power|learning_rate)$")


def load_estimator_checkpoint(
    model: Any, model_dir: Any, name_map: Optional[Mapping[str, str]] = None
) -> Dict[str, str]:
    """Gives a Keras model the weights that an Estimator trained.

    Every weight of the model gets a variable of the checkpoint, and every variable of the
    checkpoint is used, but for the optimizer's and the global step; otherwise nothing is changed.

    Args:
      model: a Keras model whose weights exist: it has inputs, or was built or called.
      model_dir: the directory of the Estimator's checkpoints, or the path of one.
      name_map: dict of the path of a weight (``dense/kernel``) to the name of a variable in the
        checkpoint (``dnn/hiddenlayer_0/kernel``); by default what :func:`propose_name_map` says.

    Returns:
      The map that was used.

    Raises:
      TypeError: ``model`` is no Keras model, or ``model_dir`` no path.
      ValueError: the model has no weights yet; there is no checkpoint; a name of the map is
        unknown; shapes differ; or something is left on either side, which the error lists.
    """
    weights, saved, reader = _both_sides(model, model_dir)
    if name_map is None:
        name_map = _propose(_shapes(weights), saved)
    _check(name_map, _shapes(weights), saved)
    for path, name in name_map.items():
        value = reader.get_tensor(name)
        weights[path].assign(value.reshape(tuple(weights[path].shape)))
    return dict(name_map)


def propose_name_map(model: Any, model_dir: Any) -> Dict[str, str]:
    """Says which variable of an Estimator's checkpoint is which weight of a Keras model.

    Of one kind and shape, equal names belong together (``weights`` and ``kernel``, ``biases`` and
    ``bias`` being one), but for names that Keras numbered unless all are equal; then, in their
    order, what is left, where there is as much on either side.

    Args:
      model: a Keras model whose weights exist.
      model_dir: the directory of the Estimator's checkpoints, or the path of one.

    Returns:
      Dict of the path of a weight to the name of a variable; what can't be told is left out.

    Raises:
      TypeError: ``model`` is no Keras model, or ``model_dir`` no path.
      ValueError: the model has no weights yet, or there is no checkpoint.
    """
    weights, saved, _ = _both_sides(model, model_dir)
    return _propose(_shapes(weights), saved)


def _both_sides(model: Any, model_dir: Any) -> Tuple[Dict[str, Any], Dict[str, Shape], Any]:
    """Returns the model's weights, the shapes of the checkpoint's variables, and its reader."""
    check_model("model", model)
    weights = variables_by_path(model)
    if not weights:
        raise ValueError("model: has no weights yet, wanted one that was built or called")
    given = checked_text("model_dir", model_dir)
    path = tf.train.latest_checkpoint(given) or given
    try:
        reader = tf.train.load_checkpoint(path)
    except (tf.errors.OpError, ValueError) as error:
        raise ValueError(f"model_dir: found no checkpoint in {given!r}") from error
    shapes = {
        name: tuple(shape)
        for name, shape in reader.get_variable_to_shape_map().items()
        if not _SLOT.search(name) and not _COUNTER.search(name)
    }
    return weights, shapes, reader


def _shapes(weights: Mapping[str, Any]) -> Dict[str, Shape]:
    return {path: tuple(variable.shape) for path, variable in weights.items()}


def _propose(weights: Mapping[str, Shape], saved: Mapping[str, Shape]) -> Dict[str, str]:
    proposed: Dict[str, str] = {}
    kinds = [_kind(path, shape) for path, shape in weights.items()]
    for kind in dict.fromkeys(kinds):
        ours = [path for path in weights if _kind(path, weights[path]) == kind]
        theirs = sorted((name for name in saved if _kind(name, saved[name]) == kind), key=_in_order)
        equal = _of_equal_names(ours, theirs)
        proposed.update(equal)
        ours = [path for path in ours if path not in equal]
        theirs = [name for name in theirs if name not in equal.values()]
        if len(ours) == len(theirs):
            proposed.update(zip(ours, theirs))
    return {path: proposed[path] for path in weights if path in proposed}


def _of_equal_names(ours: Sequence[str], theirs: Sequence[str]) -> Dict[str, str]:
    """Pairs equal names of one kind and shape.

    ``dense_1`` is the second layer here and may be the first there: Keras goes on counting with
    each model of a process. So a name with a number says something only where all are equal.
    """
    names: Dict[str, List[str]] = {}
    for name in theirs:
        names.setdefault(_canonical(name), []).append(name)
    equal = {
        path: names[_canonical(path)][0]
        for path in ours
        if len(names.get(_canonical(path), [])) == 1
    }
    if len(equal) == len(ours):
        return equal
    return {path: name for path, name in equal.items() if not _NUMBERED.search(path)}


def _check(
    name_map: Mapping[str, str], weights: Mapping[str, Shape], saved: Mapping[str, Shape]
) -> None:
    unknown = [f"weight {path!r}" for path in name_map if path not in weights]
    unknown += [f"variable {name!r}" for name in name_map.values() if name not in saved]
    if unknown:
        raise ValueError(f"name_map: there is no {', no '.join(unknown)}")
    differ = [
        f"{path!r} {weights[path]} and {name!r} {saved[name]}"
        for path, name in name_map.items()
        if _squeezed(weights[path]) != _squeezed(saved[name])
    ]
    if differ:
        raise ValueError(f"name_map: shapes differ: {'; '.join(differ)}")
    used = set(name_map.values())
    left = _listed("weights of the model", weights, [p for p in weights if p not in name_map])
    left += _listed("variables of the checkpoint", saved, [n for n in saved if n not in used])
    if left:
        raise ValueError(f"name_map: leaves {' and '.join(left)}")
    if len(used) < len(name_map):
        raise ValueError("name_map: gives one variable of the checkpoint to two weights")


def _listed(title: str, shapes: Mapping[str, Shape], names: Sequence[str]) -> List[str]:
    if not names:
        return []
    return [f"{title}: " + ", ".join(f"{name} {list(shapes[name])}" for name in sorted(names))]


def _canonical(name: str) -> str:
    *scopes, last = name.split("/")
    return "/".join([*scopes, _SAME.get(last, last)])


def _kind(name: str, shape: Shape) -> Tuple[str, Shape]:
    return _canonical(name).rpartition("/")[2], _squeezed(shape)


def _squeezed(shape: Shape) -> Shape:
    """Leaves out dimensions of one, by which layers of contrib and of Keras differ."""
    return tuple(size for size in shape if size != 1)


def _in_order(name: str) -> List[Any]:
    """Sorts ``hiddenlayer_10`` after ``hiddenlayer_9``, and logits after hidden layers."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]
