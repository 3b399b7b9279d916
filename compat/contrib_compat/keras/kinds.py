"""Which Keras a model is of, and what differs between the two."""

from __future__ import annotations

import sys
from typing import Any, Dict, List

__all__ = [
    "check_model",
    "input_names",
    "output_names",
    "saved_parts",
    "step_of",
    "takes_one_tensor",
    "variables_by_path",
]


def check_model(argument: str, model: Any) -> None:
    """Refuses what isn't a Keras model that computes by TensorFlow.

    Args:
      argument: what the caller calls it.
      model: a model of Keras 3, of tf-keras, or of the Keras 2 in TensorFlow.

    Raises:
      TypeError: it is no Keras model.
      ValueError: it is one of Keras 3 with another backend than TensorFlow.
    """
    # Of its class: a model without weights yet raises where it is asked for them.
    if not all(hasattr(type(model), name) for name in ("fit", "weights", "get_layer")):
        raise TypeError(f"{argument}: got {model!r}, wanted a model of Keras")
    if _is_keras3(model):
        backend = sys.modules["keras"].config.backend()
        if backend != "tensorflow":
            raise ValueError(
                f"{argument}: got a model of Keras 3 on the backend {backend!r}, wanted one on "
                "'tensorflow' (set KERAS_BACKEND=tensorflow before Keras is imported)"
            )


def input_names(model: Any) -> List[str]:
    """Returns the names of a model's inputs, none where it is only known by its calls."""
    if _is_keras3(model):
        # A Sequential model has inputs once it is built, a subclass never.
        try:
            return [tensor.name for tensor in model.inputs or ()]
        except (AttributeError, ValueError):
            return []
    return list(getattr(model, "input_names", None) or ())


def output_names(model: Any, count: int) -> List[str]:
    """Names outputs as ``model_to_estimator`` does: by their layers, else by number.

    Args:
      model: the model.
      count: how many outputs a call of it returned.
    """
    try:
        names = list(getattr(model, "output_names", None) or ())
    except (AttributeError, ValueError):
        names = []
    if len(names) == count:
        return _without_namesakes(names)
    return [f"output_{number}" for number in range(1, count + 1)]


def takes_one_tensor(model: Any) -> bool:
    """Tells whether a model without inputs of its own was called with a tensor, not with a dict."""
    config = model.get_build_config() if hasattr(model, "get_build_config") else None
    shape = (config or {}).get("input_shape")
    return shape is not None and not isinstance(shape, dict)


def _without_namesakes(names: List[str]) -> List[str]:
    """Numbers names that came before, as Keras 2 does: a layer may have several outputs."""
    unique: List[str] = []
    for name in names:
        number, candidate = 0, name
        while candidate in unique:
            number += 1
            candidate = f"{name}_{number}"
        unique.append(candidate)
    return unique


def step_of(model: Any) -> int:
    """Returns how many steps a model's optimizer has taken, 0 without an optimizer.

    A model with several, as an adversarial one has, keeps them in attributes of its own; the one
    that took the most steps counts.
    """
    optimizers = [getattr(model, "optimizer", None), *vars(model).values()]
    steps = [optimizer.iterations for optimizer in optimizers if _is_optimizer(optimizer)]
    return max((int(count.numpy()) for count in steps), default=0)


def _is_optimizer(value: Any) -> bool:
    return all(hasattr(type(value), name) for name in ("apply_gradients", "iterations"))


def saved_parts(model: Any) -> Dict[str, Any]:
    """Returns what of a model has to stand in a SavedModel, for every reader of SavedModels.

    That is all but its optimizers, whose variables are as large as the model or twice that, and
    which no Estimator exports. A variable of Keras 3 wraps one of TensorFlow's.
    ``tf.saved_model.load`` restores the wrapper, but sessions, and so TensorFlow Serving and
    TensorFlow Lite's converter, find the variable in it uninitialized. So it is TensorFlow's own
    variables and tables that are saved.

    Args:
      model: the Keras model.

    Returns:
      Dict of the name of an attribute to what it holds.
    """
    import tensorflow as tf

    if not hasattr(tf.train, "TrackableView"):  # New in TensorFlow 2.9.
        return {"model": model}
    held: Dict[int, Any] = {}
    for part in [*model.variables, *_parts(model, tf.train.TrackableView)]:
        wrapped = getattr(part, "value", None)
        plain = wrapped if isinstance(wrapped, tf.Variable) else part
        if isinstance(plain, (tf.Variable, tf.saved_model.experimental.TrackableResource)):
            held[id(plain)] = plain
    step = tf.Variable(step_of(model), trainable=False, dtype=tf.int64)
    return {"held": list(held.values()), "global_step": step}


def _parts(model: Any, view: Any) -> List[Any]:
    """Returns what a model tracks, at whatever depth, but for optimizers and what they track."""
    found: Dict[int, Any] = {id(model): model}
    ahead = [model]
    while ahead:
        for part in view.children(ahead.pop()).values():
            if id(part) not in found and not _is_optimizer(part):
                found[id(part)] = part
                ahead.append(part)
    return list(found.values())


def variables_by_path(model: Any) -> Dict[str, Any]:
    """Returns the weights of a model by a name that no other has, in the model's order."""
    named: Dict[str, Any] = {}
    for variable in model.weights:
        path = getattr(variable, "path", None) or variable.name.split(":")[0]
        if "seed_generator" in path.split("/")[-2:-1]:
            continue  # The state of a random number generator is nobody's weight.
        if path in named:
            raise ValueError(
                f"model: has two variables named {path!r}, wanted layers with names of their own"
            )
        named[path] = variable
    return named


def _is_keras3(model: Any) -> bool:
    return any(
        base.__module__.startswith(("keras.src.", "keras.models"))
        and _major(base.__module__.partition(".")[0]) >= 3
        for base in type(model).__mro__
    )


def _major(package: str) -> int:
    return int(getattr(sys.modules.get(package), "__version__", "0").partition(".")[0])
