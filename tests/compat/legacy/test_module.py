"""Modules of the legacy tree as objects: what they show, keep and answer."""

import copy
import pickle
import types

import tf_contrib
from contrib_compat import routes


def test_modules_are_modules():
    """Each is an instance of the standard class, so that ``inspect`` and the like know it."""
    assert isinstance(tf_contrib, types.ModuleType)
    assert isinstance(tf_contrib.learn.utils.gc, types.ModuleType)


def test_a_module_is_pickled_and_copied_by_its_name():
    """Modules, which natively can't be pickled at all, come back as themselves."""
    gc = tf_contrib.learn.utils.gc
    assert pickle.loads(pickle.dumps(gc)) is gc
    assert copy.deepcopy(gc) is gc


def test_names_are_kept_by_the_module():
    """A second look-up doesn't go through __getattr__."""
    gc = tf_contrib.learn.utils.gc
    union = gc.union
    assert vars(gc)["union"] is union


def test_names_can_be_replaced_and_put_back(monkeypatch):
    """What mocks do: a name that was never looked up can be set, and is found again after it."""
    module = tf_contrib.learn.python.learn.utils.gc
    vars(module).pop("negation", None)
    with monkeypatch.context() as patch:
        patch.setattr(module, "negation", len)
        assert vars(module)["negation"] is len
    assert callable(module.negation)


def test_the_class_adds_no_names():
    """What is no module attribute of Python's own is a legacy name or a module, or is missing."""
    shown = {name for name in dir(tf_contrib.learn) if not name.startswith("__")}
    known = {name for name, route in routes.in_module("learn").items() if route.target}
    assert shown <= known | {"python", "utils", "learn_runner", "experiment", "metric_spec"} | {
        "monitors"
    }
    assert not hasattr(tf_contrib.learn, "_ours")


def test_dir_lists_each_thing_once():
    """dir() is sorted and has names, modules below and what has been set."""
    names = dir(tf_contrib.learn)
    assert names == sorted(set(names))
    assert {"ExportStrategy", "utils", "python", "__name__"} <= set(names)


def test_documentation_says_what_it_is():
    """Each module has a docstring that names the part of tf.contrib it stands for."""
    assert "tf.contrib.learn.python.learn.utils`" in tf_contrib.learn.utils.__doc__
