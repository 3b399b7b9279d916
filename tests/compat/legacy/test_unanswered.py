"""Names and modules that the legacy tree hasn't got answer with what to do."""

import importlib
import importlib.util
import sys
import traceback

import pytest

import tf_contrib
from contrib_compat import routes
from contrib_compat.legacy import tree, unanswered
from contrib_compat.legacy.itself import copy, in_use
from contrib_compat.routes.route import FETCH, LOST

ESTIMATORS = "tf_contrib.learn.python.learn.estimators"


@pytest.fixture(autouse=True)
def no_copy(monkeypatch):
    """No copy of TensorFlow 1.15, whatever this machine has and other tests have imported."""
    in_use.choose("off")
    for name in [name for name in sys.modules if name.startswith("tf_contrib.")]:
        if not tree.has(name[len("tf_contrib.") :]):
            parent, _, attribute = name.rpartition(".")
            if hasattr(sys.modules.get(parent), attribute):
                monkeypatch.delattr(sys.modules[parent], attribute)
            monkeypatch.delitem(sys.modules, name)
    yield
    in_use.choose(None)


@pytest.mark.parametrize(
    ("statement", "error", "text"),
    [
        ("tf_contrib.seq2seq", AttributeError, "module 'tf.contrib' has no attribute 'seq2seq'"),
        ("import tf_contrib.seq2seq", ModuleNotFoundError, "No module named 'tf.contrib.seq2seq'"),
        (
            "from tf_contrib import seq2seq",
            ImportError,
            "cannot import name 'seq2seq' from 'tf.contrib'",
        ),
        (
            "tf_contrib.learn.DNNClassifier",
            AttributeError,
            "module 'tf.contrib.learn' has no attribute 'DNNClassifier'",
        ),
        (
            "from tf_contrib.learn import DNNClassifier",
            ImportError,
            "cannot import name 'DNNClassifier' from 'tf.contrib.learn'",
        ),
        (
            "tf_contrib.learn.datasets",
            AttributeError,
            "module 'tf.contrib.learn' has no attribute 'datasets'",
        ),
        (
            ESTIMATORS + ".dnn",
            AttributeError,
            "module 'tf.contrib.learn.python.learn.estimators' has no attribute 'dnn'",
        ),
        (
            f"from {ESTIMATORS}.dnn import DNNClassifier",
            ModuleNotFoundError,
            "No module named 'tf.contrib.learn.python.learn.estimators.dnn'",
        ),
        (
            f"from {ESTIMATORS}.estimator import SKCompat",
            ImportError,
            "cannot import name 'SKCompat' from "
            "'tf.contrib.learn.python.learn.estimators.estimator'",
        ),
        (
            "import tf_contrib.seq2seq.python.ops.decoder",
            ModuleNotFoundError,
            "No module named 'tf.contrib.seq2seq'",
        ),
        (
            "importlib.import_module('tf_contrib.slim.nets')",
            ModuleNotFoundError,
            "No module named 'tf.contrib.slim.nets'",
        ),
    ],
)
def test_what_is_not_built_yet_says_what_brings_it(statement, error, text):
    """In the words of the program, by each way of asking, with the ordinary error."""
    with pytest.raises(error) as raised:
        exec(statement, {"tf_contrib": tf_contrib, "importlib": importlib})
    assert type(raised.value) is error
    assert str(raised.value).startswith(f"{text}: {FETCH}")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("from tf_contrib.gan.eval import inception_score", "tensorflow_gan.eval.inception_score"),
        ("tf_contrib.gan.eval.inception_score(1)", "tensorflow_gan.eval.inception_score"),
        ("[tf_contrib.gan.gan_model for _ in '1']", "tensorflow_gan.gan_model"),
        ("from tf_contrib.kfac.optimizer import KfacOptimizer", "kfac.optimizer.KfacOptimizer"),
        (
            "from tf_contrib.gan import gan_model, gan_loss, x",
            "for gan_model use tensorflow_gan.gan",
        ),
        ("import tf_contrib.gan.eval", "look into tensorflow_gan (pip install tensorflow-gan)"),
        (
            "import tf_contrib.gan.eval as e",
            "look into tensorflow_gan (pip install tensorflow-gan)",
        ),
        ("from tf_contrib.gan import *", "look into tensorflow_gan (pip install tensorflow-gan)"),
        ("from tf_contrib.gan import qqq", "look into tensorflow_gan (pip install tensorflow-gan)"),
    ],
)
def test_what_is_taken_from_a_missing_package_is_told(statement, told):
    """A program asks for the package first, and is told of the symbol that it wants of it."""
    with pytest.raises((AttributeError, ImportError)) as raised:
        exec(statement, {"tf_contrib": tf_contrib})
    assert f" {told}" in str(raised.value) and "tf.contrib" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_several_names_are_told_in_one_line():
    """Each with what to write, no more than three, and the command that tells of them."""
    names = "classifier_score, run_inception, inception_score, image_grid"
    with pytest.raises(ImportError) as raised:
        exec(f"from tf_contrib.gan.eval import {names}")
    text = str(raised.value)
    assert text.count("; for ") == 3 and "for image_grid" not in text
    assert "tf-contrib explain tf.contrib.gan.eval.classifier_score tf.contrib" in text


