"""``tf_contrib.learn.ExportStrategy``: a tuple of old, that exports."""

import copy
import importlib
import inspect
import pickle
import subprocess
import sys
import textwrap
import warnings

import pytest

from contrib_compat import deprecation
from contrib_compat.deprecation import ContribDeprecationWarning

PATHS = ["learn", "learn.python", "learn.python.learn", "learn.python.learn.export_strategy"]


def export_fn(estimator, export_path, checkpoint_path=None, eval_result=None):
    return [estimator, export_path, checkpoint_path, eval_result]


@pytest.fixture
def ExportStrategy(contrib):
    """The class, ours or native."""
    return contrib.learn.ExportStrategy


@pytest.fixture
def ours():
    """Our class, with warnings as they come."""
    from contrib_compat.strategies.export_strategy import ExportStrategy

    before = deprecation.set_mode("once")
    yield ExportStrategy
    deprecation.set_mode(before)


class TestAsATuple:
    """The contract of the tuple, which native TF 1.15 keeps too."""

    def test_it_has_three_fields(self, ExportStrategy):
        """name, export_fn and strip_default_attrs, which is None by default."""
        strategy = ExportStrategy("Servo", export_fn)
        assert strategy._fields == ("name", "export_fn", "strip_default_attrs")
        assert strategy.name == "Servo"
        assert strategy.export_fn is export_fn
        assert strategy.strip_default_attrs is None

    def test_it_takes_its_fields_by_place_and_by_name(self, ExportStrategy):
        """The constructor's signature is the native one."""
        by_name = ExportStrategy(strip_default_attrs=True, export_fn=export_fn, name="Servo")
        assert by_name == ExportStrategy("Servo", export_fn, True)
        expected = "(name, export_fn, strip_default_attrs=None)"
        parameters = inspect.signature(ExportStrategy).parameters.values()
        plain = [parameter.replace(annotation=parameter.empty) for parameter in parameters]
        assert str(inspect.Signature(plain)) == expected

    def test_it_equals_a_plain_tuple(self, ExportStrategy):
        """Equality, hash, unpacking and order are those of a tuple."""
        strategy = ExportStrategy("Servo", export_fn)
        assert strategy == ("Servo", export_fn, None)
        assert hash(strategy) == hash(("Servo", export_fn, None))
        name, function, strip = strategy
        assert (name, function, strip) == strategy
        assert ExportStrategy("A", export_fn) < ExportStrategy("B", export_fn)

    def test_replace_and_make(self, ExportStrategy):
        """_replace and _make return strategies."""
        strategy = ExportStrategy("Servo", export_fn)
        renamed = strategy._replace(name="Other")
        assert type(renamed) is ExportStrategy
        assert renamed == ("Other", export_fn, None)
        assert type(ExportStrategy._make(strategy)) is ExportStrategy
        assert list(strategy._asdict()) == list(strategy._fields)
        # A ValueError up to Python 3.12.
        with pytest.raises((TypeError, ValueError), match="unexpected field names"):
            strategy._replace(nonsense=1)

    def test_it_shows_its_fields(self, ExportStrategy):
        """repr() names the class and the fields."""
        expected = "ExportStrategy(name='Servo', export_fn={!r}, strip_default_attrs=True)"
        assert repr(ExportStrategy("Servo", export_fn, True)) == expected.format(export_fn)

    def test_it_takes_attributes(self, ExportStrategy):
        """An instance has a __dict__, which old code hangs things on."""
        strategy = ExportStrategy("Servo", export_fn)
        strategy.note = "kept"
        assert strategy.note == "kept"

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_it_pickles(self, ExportStrategy, protocol):
        """A pickle gives an equal strategy of the same class, with its attributes."""
        strategy = ExportStrategy("Servo", max, True)
        strategy.note = "kept"
        loaded = pickle.loads(pickle.dumps(strategy, protocol))
        assert type(loaded) is ExportStrategy
        assert loaded == strategy
        assert loaded.note == "kept"

    def test_it_is_copied(self, ExportStrategy):
        """copy and deepcopy give equal strategies; functions are not copied."""
        strategy = ExportStrategy("Servo", export_fn)
        for duplicate in (copy.copy(strategy), copy.deepcopy(strategy)):
            assert type(duplicate) is ExportStrategy
            assert duplicate == strategy

    def test_its_export_has_two_optional_arguments(self, ExportStrategy):
        """export(estimator, export_path, checkpoint_path=None, eval_result=None)."""
        strategy = ExportStrategy("Servo", export_fn)
        assert strategy.export("E", "P") == ["E", "P", None, None]
        assert strategy.export("E", "P", "C", {"loss": 1}) == ["E", "P", "C", {"loss": 1}]
        assert strategy.export(
            estimator="E", export_path="P", eval_result="R", checkpoint_path="C"
        ) == ["E", "P", "C", "R"]

    def test_a_result_without_a_checkpoint_is_refused(self, ExportStrategy):
        """The native ValueError stays; ours comes already when the strategy is made."""
        with pytest.raises(ValueError, match="accepting eval_result must also accept checkpoint_p"):
            ExportStrategy("Servo", lambda estimator, export_path, eval_result: None).export(
                "E", "P", "C", {}
            )

    def test_what_the_function_raises_comes_through(self, ExportStrategy):
        """An exception of the export function is not touched."""

        def fail(estimator, export_path):
            raise KeyError("mine")

        with pytest.raises(KeyError, match="mine"):
            ExportStrategy("Servo", fail).export("E", "P")


