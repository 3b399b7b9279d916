"""``contrib_compat.install()``: contrib by TensorFlow's own names, until it is taken back."""

import copy
import importlib
import importlib.util
import pickle
import pkgutil
import sys
import threading

import pytest

import contrib_compat
import tf_contrib
from contrib_compat import versions
from contrib_compat.legacy.itself import in_use
from contrib_compat.legacy.itself.contents import CopyError

DEEP = "learn.python.learn.utils.saved_model_export_utils"


def is_native():
    """Tells whether TensorFlow has a contrib of its own."""
    return versions.has_native_contrib()


@pytest.fixture
def installed(tf):
    """TensorFlow, imported before contrib was installed for the time of a test."""
    if is_native():
        pytest.skip("TensorFlow 1 has a contrib of its own")
    contrib_compat.install()
    yield importlib.import_module("tensorflow")
    contrib_compat.uninstall()


@pytest.mark.smoke
def test_contrib_is_shown_by_each_name_that_it_had(installed):
    """tf.contrib, tensorflow.contrib, compat.v1's and the estimator package's are one module."""
    assert hasattr(installed, "contrib")
    for name in (
        "tensorflow.contrib",
        "tensorflow.compat.v1.contrib",
        "tensorflow_estimator.contrib",
    ):
        assert importlib.import_module(name) is tf_contrib
        assert importlib.import_module(f"{name}.{DEEP}") is importlib.import_module(
            f"tf_contrib.{DEEP}"
        )
    assert installed.contrib is installed.compat.v1.contrib is tf_contrib


@pytest.mark.smoke
@pytest.mark.parametrize(
    "statement",
    [
        "import tensorflow.contrib.learn as learn",
        "from tensorflow.contrib import learn",
        "import tensorflow; learn = tensorflow.contrib.learn",
        "import tensorflow as tf; learn = tf.contrib.learn.python.learn.learn_runner and "
        "tf.contrib.learn",
        "from tensorflow.contrib.learn.python.learn import learn_runner; "
        "import tensorflow.contrib as c; learn = c.learn",
        "from tensorflow.compat.v1.contrib import learn",
    ],
)
def test_each_form_of_import_leads_to_the_very_module(installed, statement):
    """However a program writes it, it has tf_contrib.learn."""
    names = {}
    exec(statement, names)
    assert names["learn"] is tf_contrib.learn


@pytest.mark.smoke
def test_modules_keep_their_own_spec(installed):
    """A module imported by TensorFlow's name is reloaded, and deep ones found, as before."""
    learn = importlib.import_module("tensorflow.contrib.learn")
    assert learn.__spec__.name == learn.__name__ == "tf_contrib.learn"
    assert importlib.reload(learn) is learn
    assert importlib.import_module("tf_contrib.learn.python.learn.learn_runner").run is not None
    gc = importlib.import_module("tensorflow.contrib.learn.python.learn.utils.gc")
    assert importlib.reload(gc) is gc is importlib.import_module("tf_contrib.learn.utils.gc")


def test_modules_are_looked_for_and_walked_by_tensorflows_name(installed):
    """find_spec and pkgutil know what is there, and nothing that isn't."""
    assert importlib.util.find_spec("tensorflow.contrib.learn.python.learn.learn_runner")
    assert importlib.util.find_spec("tensorflow.contrib.learn.nothing") is None
    contrib = importlib.import_module("tensorflow.contrib")
    walked = {
        info.name
        for info in pkgutil.walk_packages(contrib.learn.__path__, "tensorflow.contrib.learn.")
    }
    assert "tensorflow.contrib.learn.python.learn.utils.gc" in walked


def test_errors_speak_of_tf_contrib(installed):
    """What isn't there is the ordinary error, with what to do instead."""
    with pytest.raises(ImportError, match=r"tf\.contrib\.learn'.*did you mean 'ExportStrategy'"):
        exec("from tensorflow.contrib.learn import ExportStrategi")
    with pytest.raises(ModuleNotFoundError, match=r"tensorflow\.contrib\.nothing_at_all"):
        importlib.import_module("tensorflow.contrib.nothing_at_all")
    with pytest.raises(AttributeError, match=r"module 'tf\.contrib' has no attribute 'nothing'"):
        installed.contrib.nothing  # noqa: B018


@pytest.mark.smoke
def test_the_estimator_is_there_as_until_2_15(installed):
    """tf.estimator is TF 2's, tf.compat.v1.estimator that of TF 1, the private one is shared."""
    v1 = importlib.import_module("tensorflow.compat.v1.estimator")
    assert v1 is installed.compat.v1.estimator or versions.has_native_estimator()
    assert v1.Estimator is contrib_compat.estimator.Estimator
    estimator = importlib.import_module("tensorflow.estimator")
    assert issubclass(installed.estimator.Estimator, v1.Estimator)
    assert estimator.Estimator is installed.estimator.Estimator is not v1.Estimator
    export = importlib.import_module("tensorflow.compat.v1.estimator.export")
    assert export.ServingInputReceiver is v1.export.ServingInputReceiver
    private = importlib.import_module("tensorflow.python.estimator.run_config")
    assert private.RunConfig is v1.RunConfig


def test_the_estimator_of_tf2_trains(installed, tmp_path):
    """What tf.estimator shows after TF 2.15 is more than a name: a model comes out of it."""
    estimator = installed.estimator.LinearRegressor(
        [installed.feature_column.numeric_column("x")], model_dir=str(tmp_path)
    )

    def rows():
        return installed.data.Dataset.from_tensors(({"x": [[1.0]]}, [[2.0]])).repeat(2)

    estimator.train(rows)
    assert estimator.get_variable_value("global_step") == 2


