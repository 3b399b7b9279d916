"""Names of the legacy tree that come out of the copy."""

import importlib
import os
import pickle
import pkgutil
import subprocess
import sys
import warnings

import numpy as np
import pytest

import tf_contrib
from contrib_compat import versions
from contrib_compat.legacy.itself import in_use, serving
from contrib_compat.legacy.itself.ours import CONTRIB

pytestmark = pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own")


@pytest.fixture(scope="module", autouse=True)
def copy(copy_of_1_15):
    """The copy that is there."""
    in_use.choose(copy_of_1_15)
    yield copy_of_1_15
    in_use.choose(None)


@pytest.fixture
def switched_off(copy):
    """No copy, until the test is over."""
    in_use.choose("off")
    yield
    in_use.choose(copy)


def test_names_come_from_the_file_of_their_path():
    """Short and deep ones are the same object, whose path is the legacy one."""
    from tf_contrib import layers
    from tf_contrib.layers.python.layers import feature_column

    assert layers.real_valued_column is feature_column.real_valued_column
    assert layers.feature_column is feature_column
    assert feature_column.__name__ == "tf_contrib.layers.python.layers.feature_column"
    column = feature_column._SparseColumn
    assert column.__module__ == feature_column.__name__
    assert pickle.loads(pickle.dumps(column)) is column


def test_modules_have_the_file_and_the_docstring_of_the_copy(copy):
    """Also those of messages and those that nothing was asked of; nothing is executed for it."""
    executed = {name for name in sys.modules if name.startswith(CONTRIB)}
    module = importlib.import_module("tf_contrib.session_bundle.manifest_pb2")
    assert module.__file__ == str(copy / "contrib/session_bundle/manifest_pb2.py")
    module = importlib.import_module("tf_contrib.integrate")
    assert module.__file__ == str(copy / "contrib/integrate/__init__.py")
    assert module.__doc__.startswith("Integration and ODE solvers.")
    assert executed == {name for name in sys.modules if name.startswith(CONTRIB)}
    assert "__file__" in dir(module) and module.__package__ == module.__spec__.name
    assert tf_contrib.eager.__file__.endswith("contrib/eager/python/tfe.py")
    module.__doc__ = "mine"
    assert module.__doc__ == "mine"
    del sys.modules["tf_contrib.integrate"]


def test_a_copy_that_is_not_there_is_no_error_of_the_file(copy, tmp_path):
    """Whoever walks over sys.modules, as inspect does, asks for it."""
    module = importlib.import_module("tf_contrib.slim.nets")
    in_use.choose(tmp_path / "nowhere")
    try:
        assert not hasattr(module, "__file__")
        assert "Legacy names" in module.__doc__
    finally:
        in_use.choose(copy)


def test_modules_can_be_reloaded_and_walked_over():
    """They stay what they are; pkgutil finds the modules of 1.15 and ours without executing any."""
    from tf_contrib import layers
    from tf_contrib.layers.python.layers import utils

    before = layers.real_valued_column
    assert importlib.reload(layers) is layers and layers.real_valued_column is before
    assert importlib.reload(utils) is utils
    executed = {name for name in sys.modules if name.startswith(CONTRIB)}
    found = {info.name for info in pkgutil.walk_packages(tf_contrib.__path__, "tf_contrib.")}
    assert {"tf_contrib.slim.python.slim.nets.vgg", "tf_contrib.learn.utils"} <= found
    assert executed == {name for name in sys.modules if name.startswith(CONTRIB)}


def test_an_answer_of_ours_comes_first():
    """And contrib itself works with it, without the wrapper that warns."""
    from tf_contrib import learn

    strategies = importlib.import_module(f"{CONTRIB}.learn.python.learn.export_strategy")
    assert learn.ExportStrategy is strategies.ExportStrategy
    utils = importlib.import_module(f"{CONTRIB}.learn.python.learn.utils.saved_model_export_utils")
    assert learn.make_export_strategy.__wrapped__ is utils.make_export_strategy
    assert issubclass(learn.Estimator, learn.Evaluable)
    assert issubclass(learn.Estimator, learn.Trainable)


@pytest.mark.parametrize("package", ["layers", "learn", "training", "rnn", "seq2seq", "metrics"])
def test_dir_and_star_imports_have_ours_and_theirs(package):
    """What natively is there, and what this package keeps of earlier releases."""
    module = importlib.import_module("tf_contrib." + package)
    theirs = importlib.import_module(f"{CONTRIB}.{package}")
    public = {name for name in dir(theirs) if not name.startswith("_")}
    assert public <= set(dir(module))
    names = {}
    exec(f"from tf_contrib.{package} import *", names)
    assert public <= set(names)


def test_a_package_may_be_what_the_root_shows_by_its_name(quiet):
    """``tf.contrib.eager`` is natively the module ``tf.contrib.eager.python.tfe``."""
    from tf_contrib.eager.python import tfe

    assert tf_contrib.eager.Checkpoint is tfe.Checkpoint
    assert tf_contrib.eager.metrics.Mean is tfe.metrics.Mean
    assert "implicit_gradients" in dir(tf_contrib.eager)
    assert tf_contrib.eager.list_devices()[0].startswith("/job:")
    with pytest.raises(RuntimeError, match="create_file_writer"):
        tf_contrib.summary.create_db_writer("summaries.sqlite")
    for path, shown in serving.SHOWN_AT_THE_ROOT.items():
        assert path in serving.modules() and shown in serving.modules()


