"""BestExporter: what is better, also after a restart."""

import functools
import math
import os
import shutil

import pytest


def receiver_fn():
    """Stands for a serving input receiver function."""


def higher_accuracy(best_eval_result, current_eval_result):
    return current_eval_result["accuracy"] > best_eval_result["accuracy"]


@pytest.fixture(params=["ours", "tf.estimator's"])
def either(request):
    """Our class, and tf.estimator's: the same test holds for both."""
    from contrib_compat import estimator, exporters

    return (exporters if request.param == "ours" else estimator).BestExporter


@pytest.fixture
def make():
    """Makes an exporter of ours."""
    from contrib_compat.exporters import BestExporter

    return functools.partial(BestExporter, serving_input_receiver_fn=receiver_fn)


class TestInOneRun:
    """Without a restart, and without event files."""

    def test_it_exports_what_is_better(self, either, estimator, run):
        """The first model and each with a smaller loss are exported, others not."""
        exporter = either(serving_input_receiver_fn=receiver_fn, event_file_pattern=None)
        exported = [
            run(exporter, estimator, {"loss": loss, "global_step": step}) is not None
            for step, loss in enumerate([5.0, 6.0, 5.0, 4.0, 4.5, 1.0])
        ]
        assert exported == [True, False, False, True, False, True]

    def test_a_function_decides(self, either, estimator, run):
        """compare_fn gets the results as keyword arguments."""
        exporter = either(
            serving_input_receiver_fn=receiver_fn,
            event_file_pattern=None,
            compare_fn=higher_accuracy,
        )
        exported = [
            run(exporter, estimator, {"accuracy": accuracy}) is not None
            for accuracy in [0.5, 0.4, 0.6, 0.6]
        ]
        assert exported == [True, False, True, False]

    def test_old_exports_are_removed(self, either, estimator, run):
        """exports_to_keep of the newest exports stay."""
        exporter = either("x", receiver_fn, event_file_pattern=None, exports_to_keep=2)
        for loss in (3.0, 2.0, 1.0):
            run(exporter, estimator, {"loss": loss})
        left = os.listdir(os.path.join(estimator.model_dir, "export", "x"))
        assert sorted(left) == ["1500000002", "1500000003"]

    def test_a_result_without_a_loss_is_an_error(self, either, estimator, run):
        """The default comparison needs a loss."""
        exporter = either(serving_input_receiver_fn=receiver_fn, event_file_pattern=None)
        run(exporter, estimator, {"loss": 1.0})
        with pytest.raises(ValueError, match="current_eval_result"):
            run(exporter, estimator, {"accuracy": 1.0})

    def test_its_name_has_a_default(self, either):
        """It is best_exporter."""
        assert either(serving_input_receiver_fn=receiver_fn).name == "best_exporter"

    def test_nan_never_wins(self, make, estimator, run, warned):
        """A loss of NaN is never exported, loses to every number, and is logged once."""
        exporter = make(event_file_pattern=None)
        losses = [math.nan, math.nan, 3.0, math.nan, 2.0]
        exported = [run(exporter, estimator, {"loss": loss}) is not None for loss in losses]
        assert exported == [False, False, True, False, True]
        assert len([line for line in warned if "NaN" in line]) == 1

    def test_a_failed_export_is_not_the_best(self, make, estimator, run):
        """What could not be written is no yardstick for the next."""
        exporter = make(event_file_pattern=None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(estimator, "export_saved_model", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                run(exporter, estimator, {"loss": 1.0})
        assert run(exporter, estimator, {"loss": 2.0}) is not None

    def test_each_model_has_its_own_best(self, make, estimators, run):
        """One exporter on two models keeps them apart."""
        exporter, good, bad = make(event_file_pattern=None), estimators("good"), estimators("bad")
        assert run(exporter, good, {"loss": 1.0}) is not None
        assert run(exporter, bad, {"loss": 9.0}) is not None
        assert run(exporter, good, {"loss": 2.0}) is None
        assert run(exporter, bad, {"loss": 8.0}) is not None


class TestAfterARestart:
    """A new exporter on a model that was evaluated and exported before."""

    def test_the_first_model_of_all_is_exported(self, make, estimator, run, evaluate):
        """The event of the evaluation that is going on is no rival of its own."""
        assert run(make(), estimator, evaluate(estimator, 10, loss=3.0)) is not None

    def test_the_answer_is_the_same_as_without_a_restart(self, make, estimator, run, evaluate):
        """A model that is worse than the best before the restart is not exported, a better is."""
        before = make()
        for step, loss in [(10, 3.0), (20, 1.0), (30, 2.0)]:
            run(before, estimator, evaluate(estimator, step, loss=loss))
        after = make()
        assert run(after, estimator, evaluate(estimator, 40, loss=1.5)) is None
        assert run(after, estimator, evaluate(estimator, 50, loss=0.5)) is not None

    def test_the_best_may_be_the_first_after_the_restart(self, make, estimator, run, evaluate):
        """The first evaluation after a restart is exported if it is better."""
        run(make(), estimator, evaluate(estimator, 10, loss=3.0))
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is not None

    def test_what_was_never_exported_does_not_count(self, make, estimator, run, evaluate):
        """Where there are no exports, the first evaluation is exported whatever the events say."""
        evaluate(estimator, 10, loss=1.0)
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is not None

    def test_without_a_pattern_nothing_is_remembered(self, make, estimator, run, evaluate):
        """event_file_pattern=None forgets, as it says."""
        run(make(), estimator, evaluate(estimator, 10, loss=1.0))
        forgetful = make(event_file_pattern=None)
        assert run(forgetful, estimator, evaluate(estimator, 20, loss=2.0)) is not None

    def test_swapped_arguments_are_no_trap(self, make, estimator, run, evaluate):
        """A compare_fn that names its arguments in the other order is right after a restart too."""

        def swapped(current_eval_result, best_eval_result):
            return higher_accuracy(best_eval_result, current_eval_result)

        before = make(compare_fn=swapped)
        for step, accuracy in [(10, 0.5), (20, 0.9), (30, 0.4)]:
            run(before, estimator, evaluate(estimator, step, accuracy=accuracy))
        result = evaluate(estimator, 40, accuracy=0.6)
        assert run(make(compare_fn=swapped), estimator, result) is None

    def test_other_scalars_are_passed_over(self, make, estimator, run, evaluate):
        """Events that compare_fn can make nothing of are not evaluations."""
        run(make(), estimator, evaluate(estimator, 10, loss=1.0))
        evaluate(estimator, 11, queue_size=7.0)
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is None
        assert run(make(), estimator, evaluate(estimator, 30, loss=0.5)) is not None

    def test_event_files_are_not_even_looked_for(self, make, estimator, run, evaluate, warned):
        """What was exported is noted, so that a restart costs the same after many evaluations."""
        run(make(), estimator, evaluate(estimator, 10, loss=1.0))
        shutil.rmtree(os.path.join(estimator.model_dir, "eval"))
        assert run(make(), estimator, {"loss": 2.0, "global_step": 20}) is None
        assert run(make(), estimator, {"loss": 0.5, "global_step": 30}) is not None
        assert not warned

    def test_nan_in_the_events_is_no_best(self, make, estimator, run, evaluate):
        """A NaN of an earlier run does not keep later models from being exported."""
        before = make()
        run(before, estimator, evaluate(estimator, 10, loss=3.0))
        run(before, estimator, evaluate(estimator, 20, loss=math.nan))
        assert run(make(), estimator, evaluate(estimator, 30, loss=4.0)) is None
        assert run(make(), estimator, evaluate(estimator, 40, loss=2.0)) is not None

    def test_a_named_evaluation_is_found(self, make, estimator, run, evaluate, warned):
        """EvalSpec(name="dev") writes to eval_dev, where the default pattern looks too."""
        run(make(), estimator, evaluate(estimator, 10, "eval_dev", loss=1.0))
        assert run(make(), estimator, evaluate(estimator, 20, "eval_dev", loss=2.0)) is None
        assert not warned

    def test_compare_fn_gets_what_it_got_live(self, make, estimator, run, evaluate):
        """The best of before is numpy's, with its step, to the last bit."""
        import numpy as np

        seen = []

        def compare_fn(best_eval_result, current_eval_result):
            seen.append(best_eval_result)
            return True

        loss = {"loss": np.float32(0.1), "global_step": np.int64(10)}
        run(make(compare_fn=compare_fn), estimator, loss)
        run(make(compare_fn=compare_fn), estimator, {"loss": np.float32(1), "global_step": 20})
        assert seen[-1] == loss
        assert [type(seen[-1][name]) for name in loss] == [np.float32, np.int64]

    def test_the_best_that_was_removed_does_not_count(self, make, estimator, run, evaluate):
        """Where somebody removed the best export, what is left is the yardstick."""
        before = make(exports_to_keep=None)
        for step, loss in [(10, 3.0), (20, 1.0)]:
            version = run(before, estimator, dict(evaluate(estimator, step, loss=loss)))
        shutil.rmtree(os.path.join(estimator.model_dir, "export", "best_exporter", version))
        shutil.rmtree(os.path.join(estimator.model_dir, "eval"))
        evaluate(estimator, 10, loss=3.0)
        assert run(make(), estimator, evaluate(estimator, 30, loss=3.5)) is None
        assert run(make(), estimator, evaluate(estimator, 40, loss=2.0)) is not None


class TestKilled:
    """A process that is killed while it exports, and the next one."""

    @pytest.fixture
    def killed(self, make, estimator, run, evaluate, kill):
        """Exports a loss of 3, and is killed while it exports a loss of 1."""

        def killed(is_there):
            before = make()
            run(before, estimator, evaluate(estimator, 10, loss=3.0))
            with kill(estimator, is_there):
                run(before, estimator, evaluate(estimator, 20, loss=1.0))

        return killed

    def test_the_best_model_is_exported_by_the_next(self, make, estimator, run, evaluate, killed):
        """The evaluation is in the event files, the export is not there: it is made."""
        killed(is_there=False)
        assert run(make(), estimator, evaluate(estimator, 20, loss=1.0)) is not None

    def test_so_is_what_is_better_than_the_last_export(
        self, make, estimator, run, evaluate, killed
    ):
        """Whatever was evaluated, the yardstick is what was exported."""
        killed(is_there=False)
        assert run(make(), estimator, evaluate(estimator, 30, loss=3.5)) is None
        assert run(make(), estimator, evaluate(estimator, 40, loss=1.5)) is not None

    def test_what_was_there_already_counts(self, make, estimator, run, evaluate, killed):
        """Killed between the export and the note of it, the next process finds the export."""
        killed(is_there=True)
        assert run(make(), estimator, evaluate(estimator, 30, loss=1.5)) is None
        assert run(make(), estimator, evaluate(estimator, 40, loss=0.5)) is not None

    def test_the_first_of_all_is_exported_by_the_next(self, make, estimator, run, evaluate, kill):
        """Also where nothing had been exported before."""
        with kill(estimator):
            run(make(), estimator, evaluate(estimator, 10, loss=1.0))
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is not None


class TestWithoutANote:
    """Exports of tf.estimator, and of this package before it noted anything: event files alone."""

    @pytest.fixture
    def exported(self, estimator, evaluate):
        """Makes what such a run leaves: evaluations and their exports, by loss."""

        def exported(*losses):
            for step, loss in enumerate(losses, 1):
                evaluate(estimator, 10 * step, loss=loss)
                estimator.export_saved_model(
                    os.path.join(estimator.model_dir, "export", "best_exporter"), receiver_fn
                )

        return exported

    def test_the_best_of_the_events_is_the_yardstick(
        self, make, estimator, run, evaluate, exported
    ):
        """A worse model is not exported, a better one is."""
        exported(3.0, 1.0)
        assert run(make(), estimator, evaluate(estimator, 30, loss=2.0)) is None
        assert run(make(), estimator, evaluate(estimator, 40, loss=0.5)) is not None

    def test_what_was_evaluated_after_the_last_export_was_not_exported(
        self, make, estimator, run, evaluate, exported
    ):
        """A process was killed while it exported it; the time of the last export tells."""
        exported(3.0)
        evaluate(estimator, 20, wall_time=1500000002.5, loss=1.0)
        assert run(make(), estimator, evaluate(estimator, 20, loss=1.0)) is not None

    def test_what_was_evaluated_in_the_second_of_the_export_was(
        self, make, estimator, run, evaluate, exported
    ):
        """An export is named by the whole second in which it begins."""
        exported(3.0)
        evaluate(estimator, 20, wall_time=1500000001.75, loss=1.0)
        assert run(make(), estimator, evaluate(estimator, 30, loss=2.0)) is None

    def test_a_damaged_event_file_ends_nothing(
        self, make, estimator, run, evaluate, exported, warned
    ):
        """What is readable counts, and the rest is logged."""
        exported(1.0)
        with open(os.path.join(estimator.model_dir, "eval", "events.out.tfevents.9"), "wb") as file:
            file.write(b"not an event file at all")
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is None
        assert any("DataLossError" in line for line in warned)

    def test_other_scalars_are_passed_over_with_a_word(
        self, make, estimator, run, evaluate, exported, warned
    ):
        """Events that compare_fn can make nothing of are not evaluations."""
        evaluate(estimator, 9, queue_size=7.0)
        exported(1.0)
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is None
        assert ["raised for 1 of the earlier evaluations" in line for line in warned] == [True]

    def test_events_that_are_not_found_are_a_warning(self, make, estimator, run, exported, warned):
        """A pattern that matches nothing is logged, as this restart forgets."""
        exported(1.0)
        assert run(make(event_file_pattern="nowhere/*"), estimator, {"loss": 2.0}) is not None
        assert [line.split(":")[0] for line in warned] == [
            f"No event files match event_file_pattern 'nowhere/*' in {estimator.model_dir}"
        ]

    def test_a_damaged_note_is_no_note(self, make, estimator, run, evaluate, warned):
        """The event files are read then, and the log says so."""
        run(make(), estimator, evaluate(estimator, 10, loss=1.0))
        path = os.path.join(estimator.model_dir, "export", "best_exporter", ".best.json")
        with open(path, "rb") as file:
            content = file.read()
        with open(path, "wb") as file:
            file.write(content.replace(b"1.0", b"9.0"))
        assert run(make(), estimator, evaluate(estimator, 20, loss=2.0)) is None
        assert set(warned) == {path + " is damaged, and not used."}


class TestCompareFn:
    """What may compare."""

    @pytest.mark.parametrize(
        "compare_fn",
        [
            higher_accuracy,
            lambda best_eval_result, current_eval_result, margin=0.1: True,
            lambda **results: True,
            functools.partial(
                lambda margin, best_eval_result, current_eval_result: True, margin=0.1
            ),
        ],
    )
    def test_what_can_be_called_with_both_is_taken(self, make, estimator, run, compare_fn):
        """Defaults, ** and partials do not matter."""
        exporter = make(compare_fn=compare_fn, event_file_pattern=None)
        run(exporter, estimator, {"accuracy": 0.5})
        assert run(exporter, estimator, {"accuracy": 0.6}) is not None

    @pytest.mark.parametrize(
        "compare_fn",
        [
            None,
            "loss",
            lambda: True,
            lambda best_eval_result: True,
            lambda best, current: True,
            lambda best_eval_result, current_eval_result, margin: True,
        ],
    )
    def test_what_can_not_is_a_value_error(self, make, compare_fn):
        """The ValueError names the argument and what is wanted."""
        with pytest.raises(ValueError, match=r"compare_fn: got .*wanted a function of best"):
            make(compare_fn=compare_fn)