@pytest.mark.smoke
def test_it_is_taken_back(tf):
    """uninstall() leaves no attribute, module or finder behind; twice is once."""
    tensorflow = importlib.import_module("tensorflow")
    before = dir(tensorflow), dir(tf), set(sys.modules), list(sys.path_hooks)
    finders = list(sys.meta_path)
    contrib_compat.install()
    importlib.import_module("tensorflow.contrib.learn.python.learn.learn_runner")
    importlib.import_module("tensorflow.compat.v1.contrib.learn")
    contrib_compat.uninstall()
    contrib_compat.uninstall()
    mounted = {"tensorflow.contrib", "tensorflow.compat.v1.contrib", "tensorflow.estimator"}
    left = {name for name in set(sys.modules) - before[2] if name.startswith(tuple(mounted))}
    if not is_native():
        assert left == set()
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("tensorflow.contrib.learn")
        assert dir(tensorflow) == before[0]  # Native contrib, once used, brings submodules.
    assert dir(tf) == before[1]
    assert "contrib" not in getattr(tf, "__all__", ())
    assert [f for f in sys.meta_path if type(f).__name__ == "AliasFinder"] == []
    assert [f for f in finders if f not in sys.meta_path] == []


def test_again_it_changes_nothing(installed):
    """install() may be called as often as modules want it; one uninstall() takes it back."""
    finders = list(sys.meta_path)
    contrib_compat.install()
    importlib.import_module("contrib_compat.auto")
    assert sys.meta_path == finders
    contrib_compat.uninstall()
    assert not hasattr(installed, "contrib")
    contrib_compat.install()
    assert installed.contrib is tf_contrib


def test_threads_that_import_at_once_get_one_whole_module(installed):
    """No thread finds an empty module by a name that another one is importing."""
    names = [
        f"{root}.{module}"
        for module in ("learn.python.learn.utils.gc", "learn", "estimator.python.estimator")
        for root in ("tensorflow.contrib", "tensorflow.compat.v1.contrib", "tf_contrib")
    ]
    found, start = [], threading.Barrier(8)

    def load(order):
        start.wait()
        for name in names[order:] + names[:order]:
            module = importlib.import_module(name)
            found.append((name.split("contrib.")[1], id(module), module.__contrib_path__))

    for _ in range(10):
        contrib_compat.uninstall()
        contrib_compat.install()
        threads = [threading.Thread(target=load, args=(order,)) for order in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(found)) == 3
    assert len(found) == 10 * 8 * len(names)
    assert tf_contrib.learn.__spec__.name == "tf_contrib.learn"


def test_threads_may_install_and_uninstall_at_once(tf):
    """Whatever comes last counts, and nothing is left half done."""
    threads = [
        threading.Thread(target=contrib_compat.install if order % 2 else contrib_compat.uninstall)
        for order in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    contrib_compat.uninstall()
    assert hasattr(importlib.import_module("tensorflow"), "contrib") == is_native()


def test_what_is_pickled_does_not_depend_on_it(installed):
    """Modules and classes are pickled by the name of the tree, which any process has."""
    spec = installed.contrib.learn.MetricSpec
    assert pickle.loads(pickle.dumps(spec)) is tf_contrib.learn.MetricSpec
    assert b"tensorflow.contrib" not in pickle.dumps([spec, installed.contrib.learn])
    assert copy.deepcopy(installed.contrib) is tf_contrib


@pytest.mark.native
def test_native_contrib_stays(tf):
    """On TensorFlow 1 contrib is TensorFlow's own; compat.v1, which had none, shows that one."""
    tensorflow = importlib.import_module("tensorflow")
    contrib_compat.install()
    try:
        native = importlib.import_module("tensorflow.contrib.learn")
        assert native.__name__ == "tensorflow.contrib.learn"
        assert tensorflow.contrib.learn is native
        assert importlib.import_module("tensorflow.compat.v1.contrib.learn") is native
        assert tensorflow.compat.v1.contrib.learn is native
        package = importlib.import_module("tensorflow_estimator.contrib")
        assert "site-packages" in package.__file__
    finally:
        contrib_compat.uninstall()
    assert importlib.import_module("tensorflow.contrib.learn") is native
    assert not hasattr(tensorflow.compat.v1, "contrib")


@pytest.mark.parametrize("wanted", ["none", "off"])
def test_the_copy_is_chosen_and_the_choice_taken_back(tf, wanted):
    """contrib_from counts until uninstall()."""
    before = in_use.choose("off")
    in_use.choose(before)
    contrib_compat.install(contrib_from=wanted)
    assert in_use.choose(wanted) == wanted
    contrib_compat.uninstall()
    assert in_use.choose(before) == before


@pytest.mark.parametrize(
    "arguments, error, text",
    [
        ({"behavior": "v2"}, ValueError, "behavior is 'v2'; it must be 'v1', or None"),
        ({"contrib_from": "/nowhere/at/all"}, CopyError, "contrib_from is '/nowhere/at/all'"),
    ],
)
def test_bad_arguments_change_nothing(tf, arguments, error, text):
    """They are errors that name the argument, before anything is installed."""
    with pytest.raises(error, match=text):
        contrib_compat.install(**arguments)
    assert hasattr(importlib.import_module("tensorflow"), "contrib") == is_native()
