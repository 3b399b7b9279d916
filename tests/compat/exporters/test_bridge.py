"""Strategies seen as exporters, and exporters seen as strategies."""

import copy
import pickle
import warnings
from collections import namedtuple

import pytest

from contrib_compat.exporters import as_export_strategy, as_exporter


def receiver_fn():
    """Stands for a serving input receiver function."""


def export_fn(estimator, export_path, checkpoint_path, eval_result):
    return (export_path, checkpoint_path, eval_result)


@pytest.fixture
def strategy(quiet):
    """A strategy with a four-argument function."""
    from tf_contrib.learn import ExportStrategy

    return ExportStrategy("Servo", export_fn)


@pytest.fixture
def recorder():
    """An exporter that returns what it is called with."""
    from contrib_compat.exporters import Exporter

    class Recorder(Exporter):
        name = "recorder"

        def export(self, estimator, export_path, checkpoint_path, eval_result, is_the_final_export):
            return [estimator, export_path, checkpoint_path, eval_result, is_the_final_export]

    return Recorder()


class Foreign(namedtuple("Foreign", ["name", "export_fn"])):
    """A strategy that somebody else defined, in the way of TF 1.4."""

    def export(self, estimator, export_path, checkpoint_path=None, eval_result=None):
        return self.export_fn(estimator, export_path, checkpoint_path, eval_result)


class TestAsExporter:
    """From a strategy to an exporter."""

    def test_it_is_what_evalspec_asks_for(self, strategy):
        """The exporter is an instance of tf.estimator.Exporter, and EvalSpec takes it."""
        from contrib_compat import estimator

        exporter = as_exporter(strategy)
        assert isinstance(exporter, estimator.Exporter)
        spec = estimator.EvalSpec(receiver_fn, exporters=[exporter])
        assert spec.exporters == (exporter,)
        assert exporter.name == "Servo"

    def test_it_calls_the_strategy(self, strategy):
        """The strategy gets path, checkpoint and result, and its answer is returned."""
        expected = ("P", "C", {"loss": 1})
        assert as_exporter(strategy).export("E", "P", "C", {"loss": 1}, False) == expected
        assert (
            as_exporter(strategy).export(
                estimator="E",
                export_path="P",
                checkpoint_path="C",
                eval_result={"loss": 1},
                is_the_final_export=True,
            )
            == expected
        )

    def test_it_calls_an_export_method_that_was_overridden(self, quiet):
        """A subclass's own export is what is called."""
        from contrib_compat.strategies.export_strategy import ExportStrategy

        class Mine(ExportStrategy):
            def export(self, *args, **kwargs):
                return "mine"

        assert as_exporter(Mine("Servo", export_fn)).export("E", "P", "C", None, False) == "mine"

    def test_a_foreign_strategy_is_one_too(self):
        """A namedtuple with name, export_fn and export is a strategy, whoever defined it."""
        exporter = as_exporter(Foreign("mine", export_fn))
        assert exporter.name == "mine"
        assert exporter.export("E", "P", "C", "R", False) == ("P", "C", "R")

    @pytest.mark.native
    def test_a_native_strategy_is_one_too(self):
        """So is that of native TF 1.15."""
        from tensorflow.contrib.learn import ExportStrategy

        exporter = as_exporter(ExportStrategy("native", export_fn))
        assert exporter.export("E", "P", "C", "R", False) == ("P", "C", "R")

    @pytest.mark.parametrize("bad", [None, "Servo", ("Servo", max, None), export_fn, object()])
    def test_what_is_no_strategy_is_a_type_error(self, bad):
        """The TypeError shows what came."""
        with pytest.raises(TypeError, match=r"strategy: got .*, wanted an ExportStrategy"):
            as_exporter(bad)

    def test_an_exporter_is_no_strategy(self, recorder):
        """An exporter needs no bridge, and the error says so."""
        with pytest.raises(TypeError, match=r"wanted an ExportStrategy; it is an exporter already"):
            as_exporter(recorder)

    @pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", "/a", "a\\b"])
    def test_only_a_plain_name_is_taken(self, strategy, name):
        """A name that is no single directory is a ValueError."""
        with pytest.raises(ValueError, match=r"strategy.name: got .*, wanted the name of a direc"):
            as_exporter(strategy._replace(name=name))

    @pytest.mark.parametrize("name", [None, b"Servo", 1])
    def test_the_name_is_a_string(self, strategy, name):
        """A name that is no string is a TypeError."""
        with pytest.raises(TypeError, match=r"strategy.name: got .*, wanted a string"):
            as_exporter(strategy._replace(name=name))

    def test_it_pickles_and_is_copied(self, quiet):
        """The exporter survives both, with its strategy."""
        from tf_contrib.learn import ExportStrategy

        exporter = as_exporter(ExportStrategy("Servo", max))
        for duplicate in (pickle.loads(pickle.dumps(exporter)), copy.deepcopy(exporter)):
            assert duplicate.name == "Servo"
            assert duplicate.export("E", "P", "C", "R", False) == "P"

    def test_it_shows_its_strategy(self, strategy):
        """repr() is how it was made."""
        assert repr(as_exporter(strategy)) == f"as_exporter({strategy!r})"
        assert repr(strategy).startswith("ExportStrategy(name='Servo', export_fn=<function export")