@pytest.mark.parametrize("path", PATHS)
def test_it_is_reached_by_its_legacy_paths(path):
    """Every path by which native TF 1.15 showed it leads to the one class."""
    from contrib_compat.strategies.export_strategy import ExportStrategy

    assert importlib.import_module("tf_contrib." + path).ExportStrategy is ExportStrategy


@pytest.mark.native
@pytest.mark.parametrize("path", PATHS)
def test_native_shows_it_by_the_same_paths(path):
    """The paths are those of native TF 1.15."""
    native = importlib.import_module("tensorflow.contrib." + path).ExportStrategy
    assert native.__name__ == "ExportStrategy"


class TestConstruction:
    """What is refused, and where a warning is due."""

    def test_a_misfit_is_refused_at_construction(self, ours, quiet):
        """A function that fits no form never becomes a strategy."""
        with pytest.raises(ValueError, match=r"\(estimator\) fits none of the forms"):
            ours("Servo", lambda estimator: None)

    def test_a_misfit_that_slipped_in_is_refused_at_export(self, ours, quiet):
        """_make and _replace ask nothing, so export() does."""
        strategy = ours("Servo", export_fn)._replace(export_fn=lambda estimator: None)
        with pytest.raises(ValueError, match="fits none of the forms"):
            strategy.export("E", "P")

    def test_what_can_not_be_called_is_refused(self, ours, quiet):
        """An export_fn that is no function is a TypeError."""
        with pytest.raises(TypeError, match="export_fn: got 'path'"):
            ours("Servo", "path")

    def test_one_warning_at_the_callers_line(self, ours):
        """Constructing warns once a call site, with its file and line, and says what to write."""
        with pytest.warns(ContribDeprecationWarning) as caught:
            for _ in range(3):
                line = inspect.currentframe().f_lineno + 1
                ours("Servo", export_fn)
        assert [(warning.filename, warning.lineno) for warning in caught] == [(__file__, line)]
        text = str(caught[0].message)
        assert text.startswith("tf.contrib.learn.ExportStrategy is deprecated: use tf.estimator")
        assert "contrib_compat.exporters.as_exporter(strategy)" in text
        assert ours.__deprecated__ == text

    def test_tuple_methods_pickles_and_copies_warn_nobody(self, ours, quiet):
        """What does not name the class is no use of the deprecated name."""
        strategy = ours("Servo", max)
        deprecation.set_mode("error")
        made = [
            strategy._replace(name="Servo"),
            ours._make(strategy),
            copy.copy(strategy),
            copy.deepcopy(strategy),
        ]
        made += [
            pickle.loads(pickle.dumps(strategy, protocol))
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
        ]
        assert all(each == strategy and type(each) is ours for each in made)

    def test_a_subclass_works(self, ours):
        """A subclass warns where it is written, not when it is used, and may override export."""
        with pytest.warns(ContribDeprecationWarning) as caught:

            class Loud(ours):
                def export(self, *args, **kwargs):
                    return ["loud", *super().export(*args, **kwargs)]

        assert [warning.filename for warning in caught] == [__file__]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            strategy = Loud("Servo", export_fn)
            assert strategy.export("E", "P") == ["loud", "E", "P", None, None]
            assert type(strategy._replace(name="Other")) is Loud
            assert isinstance(strategy, ours)


