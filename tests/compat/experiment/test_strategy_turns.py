"""Export strategies of an Experiment: their turns, their failures, the end of a run, restarts."""

import os

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment.strategy_turns import Exports, checked_strategies
from contrib_compat.exporters import as_export_strategy
from contrib_compat.publishing.ledger import Ledger
from tf_contrib.learn import ExportStrategy

pytestmark = pytest.mark.usefixtures("quiet")


class FakeEstimator:
    class config:
        cluster_spec = None
        task_type = None

    def __init__(self, model_dir):
        self.model_dir = str(model_dir)


class Recorder(tf_estimator.Exporter):
    """Exports when training has ended, or always."""

    def __init__(self, name, always):
        self._name, self._always = name, always
        self.calls = []

    @property
    def name(self):
        return self._name

    def export(self, estimator, export_path, checkpoint_path, eval_result, is_the_final_export):
        self.calls.append([export_path, checkpoint_path, eval_result, is_the_final_export])
        return b"exported" if self._always or is_the_final_export else None


def strategy(name, result=b"path"):
    calls = []

    def export_fn(estimator, export_path, checkpoint_path, eval_result):
        calls.append([export_path, checkpoint_path, eval_result])
        if isinstance(result, Exception):
            raise result
        return result

    made = ExportStrategy(name, export_fn)
    return made, calls


def test_final_exporter_gets_its_call_at_the_end(tmp_path):
    """D13: an exporter that waits for the end is called when the run turns out to be over."""
    final, always = Recorder("final", False), Recorder("always", True)
    plain, calls = strategy("plain", None)
    strategies = (as_export_strategy(final), as_export_strategy(always), plain)
    exports = Exports(FakeEstimator(tmp_path), strategies)
    assert exports.run({"loss": 1}, "ckpt", is_final=False) == [None, b"exported", None]
    assert exports.finish() == [b"exported", b"exported", None]
    assert [call[1:] for call in final.calls] == [
        ["ckpt", {"loss": 1}, False],
        ["ckpt", {"loss": 1}, True],
    ]
    assert final.calls[0][0] == str(tmp_path / "export" / "final")
    assert len(always.calls) == len(calls) == 1
    assert exports.finish() == [b"exported", b"exported", None]
    assert len(final.calls) == 2


def test_known_end(tmp_path):
    """Where the end is known, an exporter is told at once, and no second time."""
    final = Recorder("final", False)
    exports = Exports(FakeEstimator(tmp_path), (as_export_strategy(final),))
    assert exports.run({}, "ckpt", is_final=True) == [b"exported"]
    exports.finish()
    assert [call[3] for call in final.calls] == [True]


def test_first_failure_is_raised_after_all_had_their_turn(tmp_path):
    """D14: a strategy that fails keeps none from its turn."""
    one, _ = strategy("one", RuntimeError("first"))
    two, calls = strategy("two")
    three, _ = strategy("three", KeyError("second"))
    with pytest.raises(RuntimeError, match="first"):
        Exports(FakeEstimator(tmp_path), (one, two, three)).run({}, "ckpt", is_final=True)
    assert calls == [[os.path.join(str(tmp_path), "export", "two").encode(), "ckpt", {}]]


def test_whatever_has_what_makes_a_strategy():
    """Any object with name, export_fn and export is a strategy; an Exporter is none."""

    class Other:
        name, export_fn = "other", None

        def export(self):
            return None

    assert checked_strategies(iter([Other()]))[0].name == "other"
    assert checked_strategies(None) == checked_strategies([]) == ()
    with pytest.raises(ValueError, match="`export_strategies` must be an ExportStrategy"):
        checked_strategies([Recorder("exporter", True)])


def publish(folder, version):
    (folder / "export" / "Servo" / version).mkdir(parents=True)
    (folder / "export" / "Servo" / version / "saved_model.pb").touch()
    return str(folder / "export" / "Servo" / version).encode()


def test_journal_remembers(tmp_path):
    """A checkpoint that was exported is not exported again; another one is."""
    ledger = Ledger(str(tmp_path))
    first = ledger.once("Servo", "/a/ckpt-1", lambda: publish(tmp_path, "1"))
    assert Ledger(str(tmp_path)).once("Servo", "/a/ckpt-1", pytest.fail) == first
    second = ledger.once("Servo", "/a/ckpt-2", lambda: publish(tmp_path, "2"))
    assert second.endswith(b"2")
    assert ledger.once("Other", "/a/ckpt-2", lambda: "text") == "text"
    assert ledger.once("Other", "/a/ckpt-2", pytest.fail) == "text"


def test_journal_tries_again_what_exported_nothing(tmp_path):
    """A strategy that decided not to export is asked again."""
    ledger = Ledger(str(tmp_path))
    assert ledger.once("Servo", "ckpt-1", lambda: None) is None
    assert ledger.once("Servo", "ckpt-1", lambda: b"path") == b"path"


def test_journal_finds_what_was_published_before_a_crash(tmp_path):
    """An export that was published but not recorded is found; an unpublished one is made again."""
    ledger = Ledger(str(tmp_path))
    publish(tmp_path, "1")

    def crash():
        raise KeyboardInterrupt

    def publish_and_crash():
        publish(tmp_path, "2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.once("Servo", "ckpt-1", crash)
    with pytest.raises(KeyboardInterrupt):
        ledger.once("Servo", "ckpt-1", publish_and_crash)
    assert ledger.once("Servo", "ckpt-1", pytest.fail).endswith(b"/export/Servo/2")


@pytest.mark.e2e
def test_final_exporter_of_core_works_without_train_steps(tmp_path):
    """A run that ends with its data makes core's FinalExporter export."""
    from tf_contrib.learn import Experiment

    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": [1.0]}, [2.0])).repeat(2)

    def serving_input_fn():
        x = tf.placeholder(tf.float32, [None], name="x")
        return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        predictions = features["x"] * weight
        if mode == tf_estimator.ModeKeys.PREDICT:
            outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": predictions})}
            return tf_estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
        loss = tf.reduce_mean(predictions - labels)
        with tf.control_dependencies([loss]):
            train_op = tf.assign_add(tf.train.get_global_step(), 1)
        return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

    final = as_export_strategy(tf_estimator.FinalExporter("final", serving_input_fn))
    experiment = Experiment(
        tf_estimator.Estimator(model_fn, str(tmp_path)),
        input_fn,
        input_fn,
        eval_steps=1,
        min_eval_frequency=0,
        export_strategies=final,
    )
    metrics, (path,) = experiment.train_and_evaluate()
    assert metrics["global_step"] == 2
    assert os.path.isdir(path)
