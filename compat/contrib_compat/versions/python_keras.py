"""``tensorflow.python.keras``, which was Keras itself, where programs write it for ``tf.keras``.

Up to TensorFlow 2.5 both were one. The modules that TensorFlow still has by that name are a copy
for its own use, without recurrent and normalization layers, wrappers and much else, and whose
layers and models are strangers to those of ``tf.keras``. Programs see Keras 2 in their place: the
names of its version 1, and below them its own files.
"""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType
from typing import Dict

from contrib_compat.versions.contrib_imports import is_installed, places
from contrib_compat.views import Place

# Where programs found it; by the longer name up to TensorFlow 1.12.
_ROOTS = ("tensorflow.python.keras", "tensorflow.python.keras._impl.keras")

# Modules whose names differ between the versions of Keras, or are shown by version 1 alone.
_OF_VERSION_1 = (
    "applications",
    "callbacks",
    "constraints",
    "datasets",
    "initializers",
    "layers",
    "losses",
    "metrics",
    "models",
    "optimizers",
    "preprocessing",
    "regularizers",
    "utils",
)

# Files of layers, which are arranged otherwise today; the package itself shows what was in them.
_FILES_OF_LAYERS = (
    "advanced_activations",
    "convolutional",
    "convolutional_recurrent",
    "core",
    "cudnn_recurrent",
    "dense_attention",
    "embeddings",
    "local",
    "merge",
    "noise",
    "normalization",
    "pooling",
    "recurrent",
    "wrappers",
)

# What else has another place, by its name below the root and by that below Keras's own files.
_MOVED = {
    "engine.network.Network": "engine.functional:Functional",
    "engine.topology.Container": "engine.functional:Functional",
    "engine.topology.Input": "engine.input_layer:Input",
    "engine.topology.InputLayer": "engine.input_layer:InputLayer",
    "engine.topology.InputSpec": "engine.input_spec:InputSpec",
    "engine.topology.Layer": "engine.base_layer:Layer",
    "engine.topology.Network": "engine.functional:Functional",
    "engine.topology.get_source_inputs": "utils.layer_utils:get_source_inputs",
    "engine.Input": "engine.input_layer:Input",
    "engine.InputLayer": "engine.input_layer:InputLayer",
    "engine.InputSpec": "engine.input_spec:InputSpec",
    "engine.Layer": "engine.base_layer:Layer",
    "engine.Model": "engine.training:Model",
    "layers.convolutional.Conv": "layers.convolutional.base_conv:Conv",
    "layers.pooling.Pooling1D": "layers.pooling.base_pooling1d:Pooling1D",
    "layers.pooling.Pooling2D": "layers.pooling.base_pooling2d:Pooling2D",
    "layers.pooling.Pooling3D": "layers.pooling.base_pooling3d:Pooling3D",
}

# What moved once more, with Keras's own files or to the older formats and optimizers.
_PUT_ASIDE = {
    "layers.rnn_cell_wrapper_v2": "layers.rnn.cell_wrappers",
    "mixed_precision.experimental": "mixed_precision",
    "optimizer_v2": "optimizers.legacy",
    "optimizer_v2.learning_rate_schedule": "optimizers.schedules.learning_rate_schedule",
    "saving": "saving.legacy",
    "testing_utils": "testing_infra.test_utils",
}


def keras_places() -> Dict[str, Place]:
    """Returns where the modules are, by the names that programs write; nothing up to 2.5."""
    if not is_installed("tensorflow>=2.6"):
        return {}
    api = places()["tensorflow.keras"]
    home = api.partition(".")[0]
    # Keras keeps its files out of sight since the release that goes with TensorFlow 2.13.
    files = f"{home}.src" if is_installed("tensorflow>=2.13") else home
    found: Dict[str, Place] = {}
    for root in _ROOTS:
        found[root] = files
        found.update((f"{root}.{name}", partial(_shown, name, files)) for name in _OF_VERSION_1)
        found.update((f"{root}.layers.{name}", f"{api}.layers") for name in _FILES_OF_LAYERS)
        found.update((f"{root}.{was}", f"{files}.{to}") for was, to in _MOVED.items())
        for name in ("activations", "backend"):
            found[f"{root}.{name}"] = f"{files}.{name}"
        found[f"{root}.__version__"] = keras_version
        found[f"{root}.estimator"] = f"{api}.estimator"
        found[f"{root}.wrappers.scikit_learn"] = places()["tensorflow.keras.wrappers.scikit_learn"]
        if files != home:
            found.update((f"{root}.{was}", f"{files}.{to}") for was, to in _PUT_ASIDE.items())
    return found


def keras_version() -> str:
    """Returns the version of the Keras in TensorFlow 1.15, which programs branch on."""
    return "2.2.4-tf"


def _shown(name: str, files: str) -> ModuleType:
    """Makes a module of what version 1 shows by a name and, behind that, what its file has."""
    file = importlib.import_module(f"{files}.{name}")
    public = importlib.import_module(f"{places()['tensorflow.keras']}.{name}")
    module = ModuleType(f"tensorflow.python.keras.{name}", public.__doc__)
    for source in (file, public):
        vars(module).update((k, v) for k, v in vars(source).items() if not k.startswith("__"))
    return module
