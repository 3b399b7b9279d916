"""What the originals get wrong, D1 to D17, each a test of its number.

A promise that ``tf.estimator``'s exporters break is asked of them too, and has to be broken there:
so it is known that its test can fail. What takes a real model for that, D11, D13 and D14, is in
test_train_and_evaluate.py.
"""

import os
import warnings

import pytest

from contrib_compat.publishing.additions import is_addition


class Promise:
    """A promise of exporters: ours keep it, and tf.estimator's break it."""

    def __init__(self, module, is_kept):
        self.module = module
        self.is_kept = is_kept

    def holds(self, check):
        if self.is_kept:
            check(self.module)
            return
        with pytest.raises((Exception, pytest.fail.Exception)):
            check(self.module)


@pytest.fixture(params=["ours", "tf.estimator's"])
def promise(request):
    """A promise, asked of both."""
    from contrib_compat import estimator, exporters

    is_ours = request.param == "ours"
    return Promise(exporters if is_ours else estimator, is_ours)


def receiver_fn():
    """Stands for a serving input receiver function."""


def best(module, **options):
    return module.BestExporter(serving_input_receiver_fn=receiver_fn, **options)


def names(estimator, exporter):
    directory = os.path.join(estimator.model_dir, "export", exporter.name)
    return sorted(name for name in os.listdir(directory) if not is_addition(name))


def test_d1_a_restart_changes_no_answer(promise, estimator, run, evaluate):
    """The best result is known after a restart before every evaluation."""

    def check(module):
        answers = [
            run(best(module), estimator, evaluate(estimator, step, loss=loss)) is not None
            for step, loss in enumerate([3.0, 1.0, 2.0, 0.5])
        ]
        assert answers == [True, True, False, True]

    promise.holds(check)


def test_d2_nan_never_wins(promise, estimator, run):
    """A first loss of NaN does not end all exports."""

    def check(module):
        exporter = best(module, event_file_pattern=None)
        losses = [float("nan"), 2.0, float("nan"), 1.0]
        answers = [run(exporter, estimator, {"loss": loss}) is not None for loss in losses]
        assert answers == [False, True, False, True]

    promise.holds(check)


def test_d3_named_evaluations_are_found(promise, estimator, run, evaluate):
    """``EvalSpec(name="dev")`` is as safe as an evaluation without a name."""

    def check(module):
        assert run(best(module), estimator, evaluate(estimator, 1, "eval_dev", loss=1.0))
        assert run(best(module), estimator, evaluate(estimator, 2, "eval_dev", loss=2.0)) is None

    promise.holds(check)


def swapped(current_eval_result, best_eval_result):
    return current_eval_result["accuracy"] > best_eval_result["accuracy"]


def test_d4_compare_fn_is_called_by_name(promise, estimator, run, evaluate):
    """With its arguments in the other order the worst never becomes the best."""

    def check(module):
        exporter = best(module, compare_fn=swapped)
        assert run(exporter, estimator, evaluate(estimator, 1, accuracy=0.9))
        assert run(exporter, estimator, evaluate(estimator, 2, accuracy=0.5)) is None
        restarted = best(module, compare_fn=swapped)
        assert run(restarted, estimator, evaluate(estimator, 3, accuracy=0.6)) is None

    promise.holds(check)


def test_d5_other_scalars_end_nothing(promise, estimator, run, evaluate):
    """An event without a loss is no evaluation."""

    def check(module):
        # So that there is an earlier export, without a record of it.
        path = os.path.join(estimator.model_dir, "export", "best_exporter", "1500000000")
        os.makedirs(path)
        open(os.path.join(path, "saved_model.pb"), "w").close()
        evaluate(estimator, 9, queue_size=7.0)
        assert run(best(module), estimator, evaluate(estimator, 20, loss=2.0))

    promise.holds(check)


def test_d6_a_damaged_event_file_ends_nothing(promise, estimator, run, evaluate):
    """What can be read of the evaluations is used."""

    def check(module):
        path = os.path.join(estimator.model_dir, "export", "best_exporter", "1500000000")
        os.makedirs(path)
        open(os.path.join(path, "saved_model.pb"), "w").close()
        result = evaluate(estimator, 20, loss=2.0)
        with open(os.path.join(estimator.model_dir, "eval", "events.out.tfevents.9"), "wb") as file:
            file.write(b"not an event file at all")
        assert run(best(module), estimator, result)

    promise.holds(check)


def test_d7_foreign_directories_are_kept(promise, estimator, run):
    """A directory of ten digits is not an export because of its name."""

    def check(module):
        exporter = module.LatestExporter("x", receiver_fn, exports_to_keep=1)
        precious = os.path.join(estimator.model_dir, "export", "x", "1234567890", "precious")
        os.makedirs(precious)
        for _ in range(2):
            run(exporter, estimator)
        assert os.path.isdir(precious)

    promise.holds(check)


def test_d8_collection_never_fails_training(promise, estimator, run, monkeypatch):
    """Where an old export can't be removed, that is a warning."""
    import tensorflow.compat.v1 as tf
    from tensorflow.python.platform import gfile

    from contrib_compat.disk import local

    def refuse(path, *others):
        raise tf.errors.PermissionDeniedError(None, None, path)

    for module in (gfile, tf.gfile):
        monkeypatch.setattr(module, "DeleteRecursively", refuse)
    monkeypatch.setattr(local, "unlink", refuse)

    def check(module):
        exporter = module.LatestExporter("x", receiver_fn, exports_to_keep=1)
        assert [run(exporter, estimator) for _ in range(2)] == ["1500000001", "1500000002"]

    promise.holds(check)