@pytest.mark.parametrize(
    "statement",
    [
        "tf_contrib.lern",
        "import tf_contrib.lern",
        "from tf_contrib import lern",
        "tf_contrib.learn.ExportStrategi",
        "from tf_contrib.learn import ExportStrategi",
        "from tf_contrib.learn.monitors import StopAtStp",
    ],
)
def test_a_misspelt_name_is_guessed_once(statement):
    """Python 3.10 and newer guess, too, but not after us."""
    with pytest.raises((AttributeError, ImportError), match="did you mean '") as raised:
        exec(statement, {"tf_contrib": tf_contrib})
    shown = "".join(traceback.format_exception_only(type(raised.value), raised.value))
    assert shown.lower().count("did you mean") == 1


def test_a_name_that_nobody_knows_is_left_to_python():
    """An ordinary AttributeError knows its name and object; ImportErrors are Python's own."""
    with pytest.raises(AttributeError, match=r"no attribute 'qqqqqq'$") as raised:
        tf_contrib.learn.qqqqqq  # noqa: B018
    if sys.version_info >= (3, 10):
        assert (raised.value.name, raised.value.obj) == ("qqqqqq", tf_contrib.learn)
    with pytest.raises(ImportError, match=r"cannot import name 'qqqqqq' from 'tf_contrib\.learn'"):
        exec("from tf_contrib.learn import qqqqqq")
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'tf_contrib\.qqqqqq'"):
        importlib.import_module("tf_contrib.qqqqqq")


def test_errors_name_the_module_that_was_imported():
    """ImportError.name is what tells a missing module from one that fails to import another."""
    with pytest.raises(ModuleNotFoundError) as raised:
        importlib.import_module("tf_contrib.seq2seq")
    assert raised.value.name == "tf_contrib.seq2seq"
    with pytest.raises(ImportError) as refused:
        exec("from tf_contrib import seq2seq")
    assert (refused.value.name, refused.value.path) == ("tf_contrib", tf_contrib.__file__)


def test_looking_for_them_is_no_error():
    """hasattr, getattr with a default and find_spec say that there is nothing."""
    assert not hasattr(tf_contrib, "seq2seq")
    assert getattr(tf_contrib.learn, "DNNClassifier", 5) == 5
    assert importlib.util.find_spec("tf_contrib.seq2seq") is None
    assert importlib.util.find_spec("tf_contrib.lern") is None


def test_a_program_may_fall_back():
    """``except ImportError`` sees them, as any module that is not installed."""
    names = {}
    exec("try:\n  from tf_contrib import gan\nexcept ImportError:\n  gan = 'tf_gan'", names)
    assert names["gan"] == "tf_gan"


@pytest.fixture
def served(copy_of_1_15):
    """A copy of TensorFlow 1.15 after all."""
    in_use.choose(copy_of_1_15)


def test_where_there_is_a_copy_nothing_else_is_advised(served, monkeypatch):
    """What its file lost with TensorFlow 1 is said to be lost, and not to be fetched."""
    route = routes.by_name("learn.DNNClassifier")
    assert route.missing_on((2, 21), LOST) == route.missing_on((2, 21)).replace(FETCH, LOST)
    monkeypatch.setattr(copy, "lacking", lambda root: [])
    advice = unanswered._advice("learn", "DNNClassifier")
    assert advice.startswith(LOST) and "tf-contrib fetch" not in advice
    monkeypatch.setattr(copy, "lacking", lambda root: ["contrib/learn/__init__.py"])
    monkeypatch.setattr(in_use, "is_native", lambda: False)  # Native files are whole, on 1.15.
    assert unanswered._advice("learn", "DNNClassifier").startswith(copy.EARLIER)


@pytest.mark.parametrize("path", ["learn.io", "slim.data_decoder", "solvers.lanczos"])
def test_what_is_no_module_of_its_own_is_imported_from_where_it_is_shown(served, path):
    """Natively it can't be imported by that path either."""
    package, _, name = path.partition(".")
    with pytest.raises(ModuleNotFoundError, match=f"from tf.contrib.{package} import {name}`"):
        importlib.import_module(f"tf_contrib.{path}")
