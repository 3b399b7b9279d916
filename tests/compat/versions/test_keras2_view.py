"""The view of TensorFlow that the estimator package gets."""

import importlib
import sys
import textwrap
from types import ModuleType

import pytest

from contrib_compat.versions import keras2_view
from contrib_compat.versions.keras2_view import Finder, View


@pytest.fixture
def tensorflow():
    """A small module tree that stands for TensorFlow."""
    module, compat, v1 = (ModuleType(name) for name in ("tensorflow", "compat", "v1"))
    module.constant, module.keras, module.compat = "constant", "keras 3", compat
    compat.v1, v1.keras, v1.losses = v1, "keras 3 of v1", "losses"
    return module


@pytest.fixture
def view(tensorflow):
    """A view in which two names differ."""
    return View(tensorflow, {"keras": "json", "compat": {"v1": {"keras": "json.decoder"}}})


def test_differences_are_modules_imported_on_first_use(view):
    """A name that differs gives the module that the table names."""
    assert view.keras is importlib.import_module("json")
    assert view.compat.v1.keras is importlib.import_module("json.decoder")


def test_everything_else_is_forwarded(view, tensorflow):
    """Other names are those of the real module, at every level and as they are now."""
    assert view.constant == "constant"
    assert view.compat.v1.losses == "losses"
    tensorflow.constant = "changed"
    assert view.constant == "changed"
    assert dir(view) == dir(tensorflow)


def test_a_missing_name_is_the_real_modules_attribute_error(view):
    """The error names the real module."""
    with pytest.raises(AttributeError, match="tensorflow"):
        _ = view.nothing


def test_the_real_module_is_not_touched(view, tensorflow):
    """Using the view leaves no trace in the module."""
    before = dict(vars(tensorflow))
    assert view.keras and view.compat.v1.keras
    assert vars(tensorflow) == before
    assert tensorflow.keras == "keras 3"


@pytest.fixture
def package(tmp_path, monkeypatch, tensorflow):
    """A package that imports TensorFlow in the ways that the estimator package does."""
    folder = tmp_path / "toy_estimator"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "plain.py").write_text(
        textwrap.dedent(
            '''
            """Its docstring."""
            import tensorflow as tf
            from tensorflow import keras
            import tensorflow.compat.v1 as v1
            import math, sys

            def later():
                import tensorflow
                return tensorflow

            class Model(tf.keras.JSONEncoder):
                pass
            '''
        )
    )
    (tmp_path / "stranger.py").write_text("import tensorflow as tf\n")
    for name, module in [
        ("tensorflow", tensorflow),
        ("tensorflow.compat", tensorflow.compat),
        ("tensorflow.compat.v1", tensorflow.compat.v1),
    ]:
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(keras2_view, "PACKAGE", "toy_estimator")
    monkeypatch.setattr(keras2_view, "_DIFFERENCES", {"keras": "json"})
    monkeypatch.setattr(sys, "meta_path", [Finder(tensorflow), *sys.meta_path])
    yield "toy_estimator.plain"
    for name in ("toy_estimator", "toy_estimator.plain", "stranger"):
        sys.modules.pop(name, None)


def test_the_package_sees_the_view_whenever_it_imports(package, tensorflow):
    """At the top, from a function, by its name or below it: Keras is the one of the view."""
    plain = importlib.import_module(package)
    json = importlib.import_module("json")
    assert plain.tf.keras is json
    assert plain.keras is json
    assert plain.later().keras is json
    assert plain.v1.losses == "losses"
    assert issubclass(plain.Model, json.JSONEncoder)
    assert plain.math is importlib.import_module("math") and plain.sys is sys


def test_everybody_else_sees_tensorflow(package, tensorflow):
    """Neither sys.modules nor another module gets the view."""
    importlib.import_module(package)
    assert importlib.import_module("stranger").tf is tensorflow
    assert sys.modules["tensorflow"] is tensorflow


def test_tracebacks_and_inspection_find_the_source(package):
    """The wrapped loader still answers for source, docstring and file."""
    plain = importlib.import_module(package)
    assert plain.__doc__ == "Its docstring."
    assert "class Model" in plain.__loader__.get_source(package)
    assert plain.__file__.endswith("plain.py")