def test_d9_state_is_of_a_model(promise, estimators, run):
    """One exporter of two models knows the best of each."""

    def check(module):
        exporter = best(module, event_file_pattern=None)
        assert run(exporter, estimators("a"), {"loss": 1.0})
        assert run(exporter, estimators("b"), {"loss": 5.0})

    promise.holds(check)


def test_d10_what_can_be_called_can_compare(promise):
    """A function of ``**results`` is one of the two results."""
    promise.holds(lambda module: best(module, compare_fn=lambda **results: True))


def is_ours(contrib):
    return contrib.__name__ == "tf_contrib"


@pytest.mark.parametrize("export_dir", ["/a/1500000000", b"/a/1500000000"])
def test_d11_temporary_names_are_proper(export_dir):
    """There is no ``b'...'`` in them, and what is left of an export is known by its name."""
    from contrib_compat.publishing.export_versions import get_temp_export_dir
    from contrib_compat.publishing.temporaries import is_temporary, temporary_name

    assert get_temp_export_dir(export_dir) == b"/a/temp-1500000000"
    assert is_temporary(temporary_name("new")) and "'" not in temporary_name("new")


def test_d12_no_second_is_waited_for(contrib, tmp_path, monkeypatch):
    """Where the second is taken, the next number is."""
    import time

    waited = []
    # A second and a half later at each look, so that what waits comes to an end.
    looks = iter(range(1000))
    monkeypatch.setattr(time, "time", lambda: 1500000000 + (next(looks) // 2) * 0.5)
    monkeypatch.setattr(time, "sleep", waited.append)
    (tmp_path / "1500000000").mkdir()
    utils = contrib.learn.utils.saved_model_export_utils
    assert utils.get_timestamped_export_dir(str(tmp_path)).endswith(b"/1500000001")
    assert (not waited) == is_ours(contrib)


def strategies_of(*exporters):
    from contrib_compat.exporters import as_export_strategy

    return tuple(map(as_export_strategy, exporters))


def test_d13_the_final_exporter_has_its_turn(estimator):
    """It exports when the run is over, though nobody knew before that it would be."""
    from contrib_compat.experiment.strategy_turns import StrategyTurns
    from contrib_compat.exporters import FinalExporter

    exporter = FinalExporter("x", receiver_fn)
    turns = StrategyTurns(estimator, strategies_of(exporter))
    assert turns.take({"loss": 1.0}, "ckpt", is_final=False) == [None]
    assert turns.finish()[0]
    assert names(estimator, exporter) == ["1500000001"]


def test_d14_a_failure_stops_no_other_exporter(estimator):
    """The others have their turns, and then it is raised."""
    from contrib_compat.experiment.strategy_turns import StrategyTurns
    from contrib_compat.exporters import LatestExporter

    class Failing(LatestExporter):
        def export(self, *arguments):
            raise KeyError("mine")

    exporter = LatestExporter("x", receiver_fn)
    strategies = strategies_of(Failing("failing", receiver_fn), exporter)
    with pytest.raises(KeyError, match="mine"):
        StrategyTurns(estimator, strategies).take({"loss": 1.0}, "ckpt", is_final=False)
    assert names(estimator, exporter) == ["1500000001"]


def test_d15_a_failing_extension_leaves_nothing(contrib, tmp_path, quiet):
    """The temporary directories are removed where post_export_fn fails."""
    utils = contrib.learn.utils.saved_model_export_utils

    def export_fn(estimator, export_path):
        path = os.path.join(os.fsdecode(export_path), "1500000000")
        os.makedirs(path)
        return path.encode()

    def fail(*_):
        raise KeyError("mine")

    strategy = contrib.learn.ExportStrategy("x", export_fn)
    with pytest.raises(KeyError, match="mine"):
        utils.extend_export_strategy(strategy, fail).export(None, str(tmp_path))
    assert (os.listdir(str(tmp_path)) == []) == is_ours(contrib)


@pytest.mark.parametrize("destination", ["../../x", "/etc/x", "a/../../x"])
def test_d16_assets_stay_in_the_export(promise, destination):
    """What would leave it is refused before anything is written."""

    def check(module):
        with pytest.raises(ValueError, match=r"assets\.extra"):
            module.LatestExporter("x", receiver_fn, assets_extra={destination: "source"})

    promise.holds(check)


def test_d17_warnings_are_of_the_callers_line():
    """They name this file, and standard filters silence them."""
    from contrib_compat import deprecation
    from tf_contrib import learn

    before = deprecation.set_mode("always")
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            learn.make_export_strategy(receiver_fn)
        # What TensorFlow imports meanwhile may warn of itself.
        ours = [warning for warning in caught if "make_export_strategy" in str(warning.message)]
        assert [os.path.basename(w.filename) for w in ours] == [os.path.basename(__file__)]
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("ignore")
            learn.make_export_strategy(receiver_fn)
        assert caught == []
    finally:
        deprecation.set_mode(before)


@pytest.mark.native
def test_d17_natively(caplog, monkeypatch):
    """Native contrib's are lines of the log, of its own code too, which no filter silences."""
    from tensorflow.contrib import learn
    from tensorflow.python.util import deprecation as native

    # Each function's is printed once a process, and other tests have called it.
    monkeypatch.setattr(native, "_PRINTED_WARNING", {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        learn.make_export_strategy(receiver_fn)
    assert any("saved_model_export_utils.py:" in line for line in caplog.messages)