@pytest.mark.native
class TestBesideNativeContrib:
    """On TF 1.x a code base may switch imports before it switches TensorFlow."""

    def test_it_is_an_instance_of_the_native_class(self, ours, quiet):
        """Native code that asks isinstance is content, also after _replace and unpickling."""
        from tensorflow.contrib.learn import ExportStrategy as native

        strategy = ours("Servo", max)
        assert isinstance(strategy, native)
        assert isinstance(strategy._replace(name="Other"), native)
        assert isinstance(pickle.loads(pickle.dumps(strategy)), native)
        assert strategy == native("Servo", max)

    def test_the_native_experiment_takes_it(self, ours, quiet):
        """The constructor of the native Experiment accepts it, alone and in a list."""
        import tensorflow as tf

        strategy = ours("Servo", export_fn)
        estimator = tf.contrib.learn.DNNClassifier([1], [tf.contrib.layers.real_valued_column("x")])
        for given in (strategy, [strategy]):
            experiment = tf.contrib.learn.Experiment(
                estimator, lambda: None, lambda: None, export_strategies=given
            )
            assert experiment.reset_export_strategies() == (strategy,)

    def test_the_native_deprecation_is_not_logged(self, ours, quiet, capfd):
        """Neither the class nor its methods log what the native constructor logs."""
        ours("Servo", export_fn).export("E", "P")
        captured = capfd.readouterr()
        assert "deprecated" not in captured.out + captured.err


def test_no_tensorflow_is_imported_without_native_contrib():
    """Making a strategy and exporting with it take no TensorFlow, but for TF 1.x's own contrib."""
    program = textwrap.dedent(
        """
        import sys
        from contrib_compat import versions
        from tf_contrib.learn import ExportStrategy
        path = ExportStrategy("Servo", lambda estimator, export_path: export_path).export(1, "P")
        assert path == "P"
        loaded = "tensorflow" in sys.modules
        assert loaded == versions.has_native_contrib(), loaded
        """
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr.decode()


def test_an_argument_that_waits_for_the_checkpoint_in_vain_is_a_warning(quiet):
    """The warning names the argument and what to call it, at the line that makes the strategy."""
    from tf_contrib.learn import ExportStrategy

    def export_fn(estimator, export_path, ckpt=None):
        return ckpt

    with pytest.warns(UserWarning, match=r"argument ckpt=None stays None.*checkpoint_path") as seen:
        strategy = ExportStrategy("Servo", export_fn)
    assert [warning.filename for warning in seen] == [__file__]
    assert strategy.export("E", "P", "C") is None


def test_other_optional_arguments_are_no_warning(quiet):
    """Code that has as_text=False third goes on as it was."""
    from tf_contrib.learn import ExportStrategy

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ExportStrategy("Servo", lambda estimator, export_path, as_text=False: None)