class TestAsExportStrategy:
    """From an exporter to a strategy."""

    def test_it_is_a_strategy(self, recorder):
        """The strategy has the exporter's name and is what Experiment asks for; no warning."""
        from contrib_compat.strategies.export_strategy import ExportStrategy

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            strategy = as_export_strategy(recorder)
        assert type(strategy) is ExportStrategy
        assert strategy.name == "recorder"

    def test_it_calls_the_exporter(self, recorder):
        """Every call is passed on as the final one, with a path of str."""
        strategy = as_export_strategy(recorder)
        assert strategy.export("E", b"P", "C", {"loss": 1}) == ["E", "P", "C", {"loss": 1}, True]
        assert strategy.export("E", "P") == ["E", "P", None, None, True]

    @pytest.mark.parametrize("bad", [None, "x", ("x", export_fn, None), object()])
    def test_what_is_no_exporter_is_a_type_error(self, bad):
        """The TypeError shows what came."""
        with pytest.raises(TypeError, match=r"exporter: got .*, wanted a tf.estimator.Exporter"):
            as_export_strategy(bad)

    def test_a_strategy_is_no_exporter(self, strategy):
        """A strategy needs no bridge, and the error says so."""
        with pytest.raises(TypeError, match=r"wanted a tf.estimator.Exporter; it is a strategy al"):
            as_export_strategy(strategy)

    @pytest.mark.parametrize(
        "name, error",
        [("", ValueError), ("a/b", ValueError), ("..", ValueError), (None, TypeError)],
    )
    def test_its_name_is_checked(self, recorder, name, error):
        """A name that is no single directory is refused here too."""
        type(recorder).name = name
        with pytest.raises(error, match=r"exporter.name: got"):
            as_export_strategy(recorder)


class TestRoundTrips:
    """There and back again."""

    def test_a_strategy_comes_back(self, strategy):
        """The very same strategy."""
        assert as_export_strategy(as_exporter(strategy)) is strategy

    def test_a_foreign_strategy_comes_back(self):
        """Also one that somebody else defined."""
        strategy = Foreign("mine", export_fn)
        assert as_export_strategy(as_exporter(strategy)) is strategy

    def test_an_exporter_comes_back(self, recorder):
        """The very same exporter."""
        assert as_exporter(as_export_strategy(recorder)) is recorder

    def test_every_strategy_comes_back(self, strategy, recorder):
        """Those that came from an exporter too, and whatever was made of them since."""
        from contrib_compat.strategies.export_strategy import ExportStrategy

        class Mine(ExportStrategy):
            def export(self, *args, **kwargs):
                return "mine"

        of_exporter = as_export_strategy(recorder)
        for each in (
            strategy,
            Foreign("mine", export_fn),
            of_exporter,
            of_exporter._replace(name="other"),
            of_exporter._replace(strip_default_attrs=True),
            Mine._make(of_exporter),
            Mine._make(strategy),
        ):
            back = as_export_strategy(as_exporter(each))
            assert back == each
            assert type(back) is type(each)
            assert hash(back) == hash(each)

    def test_every_exporter_comes_back(self, strategy, recorder):
        """Those that came from a strategy too, and from one that came from an exporter."""
        of_exporter = as_export_strategy(recorder)
        for each in (
            recorder,
            as_exporter(strategy),
            as_exporter(Foreign("mine", export_fn)),
            as_exporter(of_exporter._replace(name="other")),
            as_exporter(of_exporter._replace(strip_default_attrs=True)),
        ):
            back = as_exporter(as_export_strategy(each))
            assert back == each
            assert hash(back) == hash(each)

    def test_what_stands_for_another_thing_is_not_equal(self, strategy, recorder):
        """Strategies of other exporters, exporters of other strategies, and the two kinds."""
        assert as_export_strategy(recorder) != as_export_strategy(type(recorder)())
        assert as_exporter(strategy) != as_exporter(strategy._replace(name="other"))
        assert as_exporter(strategy) != strategy
        assert as_export_strategy(recorder) != recorder

    def test_a_function_without_a_hash_does_not_matter(self, quiet):
        """The exporter of such a strategy goes into sets all the same."""
        from tf_contrib.learn import ExportStrategy

        class Unhashable:
            __hash__ = None

            def __eq__(self, other):
                return isinstance(other, Unhashable)

            def __call__(self, estimator, export_path):
                return export_path

        exporters = {as_exporter(ExportStrategy("x", Unhashable())) for _ in range(2)}
        assert len(exporters) == 1

    def test_a_pickle_of_before_is_read(self, recorder):
        """The export function was known by another name."""
        from contrib_compat.exporters import bridge, exporter_fn

        assert bridge._ExporterFn is exporter_fn.ExporterFn

    def test_a_renamed_exporter_keeps_the_word_on_the_end(self, recorder):
        """Under another name it is another exporter, but it is told which export is final."""
        renamed = as_exporter(as_export_strategy(recorder)._replace(name="other"))
        assert renamed.name == "other"
        assert renamed.export("E", "P", "C", "R", False) == ["E", "P", "C", "R", False]
        assert renamed.export("E", "P", "C", "R", True) == ["E", "P", "C", "R", True]

    def test_the_exporter_of_a_strategy_is_known(self, strategy, recorder):
        """exporter_of finds the exporter behind a strategy, and None behind all others."""
        from contrib_compat.exporters.bridge import exporter_of

        assert exporter_of(as_export_strategy(recorder)) is recorder
        assert exporter_of(strategy) is None
        assert exporter_of(object()) is None
