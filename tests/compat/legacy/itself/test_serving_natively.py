"""Names that are not ours, where TensorFlow has a contrib of its own."""

import importlib
import inspect
import os
import subprocess
import sys
import warnings

import pytest

import tf_contrib
from contrib_compat import routes
from contrib_compat.legacy.itself import in_use

pytestmark = pytest.mark.native


@pytest.fixture(autouse=True)
def served():
    """Nothing is switched off, whatever the environment says."""
    in_use.choose("fetched")
    yield
    in_use.choose(None)


def is_ours(path, name):
    route = routes.in_module(path).get(name)
    return route is not None and bool(route.target)


@pytest.mark.parametrize("place", ["fetched", "/nowhere"])
def test_it_is_native_whatever_copy_is_wanted(place, tmp_path):
    """A second contrib would register its gradients again; no module of a copy is executed."""
    in_use.choose(place)
    before = set(sys.modules)
    from tf_contrib import crf, layers, learn

    native = importlib.import_module("tensorflow.contrib")
    assert layers.fully_connected is native.layers.fully_connected
    assert learn.DNNClassifier is native.learn.DNNClassifier
    assert crf.crf_decode is native.crf.crf_decode
    copied = in_use.__package__ + ".tf115."
    assert not [name for name in set(sys.modules) - before if name.startswith(copied)]


def test_all_public_names_are_native_or_ours():
    """Of every package, the same objects; modules are seen through ours."""
    native = importlib.import_module("tensorflow.contrib")
    compared = 0
    for package in sorted(set(dir(tf_contrib)) & set(dir(native))):
        theirs = getattr(native, package)
        if package.startswith("_") or not inspect.ismodule(theirs):
            continue
        for name in dir(theirs):
            wanted = getattr(theirs, name)
            if name.startswith("_") or inspect.ismodule(wanted) or is_ours(package, name):
                continue
            assert getattr(getattr(tf_contrib, package), name) is wanted, (package, name)
            compared += 1
    assert compared > 1500


def test_deep_and_private_names_are_native():
    """By their own path, which natively is no attribute of the package."""
    from tf_contrib.layers.python.layers import feature_column

    name = "tensorflow.contrib.layers.python.layers.feature_column"
    assert feature_column._SparseColumn is importlib.import_module(name)._SparseColumn
    assert tf_contrib.layers.feature_column is feature_column


def test_an_answer_of_ours_comes_first():
    """And stays out of native contrib, also when it is set and restored."""
    native = importlib.import_module("tensorflow.contrib.learn")
    before = native.Experiment
    ours = tf_contrib.learn.Experiment
    assert ours is not before
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tf_contrib.learn, "Experiment", "mine")
        assert native.Experiment is before
    assert tf_contrib.learn.Experiment is ours and native.Experiment is before


def test_setting_a_name_of_theirs_reaches_native_functions():
    """As it natively does; and it is undone likewise."""
    from tf_contrib.layers.python.layers import utils

    native = importlib.import_module("tensorflow.contrib.layers.python.layers.utils")
    before = native.get_variable_collections
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utils, "get_variable_collections", "mine")
        assert native.get_variable_collections == "mine"
    assert native.get_variable_collections is before


def test_what_is_native_does_not_warn():
    """It works there, and is the same object as by its native name."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        column = tf_contrib.layers.real_valued_column("size")
    assert column.name == "size"


def test_switched_off_there_is_only_ours():
    """And nothing native is imported to find out."""
    program = (
        "import sys, tf_contrib.learn\n"
        "assert not hasattr(tf_contrib, 'crf')\n"
        "try:\n  import tf_contrib.crf\n"
        "except ImportError as error:\n  print(error)\n"
        "assert not [name for name in sys.modules if name.startswith('tensorflow')]\n"
    )
    environment = {**os.environ, "TF_CONTRIB_FROM": "off"}
    told = subprocess.check_output([sys.executable, "-c", program], env=environment)
    assert b"No module named 'tf.contrib.crf'" in told