def test_setting_a_name_reaches_the_functions_of_the_file(monkeypatch):
    """As natively, where there is one module; and it is undone likewise."""
    from tf_contrib.layers.python.layers import utils

    with monkeypatch.context() as patch:
        patch.setattr(utils, "get_variable_collections", lambda *args: "patched")
        theirs = importlib.import_module(f"{CONTRIB}.layers.python.layers.utils")
        assert theirs.get_variable_collections(None, None) == "patched"
    assert theirs.get_variable_collections(["a"], "b") == ["a"]
    assert utils.get_variable_collections is theirs.get_variable_collections


def test_a_name_that_is_new_can_be_set_and_deleted():
    """It is gone from both then."""
    from tf_contrib.layers.python.layers import utils

    theirs = importlib.import_module(f"{CONTRIB}.layers.python.layers.utils")
    utils.brand_new = 1
    assert theirs.brand_new == 1
    del utils.brand_new
    assert not hasattr(theirs, "brand_new") and not hasattr(utils, "brand_new")


def test_what_changes_in_the_file_is_seen():
    """Names of theirs are not kept."""
    from tf_contrib.layers.python.layers import utils

    theirs = importlib.import_module(f"{CONTRIB}.layers.python.layers.utils")
    theirs.counter = 1
    assert utils.counter == 1
    theirs.counter = 2
    assert utils.counter == 2
    del theirs.counter


def test_contrib_uses_our_names_without_a_warning():
    """Also where warnings are errors: they are for the user's lines."""
    from tf_contrib.learn.python.learn.estimators import estimator

    program = "made = model_fn.ModelFnOps('infer', {'a': 1}, None, None)\n"
    theirs = importlib.import_module(f"{CONTRIB}.learn.python.learn.estimators.model_fn")
    names = {"model_fn": theirs, "__name__": theirs.__name__}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(program, estimator.__name__, "exec"), names)
    assert names["made"].predictions == {"a": 1}


def test_what_tensorflow_logs_of_deprecated_names_is_for_the_users_line(monkeypatch, quiet):
    """Its decorators on functions and constructors of 1.15 count frames to find the caller."""
    from tf_contrib.learn.python.learn.estimators import head
    from tf_contrib.learn.python.learn.learn_io import data_feeder
    from tf_contrib.learn.python.learn.preprocessing import categorical_vocabulary

    told = []
    decorators = importlib.import_module("tensorflow.python.util.deprecation")
    monkeypatch.setattr(decorators, "_PRINTED_WARNING", {})
    monkeypatch.setattr(decorators.logging, "warning", lambda text, *args: told.append(args))
    for call in [
        lambda: head.multi_class_head(2),
        lambda: categorical_vocabulary.CategoricalVocabulary("?"),
        lambda: data_feeder.setup_train_data_feeder(np.zeros([2, 1]), [0, 1], 2, 1),
    ]:
        told.clear()
        call()
        place = f"{__file__}:{call.__code__.co_firstlineno}"
        assert place in [part for args in told for part in args]


def test_without_a_copy_a_name_says_what_brings_it(switched_off, copy):
    """In one line; and switched on again, it is there."""
    with pytest.raises(AttributeError) as raised:
        tf_contrib.layers.fully_connected  # noqa: B018
    assert "tf-contrib fetch" in str(raised.value) and "\n" not in str(raised.value)
    assert not hasattr(tf_contrib.layers, "fully_connected")
    in_use.choose(copy)
    assert tf_contrib.layers.fully_connected


def test_modules_come_with_the_copy(switched_off, copy):
    """Without one an import fails and says what brings it; with one, all of 1.15's are there."""
    assert {"layers", "slim.python.slim.nets.vgg", "learn"} <= serving.modules()
    assert "" not in serving.modules() and "learn.utils" not in serving.modules()
    name = "tf_contrib.slim.python.slim.nets.vgg"
    sys.modules.pop(name, None)
    with pytest.raises(ImportError, match="tf-contrib fetch"):
        importlib.import_module(name)
    in_use.choose(copy)
    assert importlib.import_module(name).__name__ == name


def test_without_docstrings_an_error_says_so(copy):
    """TensorFlow 1.15 and tf-keras find names in them."""
    program = (
        "import tf_contrib\n"
        "try:\n  tf_contrib.framework.VariableDeviceChooser\n"
        "except ImportError as error:\n  print(error)\n"
    )
    paths = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONPATH": paths, "TF_CONTRIB_FROM": str(copy)}
    told = subprocess.check_output([sys.executable, "-OO", "-c", program], env=environment)
    assert b"tf.contrib.framework can't be executed under `python -OO`" in told


def test_files_that_only_hand_on_the_estimator_package_are_left_out():
    """That of 1.15 runs with TensorFlow 1 alone; here an unknown name is an ordinary error."""
    head = importlib.import_module("tf_contrib.estimator.python.estimator.head")
    with pytest.raises(AttributeError, match=r"has no attribute '_unknown'$"):
        head._unknown  # noqa: B018
    assert not [path for path in serving.modules() if path.split(".")[0] == "estimator"]
