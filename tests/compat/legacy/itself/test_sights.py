"""What contrib sees is its own: TensorFlow, numpy and the standard library stay what they are."""

import collections
import importlib
import inspect
import sys
from types import ModuleType

import pytest

from contrib_compat import versions
from contrib_compat.legacy.itself import in_use, sights
from contrib_compat.legacy.itself.ours import CONTRIB

pytestmark = pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own")

PACKAGES = (
    *("crf", "data", "distributions", "factorization", "feature_column", "framework", "layers"),
    *("graph_editor", "image", "learn", "lookup", "losses", "metrics", "opt", "predictor", "rnn"),
    *("saved_model", "seq2seq", "slim", "summary", "training"),
)
WATCHED = ("tensorflow", "numpy", "collections", "inspect", "scipy", "six", "importlib")


@pytest.fixture(scope="module", autouse=True)
def copy(copy_of_1_15):
    """The copy that is there."""
    in_use.choose(copy_of_1_15)
    yield
    in_use.choose(None)


def _states():
    """Returns all names of all modules that are watched, with the objects that they have."""
    return {
        name: dict(vars(module))
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in WATCHED and type(module) is ModuleType
    }


def _is_an_import(module, name, value):
    """Whether a new name is a submodule that somebody imported, as Python binds it."""
    return isinstance(value, ModuleType) and f"{module}.{name}" in sys.modules


def test_nothing_is_written_into_the_modules_of_others():
    """Object by object: each name of TensorFlow, numpy, ... is what it was before contrib ran."""
    versions.estimator_package.activate()  # What that changes is listed elsewhere.
    importlib.import_module("tensorflow").keras  # noqa: B018  # It comes on first use.
    before = _states()
    for package in PACKAGES:
        importlib.import_module(f"{CONTRIB}.{package}")
    changes = []
    for module, names in before.items():
        after = vars(sys.modules[module])
        for name in sorted({*names, *after}):
            old, new = names.get(name, "nothing"), after.get(name, "nothing")
            lazy = type(old).__name__ == "LazyLoader" or name == "__warningregistry__"
            if old is not new and not lazy and not _is_an_import(module, name, new):
                changes.append((module, name, old, new))
    assert changes == []


def test_contrib_strips_what_it_sees_of_nest():
    """As natively tf.contrib.framework.nest has public names alone; TensorFlow's own keeps all."""
    seen = importlib.import_module(f"{CONTRIB}.framework").nest
    assert seen.flatten([1, [2]]) == [1, 2]
    assert seen.is_sequence([1]) and seen.is_nested([1])
    assert not hasattr(seen, "collections_abc") and not hasattr(seen, "nest_util")
    theirs = importlib.import_module("tensorflow.python.util.nest")
    assert {*dir(theirs)} > {name for name in dir(seen) if name != "is_sequence"}


def test_names_of_old_are_for_contrib_alone():
    """It sees np.float and collections.Mapping; the program does not, where they are gone."""
    module = sights.contrib().module
    assert module("numpy").float is float and module("numpy").bool is bool
    assert module("collections").Mapping is collections.abc.Mapping
    numpy = importlib.import_module("numpy")
    assert hasattr(numpy, "float") is hasattr(importlib.import_module("numpy"), "float")
    assert module("numpy").float32 is numpy.float32
    if sys.version_info >= (3, 11):
        assert not hasattr(inspect, "getargspec")


def test_getargspec_is_what_it_was():
    """The four values of old, for a function that has no more."""
    getargspec = sights.contrib().module("inspect").getargspec

    def function(a, b=1, *c, **d):
        pass

    assert tuple(getargspec(function)) == (["a", "b"], "c", "d", (1,))


def test_arrays_are_copied_where_they_must_be():
    """numpy 2 raises for ``copy=False`` where numpy 1 copied."""
    array = sights.contrib().module("numpy").array
    assert array([1, 2], dtype="float32", copy=False).tolist() == [1.0, 2.0]
    one = array([1.0])
    assert array(one, copy=False) is one
    assert array(one) is not one
