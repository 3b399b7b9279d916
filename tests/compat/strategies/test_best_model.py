"""The best-model selector, beyond what the differential suite compares with native TF 1.15."""

import contextlib
import os

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def selector():
    """The class; importing it imports TensorFlow."""
    from contrib_compat.strategies.best_model import BestModelSelector

    return BestModelSelector


def test_the_checkpoint_is_named_where_its_result_is_missing(selector):
    """The error says which checkpoint was not evaluated."""
    with pytest.raises(ValueError, match=r"/m/model\.ckpt-7 has empty evaluation results"):
        selector().update("/m/model.ckpt-7", None)


def test_the_message_for_a_missing_loss_is_the_native_one(selector):
    """Code may look for it."""
    best = selector()
    best.update("a", {"loss": 1.0})
    with pytest.raises(ValueError, match="cand_eval_result cannot be empty or no loss is found"):
        best.update("b", {"accuracy": 1.0})


@pytest.mark.parametrize("nan", [float("nan"), "numpy"])
def test_nan_is_never_the_best(selector, nan):
    """D2: a model whose loss is NaN is not exported, first or later, nor in the way of others."""
    if nan == "numpy":
        nan = pytest.importorskip("numpy").float32("nan")
    best = selector()
    answers = [best.update("c", {"loss": loss})[0] for loss in (nan, 2.0, nan, 3.0, 1.0)]
    assert answers == ["", "c", "", "", "c"]


def test_the_place_of_compare_fn_before_tf_1_5(selector, quiet):
    """Then it was the first argument: it is taken there, but where a path would be lost for it."""
    from contrib_compat.strategies.factories import make_best_model_export_strategy

    best = selector(lambda best, candidate: candidate["accuracy"] > best["accuracy"])
    answers = [best.update("c", {"accuracy": accuracy})[0] for accuracy in (0.5, 0.25, 0.75)]
    assert answers == ["c", "", "c"]
    with pytest.raises(TypeError, match="event_file_pattern"):
        selector(event_file_pattern=lambda best, candidate: True)
    with pytest.raises(TypeError, match="model_dir"):
        make_best_model_export_strategy(print, 1, lambda best, candidate: True)


def test_a_directory_of_earlier_results_needs_a_pattern(monkeypatch):
    """model_dir without event_file_pattern, or the reverse, starts from nothing, as natively."""
    from contrib_compat.strategies import factories

    seen = []
    monkeypatch.setattr(factories, "BestModelSelector", lambda *args: seen.append(args))
    make = factories.make_best_model_export_strategy
    make(print, model_dir="/m")
    make(print, event_file_pattern="eval/*")
    make(print, model_dir="/m", event_file_pattern="eval/*")
    assert seen == [(None, None), (None, None), ("/m/eval/*", None)]


@pytest.mark.parametrize("compare_fn", [5, lambda best: True])
def test_compare_fn_is_checked_at_once(selector, compare_fn):
    """What can't compare two results is refused where it is given, not at the second evaluation."""
    from contrib_compat.strategies.factories import make_best_model_export_strategy

    for make in (selector, lambda **named: make_best_model_export_strategy(print, **named)):
        with pytest.raises(TypeError, match=r"compare_fn: got .*, wanted a function of curr_best"):
            make(compare_fn=compare_fn)


class TestStrategy:
    """make_best_model_export_strategy, whose exports may fail or be killed."""

    @pytest.fixture
    def estimator(self, tmp_path):
        """Exports at once, or raises what it is told to."""

        class Estimator:
            model_dir = str(tmp_path)
            error = None
            version = 1500000000

            def export_savedmodel(self, base, serving_input_fn, **options):
                if self.error is not None:
                    raise self.error
                self.version += 1
                path = os.path.join(base, str(self.version))
                os.makedirs(path)
                with open(os.path.join(path, "saved_model.pb"), "wb"):
                    return path.encode()

        return Estimator()

    @pytest.fixture
    def start(self, estimator, tmp_path):
        """Starts a process; returns its exports, by step and loss."""
        from contrib_compat.strategies.factories import make_best_model_export_strategy

        def start(**options):
            strategy = make_best_model_export_strategy(print, **options)

            def export(step, loss):
                base = str(tmp_path / "export" / "best_model").encode()
                path = strategy.export(estimator, base, f"/m/model.ckpt-{step}", {"loss": loss})
                return path and os.path.relpath(path.decode(), base.decode())

            return export

        return start

    def test_a_failed_export_is_not_the_best(self, start, estimator):
        """What could not be written is no yardstick for the next."""
        export = start()
        estimator.error = OSError("disk full")
        with pytest.raises(OSError, match="disk full"):
            export(1, 1.0)
        estimator.error = None
        assert export(2, 2.0) == "model.ckpt-2/1500000001"
        assert export(3, 3.0) == ""

    def test_by_default_each_run_starts_anew(self, start, tmp_path):
        """As natively; and there is no file beside the exports."""
        assert start()(1, 1.0)
        assert start()(2, 2.0)
        assert sorted(os.listdir(str(tmp_path / "export" / "best_model"))) == [
            "model.ckpt-1",
            "model.ckpt-2",
        ]

    def test_a_killed_export_is_made_by_the_next_process(self, start, estimator, tmp_path, tf):
        """Its evaluation is in the event files, but it is not the best that was exported."""
        options = {"model_dir": str(tmp_path), "event_file_pattern": "eval/*.tfevents.*"}
        export = start(**options)
        assert export(1, 3.0)
        estimator.error = KeyboardInterrupt()
        with pytest.raises(KeyboardInterrupt):
            export(2, 1.0)
        estimator.error = None
        (tmp_path / "eval").mkdir()
        with contextlib.closing(tf.io.TFRecordWriter(str(tmp_path / "eval/x.tfevents.1"))) as file:
            for step, loss in [(1, 3.0), (2, 1.0)]:
                summary = tf.Summary(value=[tf.Summary.Value(tag="loss", simple_value=loss)])
                file.write(tf.Event(step=step, summary=summary).SerializeToString())
        export = start(**options)
        assert export(3, 3.5) == ""
        assert export(4, 1.0) == "model.ckpt-4/1500000002"
        assert start(**options)(5, 2.0) == ""
