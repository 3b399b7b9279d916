"""What programs written for TensorFlow 1 mean by its names, on the one installed."""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType
from typing import Callable, Dict, Iterator, Tuple, Union

from contrib_compat.versions import contrib_imports
from contrib_compat.versions.estimator_package import activate
from contrib_compat.versions.installed import has_native_estimator

Place = Union[str, Callable[[], ModuleType]]

_PRIVATE = "tensorflow.python"

# Packages of TensorFlow that are not parts of its public version 1.
_NOT_VERSION_1 = ("compat", "core", "python", "tools")

# Keras 3 makes these raise until the estimator package is active, which puts Keras 2's back.
_NEED_KERAS_2 = ("layers", "nn.rnn_cell")

# Names of version 1 that later releases show no more, or not in that module.
_ELSEWHERE = {
    "config.experimental_list_devices": "contrib_compat.versions.contrib_stand_ins:list_devices",
    "pywrap_tensorflow": f"{_PRIVATE}.pywrap_tensorflow",
}
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


def places(private: bool = True) -> Dict[str, Place]:
    """Returns what is elsewhere than where TensorFlow 2 has it, by the name that programs write.

    Args:
        private: Whether to tell of private modules and names, too.
    """
    moved = contrib_imports.places()
    found: Dict[str, Place] = {
        "tensorflow": "tensorflow.compat.v1",
        "tensorflow.keras": moved["tensorflow.keras"],
    }
    found.update((f"tensorflow.{was}", to) for was, to in _ELSEWHERE.items())
    for name in _NOT_VERSION_1:
        found[f"tensorflow.{name}"] = f"tensorflow.{name}"
    if private:
        found.update((was, to) for was, to in _private() if ":" not in to)
        context = "distribution_strategy_context"
        if f"{_PRIVATE}.distribute.{context}" in moved:
            found[f"{_PRIVATE}.training.{context}"] = moved[f"{_PRIVATE}.distribute.{context}"]
        column = f"{_PRIVATE}.feature_column.feature_column"
        found.update((f"{column}._{name}", f"{column}_v2:{name}") for name in _COLUMNS)
    if not has_native_estimator():
        for name in _TPU_PARAMETERS:
            home = f"{_PRIVATE}.tpu.tpu_embedding"
            found[f"tensorflow.tpu.experimental.{name}"] = f"{home}:{name}"
        for name in _NEED_KERAS_2:
            found[f"tensorflow.{name}"] = partial(_with_keras_2, f"tensorflow.compat.v1.{name}")
    return found


def missing() -> Dict[str, str]:
    """Returns the private names that modules lack today, and where they are."""
    return {was: to for was, to in _private() if ":" in to}


def _private() -> Iterator[Tuple[str, str]]:
    for was, to in contrib_imports.places().items():
        # What is below the estimator is seen by everybody.
        if was.startswith(f"{_PRIVATE}.") and not to.startswith("tensorflow_estimator."):
            yield was, to


def _with_keras_2(module: str) -> ModuleType:
    activate()
    return importlib.import_module(module)
