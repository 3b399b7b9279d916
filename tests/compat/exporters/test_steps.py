"""StepsExporter: at the given steps, or at the first evaluation after them."""

import importlib
import inspect
import os
import shutil
import warnings

import pytest

from contrib_compat.deprecation import ContribDeprecationWarning

PATH = "estimator.python.estimator.exporter"


def receiver_fn():
    """Stands for a serving input receiver function."""


@pytest.fixture
def either(contrib):
    """The class by its legacy path, ours or native."""
    return importlib.import_module(f"{contrib.__name__}.{PATH}").StepsExporter


@pytest.fixture
def make():
    """Makes an exporter of ours."""
    from contrib_compat.exporters import StepsExporter

    return lambda steps, **kwargs: StepsExporter(
        steps, serving_input_receiver_fn=receiver_fn, **kwargs
    )


def exported_steps(exporter, estimator, run, steps):
    """Returns at which of the steps the exporter exported."""
    return [step for step in steps if run(exporter, estimator, {"global_step": step, "loss": 1.0})]


class TestAsNative:
    """What ours and that of native TF 1.15 both do."""

    def test_a_step_between_evaluations_counts_at_the_next(self, either, estimator, run):
        """Of the steps since the last evaluation, one export is due at the next."""
        exporter = either(
            [1, 2, 3, 6, 7, 10, 12, 25],
            serving_input_receiver_fn=receiver_fn,
            event_file_pattern=None,
        )
        evaluated = [5, 10, 15, 20, 25, 30]
        assert exported_steps(exporter, estimator, run, evaluated) == [5, 10, 15, 25]

    def test_the_order_of_the_steps_does_not_matter(self, either, estimator, run):
        """Steps may be given in any order, and twice."""
        exporter = either([9, 3, 9], "x", receiver_fn, None)
        assert exported_steps(exporter, estimator, run, [2, 3, 5, 9, 10]) == [3, 9]

    def test_all_exports_stay(self, either, estimator, run):
        """There is no garbage collection."""
        exporter = either(list(range(1, 9)), "x", receiver_fn, None)
        assert exported_steps(exporter, estimator, run, range(1, 9)) == list(range(1, 9))
        assert len(estimator.calls) == 8

    def test_its_constructor(self, either):
        """The arguments and their defaults are the native ones."""
        parameters = inspect.signature(either).parameters.values()
        assert [(parameter.name, parameter.default) for parameter in parameters] == [
            ("steps_to_keep", inspect.Parameter.empty),
            ("name", "steps_exporter"),
            ("serving_input_receiver_fn", None),
            ("event_file_pattern", "eval/*.tfevents.*"),
            ("assets_extra", None),
            ("as_text", False),
        ]

    @pytest.mark.parametrize("steps", [[], [0, -1], ["1"], [1.5]])
    def test_at_least_one_step_is_wanted(self, either, steps):
        """No positive integer is a ValueError."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(ValueError, match="at least one positive integer"):
                either(steps)

    @pytest.mark.parametrize("eval_result", [None, {}, {"loss": 1.0}])
    def test_the_step_must_be_known(self, either, estimator, run, eval_result):
        """A result without global_step is a ValueError."""
        with pytest.raises(ValueError, match="eval_result"):
            run(either([1]), estimator, eval_result)

    def test_what_was_evaluated_before_a_restart_is_done(self, either, estimator, run, evaluate):
        """Steps up to the last evaluation before a restart are not made up for."""
        evaluate(estimator, 10, loss=1.0)
        evaluate(estimator, 12, loss=1.0)
        exporter = either([5, 11, 12, 14], serving_input_receiver_fn=receiver_fn)
        assert exported_steps(exporter, estimator, run, [13, 15]) == [15]

    def test_evalspec_takes_it(self, either):
        """It is an instance of what EvalSpec asks for."""
        from contrib_compat import estimator

        exporter = either([1])
        assert estimator.EvalSpec(receiver_fn, exporters=exporter).exporters == (exporter,)


def test_the_first_export_is_not_lost(make, estimator, run, evaluate):
    """The event of the evaluation that is going on does not count as an earlier one."""
    exporter = make([3, 10])
    evaluated = [evaluate(estimator, step, loss=1.0) for step in (5,)]
    assert run(exporter, estimator, evaluated[0]) is not None
    assert run(exporter, estimator, evaluate(estimator, 8, loss=1.0)) is None
    assert run(exporter, estimator, evaluate(estimator, 10, loss=1.0)) is not None


def test_numpy_integers_are_steps(make, estimator, run):
    """Steps may come from numpy.arange."""
    import numpy

    exporter = make(numpy.arange(5, 15, 5), event_file_pattern=None)
    assert exported_steps(exporter, estimator, run, [5, 6, 10]) == [5, 10]


def test_steps_that_are_left_out_are_a_warning(make):
    """The warning shows what came and what is left, at the caller's line."""
    from contrib_compat.exporters import StepsExporter

    with pytest.warns(UserWarning, match=r"got \[2, 0, 'x'\], of which only \[2\]") as caught:
        StepsExporter([2, 0, "x"])  # type: ignore[list-item]
    assert [warning.filename for warning in caught] == [__file__]


