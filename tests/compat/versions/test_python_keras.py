"""What programs see by the name of ``tensorflow.python.keras``, on the TensorFlow at hand."""

import importlib

import pytest

from contrib_compat.versions import contrib_imports, has_native_contrib, python_keras
from contrib_compat.views import Views


@pytest.fixture(scope="module")
def see():
    """Imports a module as programs do."""
    if not contrib_imports.is_installed("tensorflow>=2.6"):
        pytest.skip("It is Keras itself up to TensorFlow 2.5")
    return Views(python_keras.keras_places()).module


def test_it_is_keras_itself_up_to_2_5():
    """TensorFlow 1.15 needs no places for it, and newer ones have them."""
    assert bool(python_keras.keras_places()) is not has_native_contrib()


@pytest.mark.parametrize("root", python_keras._ROOTS)
def test_each_place_leads_somewhere(see, root):
    """Each name that has another place is there, by the short root and the long one."""
    gone = f"{root}.wrappers.scikit_learn"
    for path in python_keras.keras_places():
        if path.startswith(f"{root}.") and path != gone:
            parent, _, name = path.rpartition(".")
            assert hasattr(see(parent), name) or see(path), path


@pytest.mark.parametrize(
    "name",
    ["LSTM", "GRU", "BatchNormalization", "TimeDistributed", "Bidirectional", "CuDNNLSTM", "Dense"],
)
def test_layers_are_those_of_version_1(see, name):
    """A layer is the one that tf.keras has for programs, by the package and by its file."""
    api = importlib.import_module(contrib_imports.places()["tensorflow.keras"])
    layer = getattr(api.layers, name)
    assert getattr(see("tensorflow.python.keras.layers"), name) is layer
    assert getattr(see("tensorflow.python.keras.layers.recurrent"), name) is layer
    assert getattr(see("tensorflow.python.keras").layers, name) is layer


def test_a_module_shows_what_only_its_file_has(see):
    """Behind the public names are those that programs took from Keras's own files."""
    callbacks = see("tensorflow.python.keras.callbacks")
    assert callbacks.CallbackList and callbacks.EarlyStopping
    assert see("tensorflow.python.keras.utils.np_utils").to_categorical([1], 2).tolist() == [[0, 1]]
