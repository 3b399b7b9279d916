"""TensorFlow 1.15's own contrib, completed by what it lacks, and by ours if that is asked for."""

import importlib
import json
import os
import subprocess
import sys
from types import ModuleType

import pytest

import contrib_compat
import contrib_compat.deprecation
import tf_contrib
from contrib_compat.legacy import native, observer

pytestmark = pytest.mark.native

LIMIT_S = 200


@pytest.fixture
def install(tf):
    """``contrib_compat.install``, taken back when a test ends."""
    yield contrib_compat.install
    observer.observe(None)
    contrib_compat.uninstall()


@pytest.fixture
def contrib():
    """TensorFlow's own contrib."""
    return importlib.import_module("tensorflow").contrib


def test_names_of_earlier_releases_are_there(install, contrib):
    """What contrib had lost by 1.15 is ours, by each path, and comes by import too."""
    assert not hasattr(contrib.saved_model, "get_signature_def_by_key")
    install()
    found = contrib.saved_model.get_signature_def_by_key
    assert found is tf_contrib.saved_model.get_signature_def_by_key
    deep = importlib.import_module("tensorflow.contrib.data.python.ops.dataset_ops")
    assert (
        deep.Dataset is contrib.data.Dataset is importlib.import_module("tensorflow").data.Dataset
    )
    experiment = importlib.import_module("tensorflow.contrib.learn.experiment")
    assert experiment is importlib.import_module("tf_contrib.learn.experiment")
    contrib_compat.uninstall()
    assert not hasattr(contrib.saved_model, "get_signature_def_by_key")


def test_what_native_has_stays(install, contrib):
    """Nothing that TensorFlow shows becomes another object, and no module another one."""
    learn = contrib.learn
    before = dict(vars(learn))
    install()
    assert contrib.learn is learn
    assert dict(vars(learn)) == before
    assert learn.Experiment.__module__ == "tensorflow.contrib.learn.python.learn.experiment"


def test_missing_names_say_what_to_do(install, contrib):
    """In the words of the program, as on a TensorFlow without contrib."""
    install()
    with pytest.raises(AttributeError, match=r"module 'tf.contrib.layers' .*did you mean 'conv2d'"):
        contrib.layers.conv22d  # noqa: B018
    with pytest.raises(AttributeError, match=r"contrib.learn' has no attribute '__nothing__'"):
        contrib.learn.__nothing__  # noqa: B018
    with pytest.raises(ImportError):
        importlib.import_module("tensorflow.contrib.learn.nothing")


def test_ours_stand_over_native_where_they_are_asked_for(install, contrib):
    """over_native shows this package's answers by the short and the deep path, until uninstall."""
    deep = importlib.import_module("tensorflow.contrib.learn.python.learn.export_strategy")
    theirs, scope = deep.ExportStrategy, contrib.framework.nest
    install(over_native=True)
    assert contrib.learn.ExportStrategy is deep.ExportStrategy is tf_contrib.learn.ExportStrategy
    assert contrib.framework.nest is scope
    with pytest.warns(contrib_compat.deprecation.ContribDeprecationWarning):
        strategy = contrib.learn.ExportStrategy("ours", lambda estimator, path: path)
    assert isinstance(strategy, theirs)
    assert strategy.export(None, "here") == "here"
    contrib_compat.uninstall()
    assert contrib.learn.ExportStrategy is deep.ExportStrategy is theirs


def test_it_is_taken_back(install, contrib):
    """uninstall() leaves modules of Python's own kind, however often it was installed."""
    install()
    install(over_native=True)
    assert isinstance(contrib.learn, native.Completed)
    importlib.import_module("tensorflow.contrib.learn.experiment")
    contrib_compat.uninstall()
    contrib_compat.uninstall()
    assert type(contrib.learn) is ModuleType
    assert not hasattr(contrib.learn, "experiment")
    with pytest.raises(ImportError):
        importlib.import_module("tensorflow.contrib.learn.experiment")


PROGRAM = """
import tensorflow as tf
assert "tensorflow_core.contrib" not in __import__("sys").modules, "contrib is loaded by its use"
from tensorflow.contrib.learn import Experiment
from tensorflow.contrib.slim.nets import inception

for _ in range(3):
    tf.contrib.learn.RunConfig
tf.contrib.data.Dataset
inception.inception_v3
hasattr(tf.contrib.layers, "conv22d")
print(Experiment.__module__)
"""


@pytest.mark.cluster
@pytest.mark.parametrize(
    ("options", "module"),
    [
        ([], "tensorflow.contrib.learn.python.learn.experiment"),
        (["--over-native"], "tf_contrib.learn"),
    ],
)
def test_a_program_is_told_what_it_used(tmp_path, options, module):
    """The report counts native names, those that are missing in it, and those that nobody has."""
    (tmp_path / "old.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "-m", "contrib_compat", "run", *options, "--report", "r.json", "old.py"],
        cwd=str(tmp_path),
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [module]
    report = json.loads((tmp_path / "r.json").read_text())
    used = {entry["name"]: (entry["count"], entry["first"]) for entry in report["contrib"]}
    assert used == {
        "learn.RunConfig": (3, "old.py:8"),
        "learn.Experiment": (1, "old.py:4"),
        "data.Dataset": (1, "old.py:9"),
        "slim.nets.inception.inception_v3": (1, "old.py:10"),
    }
    assert [(entry["name"], entry["count"]) for entry in report["missing"]] == [
        ("layers.conv22d", 1)
    ]