def test_each_model_has_its_own_steps(make, estimators, run):
    """One exporter on two models keeps them apart."""
    exporter, one, two = make([5], event_file_pattern=None), estimators("one"), estimators("two")
    assert run(exporter, one, {"global_step": 7}) is not None
    assert run(exporter, two, {"global_step": 3}) is None
    assert run(exporter, two, {"global_step": 5}) is not None
    assert run(exporter, one, {"global_step": 9}) is None


def test_a_failed_export_is_made_up_for(make, estimator, run):
    """What could not be written is due at the next evaluation."""
    exporter = make([5], event_file_pattern=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(estimator, "export_saved_model", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(exporter, estimator, {"global_step": 5})
    assert run(exporter, estimator, {"global_step": 6}) is not None


class TestAfterARestart:
    """A new exporter on a model that was evaluated and exported before."""

    def test_what_was_exported_is_not_exported_again(self, make, estimator, run, evaluate):
        """Steps up to the last export are done, those after it are not."""
        before = make([5, 10, 15])
        for step in (5, 10):
            run(before, estimator, evaluate(estimator, step, loss=1.0))
        after = make([5, 10, 15])
        assert run(after, estimator, evaluate(estimator, 12, loss=1.0)) is None
        assert run(after, estimator, evaluate(estimator, 15, loss=1.0)) is not None

    @pytest.mark.parametrize("next_step", [10, 15])
    def test_an_export_that_was_killed_is_made_up_for(
        self, make, estimator, run, evaluate, kill, next_step
    ):
        """Though the step was evaluated, it is due until its export is there."""
        with kill(estimator):
            run(make([10]), estimator, evaluate(estimator, 10, loss=1.0))
        after = make([10])
        assert run(after, estimator, evaluate(estimator, next_step, loss=1.0)) is not None
        assert run(after, estimator, evaluate(estimator, 20, loss=1.0)) is None

    def test_an_export_that_was_there_when_it_was_killed_counts(
        self, make, estimator, run, evaluate, kill
    ):
        """Killed between the export and the note of it, the next process finds the export."""
        with kill(estimator, is_there=True):
            run(make([10]), estimator, evaluate(estimator, 10, loss=1.0))
        assert run(make([10]), estimator, evaluate(estimator, 15, loss=1.0)) is None

    def test_an_evaluation_without_numbers_counts(self, make, estimator, run, evaluate):
        """Where there is no note, whatever was evaluated is done, as natively."""
        evaluate(estimator, 10)
        assert run(make([10]), estimator, evaluate(estimator, 15, loss=1.0)) is None

    def test_a_training_that_began_anew_has_its_steps_to_come(self, make, estimator, run, evaluate):
        """A note of a later step is of another training, whose checkpoints were removed."""
        run(make([5, 10]), estimator, evaluate(estimator, 10, loss=1.0))
        shutil.rmtree(os.path.join(estimator.model_dir, "eval"))
        assert run(make([5, 10]), estimator, evaluate(estimator, 5, loss=1.0)) is not None

    def test_without_a_pattern_nothing_is_remembered(self, make, estimator, run):
        """event_file_pattern=None forgets, as it says, and notes nothing."""
        for _ in range(2):
            assert run(make([5], event_file_pattern=None), estimator, {"global_step": 5})
        names = os.listdir(os.path.join(estimator.model_dir, "export", "steps_exporter"))
        assert all(name.isdigit() for name in names)


def test_only_the_legacy_path_is_deprecated():
    """The legacy class warns and names its successor; that one warns nobody."""
    from contrib_compat.exporters import StepsExporter

    legacy = importlib.import_module("tf_contrib." + PATH).StepsExporter
    with pytest.warns(ContribDeprecationWarning, match="use contrib_compat.exporters.StepsExp"):
        exporter = legacy([1])
    assert isinstance(exporter, StepsExporter)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        StepsExporter([1])
