"""What TensorFlow 1 did with a Keras model in a graph, and Keras 2 still does under private names.

Keras 2 is in TensorFlow up to 2.15, and is tf-keras from then on. A model that is made in a graph
is one of TensorFlow 1's, whose functions are ops of that graph, also where eager execution is on.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from types import ModuleType
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from contrib_compat.versions import private_names

__all__ = [
    "builder_beside_checkpoint",
    "classes_kept",
    "clone",
    "keras_of",
    "metrics_of",
    "optimizer_for_graphs",
    "phase",
    "placeholder",
    "settings_of",
    "targets_of",
    "updates_of",
]

# By the package that its classes are of: the module by which a Keras 2 is imported.
_KERAS = {
    "tf_keras": "tf_keras",
    "keras": "keras",
    "tensorflow": "tensorflow.keras",
    "tensorflow_core": "tensorflow.keras",
}
_MAKERS = {
    "train": ("_make_train_function", "train_function"),
    "eval": ("_make_test_function", "test_function"),
    "infer": ("_make_predict_function", "predict_function"),
}


def keras_of(model: Any) -> Optional[ModuleType]:
    """Returns the Keras 2 that a model is of; None for anything else, models of Keras 3 included.

    Args:
      model: a Keras model.
    """
    for base in type(model).__mro__:
        package = base.__module__.partition(".")[0]
        if base.__name__ == "Model" and package in _KERAS:
            keras = importlib.import_module(_KERAS[package])
            return keras if hasattr(_beside(keras.models.clone_model), _CLONE) else None
    return None


def optimizer_for_graphs(keras: ModuleType, optimizer: Any) -> Any:
    """Returns the optimizer of a model as graphs take it: itself, or where it only works eagerly
    its twin of earlier releases, with its settings but not its state.

    Args:
      keras: the model's Keras.
      optimizer: the optimizer.
    """
    convert = getattr(_beside(keras.optimizers.get), "convert_to_legacy_optimizer", None)
    only_eager = getattr(keras.optimizers, "Optimizer", ())
    legacy = getattr(keras.optimizers, "legacy", None)
    earlier = getattr(legacy, "Optimizer", ())
    if not convert or not isinstance(optimizer, only_eager) or isinstance(optimizer, earlier):
        return optimizer
    twin = convert(optimizer)
    if not isinstance(twin, earlier) and hasattr(legacy, type(twin).__name__):
        # Keras finds its classes by their public name, which is tf-keras's once that is imported.
        twin = getattr(legacy, type(twin).__name__).from_config(twin.get_config())
    return twin


def settings_of(optimizer: Any) -> Optional[Dict[str, Any]]:
    """Returns the settings of an optimizer of Keras; None for one of ``tf.train``, or for none."""
    if optimizer is None or hasattr(optimizer, "optimizer"):
        return None
    settings: Dict[str, Any] = optimizer.get_config()
    return settings


@contextlib.contextmanager
def phase(keras: ModuleType, training: bool) -> Iterator[None]:
    """Has layers train, or not, that are called in the default graph meanwhile.

    Args:
      keras: their Keras.
      training: whether they train.
    """
    backend = _beside(keras.backend.learning_phase_scope)
    # The public function warns that it will go; the private one does the same, where it exists.
    scope = getattr(backend, "deprecated_internal_learning_phase_scope", None)
    with (scope or backend.learning_phase_scope)(int(training)):
        yield


def clone(
    keras: ModuleType,
    model: Any,
    optimizer: Any,
    settings: Optional[Mapping[str, Any]],
    inputs: Optional[List[Any]],
    custom_objects: Optional[Mapping[str, Any]],
) -> Any:
    """Makes a model anew in the default graph.

    Args:
      keras: the model's Keras.
      model: a model whose layers are known.
      optimizer: what it is compiled with; None to leave it uncompiled.
      settings: the optimizer's, see :func:`settings_of`.
      inputs: the tensors that it is called with; None for placeholders.
      custom_objects: classes and functions of its configuration, by name.

    Returns:
      The model in the graph, with other values.
    """
    with _compiled_with(model, optimizer):
        return getattr(_beside(keras.models.clone_model), _CLONE)(
            model,
            input_tensors=inputs,
            custom_objects=custom_objects,
            compile_clone=optimizer is not None,
            optimizer_config=settings,
        )


@contextlib.contextmanager
def classes_kept(model: Any) -> Iterator[None]:
    """Has models that are there already go on as they are, when another kind is made meanwhile.

    Keras gives its classes other bases when a model is made in a graph where the one before was
    not, and with them to all models that there are.

    Args:
      model: a model that is there.
    """
    kinds = {kind for part in _parts_of(model) for kind in type(part).__mro__[:-1]}
    before = {kind: kind.__bases__ for kind in kinds}
    try:
        yield
    finally:
        for kind, bases in before.items():
            if kind.__bases__ != bases:
                kind.__bases__ = bases


def builder_beside_checkpoint(directory: str) -> Any:
    """Returns what writes the graphs of a SavedModel whose variables are written by others.

    Args:
      directory: the SavedModel's, which isn't there yet.
    """
    builder = private_names.SavedModelBuilder(directory)
    builder._has_saved_variables = True
    return builder


def placeholder(keras: ModuleType, spec: Any) -> Any:
    """Makes an input of a model that a ``tf.TensorSpec`` describes."""
    return keras.backend.placeholder(shape=spec.shape, dtype=spec.dtype, name=spec.name)


def updates_of(model: Any, mode: str) -> Any:
    """Returns the op by which a model in a graph is trained or evaluated, or predicts.

    Args:
      model: the model.
      mode: ``"train"``, ``"eval"`` or ``"infer"``.
    """
    maker, function = _MAKERS[mode]
    getattr(model, maker)()
    return getattr(model, function).updates_op


def targets_of(model: Any) -> Dict[str, Any]:
    """Returns what a compiled model in a graph is fed with as labels, by name."""
    return {target.op.name: target for target in model._targets if target is not None}


def metrics_of(model: Any) -> Dict[str, Tuple[Any, Any, List[Any]]]:
    """Returns the value, the update and the variables of what a model was compiled to measure."""
    if not getattr(model, "_compile_metrics", None):
        return {}
    return {
        metric.name: (metric.result(), metric.updates[0], metric.variables)
        for metric in model._compile_metric_functions
    }


_CLONE = "clone_and_build_model"


def _beside(function: Any) -> ModuleType:
    """Returns the module that defines a public function, and private ones beside it."""
    return sys.modules[function.__module__]


def _parts_of(model: Any) -> Iterator[Any]:
    """Yields a model and its layers, those of models that are layers of it included."""
    # Not its submodules, in whose order the Keras of TensorFlow 1.15 compares layers.
    yield model
    for layer in getattr(model, "layers", ()):
        yield from _parts_of(layer)


@contextlib.contextmanager
def _compiled_with(model: Any, optimizer: Any) -> Iterator[None]:
    """Has a model be compiled with another optimizer meanwhile."""
    before = model.optimizer
    if optimizer is None or optimizer is before:
        yield
        return
    model.optimizer = optimizer
    try:
        yield
    finally:
        model.optimizer = before
