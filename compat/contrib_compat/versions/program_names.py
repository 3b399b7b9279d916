"""What programs written for TensorFlow 1 mean by its names, on the one installed."""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType
from typing import Callable, Dict, Union

from contrib_compat.versions import contrib_imports
from contrib_compat.versions.estimator_package import activate
from contrib_compat.versions.installed import has_native_estimator

Place = Union[str, Callable[[], ModuleType]]

_PRIVATE = "tensorflow.python"
_ESTIMATOR = "tensorflow_estimator"
# Packages of TensorFlow that are not parts of its public version 1.
_NOT_VERSION_1 = ("compat", "core", "python", "tools")

# Keras 3 makes these raise until the estimator package is active, which puts Keras 2's back.
_NEED_KERAS_2 = ("layers", "nn.rnn_cell")

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
        "tensorflow.estimator": activate,
        "tensorflow.keras": moved["tensorflow.keras"],
        f"{_PRIVATE}.estimator": moved[f"{_PRIVATE}.estimator"],
        _ESTIMATOR: _ESTIMATOR,
    }
    for name in _NOT_VERSION_1:
        found[f"tensorflow.{name}"] = f"tensorflow.{name}"
    if private:
        found.update((was, to) for was, to in moved.items() if _is_private(was) and ":" not in to)
        context = "distribution_strategy_context"
        if f"{_PRIVATE}.distribute.{context}" in moved:
            found[f"{_PRIVATE}.training.{context}"] = moved[f"{_PRIVATE}.distribute.{context}"]
        column = f"{_PRIVATE}.feature_column.feature_column"
        found.update((f"{column}._{name}", f"{column}_v2:{name}") for name in _COLUMNS)
    if not has_native_estimator():
        for name in _NEED_KERAS_2:
            found[f"tensorflow.{name}"] = partial(_with_keras_2, f"tensorflow.compat.v1.{name}")
    return found


def missing() -> Dict[str, str]:
    """Returns the private names that modules lack today, and where they are."""
    moved = contrib_imports.places()
    return {was: to for was, to in moved.items() if _is_private(was) and ":" in to}


def _is_private(was: str) -> bool:
    return was.startswith(f"{_PRIVATE}.")


def _with_keras_2(module: str) -> ModuleType:
    activate()
    return importlib.import_module(module)


def prepare(name: str) -> None:
    """Does what a module's import by a program takes beforehand.

    Args:
        name: Its full name, as the program writes it.
    """
    if f"{name}.".startswith((f"{_PRIVATE}.estimator.", f"{_ESTIMATOR}.")):
        activate()
