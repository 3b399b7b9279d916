"""What programs written for TensorFlow 1 mean by its names, on the one installed."""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType
from typing import Any, Callable, Dict, Iterator, Tuple, Union

from contrib_compat.versions import contrib_imports, contrib_stand_ins, keras_methods
from contrib_compat.versions.estimator_package import activate
from contrib_compat.versions.installed import has_native_estimator
from contrib_compat.versions.keras2_view import KERAS
from contrib_compat.versions.python_keras import keras_places, keras_version

Place = Union[str, Callable[[], Any]]

_PRIVATE = "tensorflow.python"

# Packages of TensorFlow that are not parts of its public version 1.
_NOT_VERSION_1 = ("compat", "core", "python", "tools")

# Keras 3 makes these raise until the estimator package is active, which puts Keras 2's back.
_NEED_KERAS_2 = ("layers", "nn.rnn_cell")

# The module by which programs that were half way to TensorFlow 2 name version 1.
_VERSION_1 = "tensorflow.compat.v1"
_TPU_PARAMETERS = ("AdagradParameters", "AdamParameters", "StochasticGradientDescentParameters")

# Classes of columns that programs ask for by `isinstance`. Since TensorFlow 1.13 columns have been
# made by those of another module, so that the old ones, which are still there, have no instances.
_COLUMNS = (
    "BucketizedColumn",
    "CrossedColumn",
    "EmbeddingColumn",
    "HashedCategoricalColumn",
    "IdentityCategoricalColumn",
    "IndicatorColumn",
    "NumericColumn",
    "VocabularyFileCategoricalColumn",
    "VocabularyListCategoricalColumn",
    "WeightedCategoricalColumn",
)


# Packages of Keras 2's own files, by release.
_KERAS_2 = ("tf_keras.src", "keras.src", "keras")

# Methods that classes lost.
_METHODS_OF_KERAS = {
    "engine.base_layer.Layer.apply": "engine.base_layer:Layer.__call__",
    "engine.sequential.Sequential.predict_classes": f"{keras_methods.__name__}:predict_classes",
    "engine.sequential.Sequential.predict_proba": f"{keras_methods.__name__}:predict_proba",
}
_DISTRIBUTION = f"{_PRIVATE}.distribute.distribute_lib"
_METHODS = {
    f"{_DISTRIBUTION}.StrategyBase.experimental_run_v2": f"{_DISTRIBUTION}:StrategyBase.run"
}


def places(private: bool = True) -> Dict[str, Place]:
    """Returns what is elsewhere than where TensorFlow 2 has it, by the name that programs write.

    Args:
        private: Whether to tell of private modules and names, too.
    """
    moved = contrib_imports.places()
    found: Dict[str, Place] = {
        "tensorflow": _VERSION_1,
        "tensorflow.pywrap_tensorflow": f"{_PRIVATE}.pywrap_tensorflow",
    }
    for name in _NOT_VERSION_1:
        found[f"tensorflow.{name}"] = f"tensorflow.{name}"
    for name, place in _version_1().items():
        found[f"tensorflow.{name}"] = found[f"{_VERSION_1}.{name}"] = place
    if not has_native_estimator():
        found["tensorflow.compat.v2.keras"] = KERAS
    if private:
        found.update((was, to) for was, to in _private() if ":" not in to)
        found.update(keras_places())
        context = "distribution_strategy_context"
        if f"{_PRIVATE}.distribute.{context}" in moved:
            found[f"{_PRIVATE}.training.{context}"] = moved[f"{_PRIVATE}.distribute.{context}"]
        column = f"{_PRIVATE}.feature_column.feature_column"
        found.update((f"{column}._{name}", f"{column}_v2:{name}") for name in _COLUMNS)
    return found


def missing() -> Dict[str, str]:
    """Returns the names that private modules and classes lack today, and where they are."""
    found = {was: to for was, to in _private() if ":" in to}
    for package in _KERAS_2:
        for was, to in _METHODS_OF_KERAS.items():
            is_ours = to.startswith(keras_methods.__name__)
            found[f"{package}.{was}"] = to if is_ours else f"{package}.{to}"
    return {**found, **_METHODS}


def _version_1() -> Dict[str, Place]:
    """Returns what is elsewhere of the names of version 1, below either module that has them."""
    found: Dict[str, Place] = {
        "config.experimental_list_devices": f"{contrib_stand_ins.__name__}:list_devices",
        "keras": contrib_imports.places()["tensorflow.keras"],
        "keras.__version__": keras_version,
    }
    if not has_native_estimator():
        home = f"{_PRIVATE}.tpu.tpu_embedding"
        found.update((f"tpu.experimental.{name}", f"{home}:{name}") for name in _TPU_PARAMETERS)
        found.update((n, partial(_with_keras_2, f"{_VERSION_1}.{n}")) for n in _NEED_KERAS_2)
    return found


def _private() -> Iterator[Tuple[str, str]]:
    for was, to in contrib_imports.places().items():
        # What is below the estimator is seen by everybody.
        if was.startswith(f"{_PRIVATE}.") and not to.startswith("tensorflow_estimator."):
            yield was, to


def _with_keras_2(module: str) -> ModuleType:
    activate()
    return importlib.import_module(module)
