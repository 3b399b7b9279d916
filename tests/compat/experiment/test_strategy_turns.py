"""Export strategies of an Experiment: what are some, their turns, their failures, restarts."""

import os

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment.strategy_turns import StrategyTurns, checked_strategies
from contrib_compat.exporters import as_export_strategy
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
    turns = StrategyTurns(FakeEstimator(tmp_path), strategies)
    assert turns.take({"loss": 1}, "ckpt", is_final=False) == [None, b"exported", None]
    assert turns.finish() == [b"exported", b"exported", None]
    assert [call[1:] for call in final.calls] == [
        ["ckpt", {"loss": 1}, False],
        ["ckpt", {"loss": 1}, True],
    ]
    assert final.calls[0][0] == str(tmp_path / "export" / "final")
    assert len(always.calls) == len(calls) == 1
    assert turns.finish() == [b"exported", b"exported", None]
    assert len(final.calls) == 2


def test_known_end(tmp_path):
    """Where the end is known, an exporter is told at once, and no second time."""
    final = Recorder("final", False)
    turns = StrategyTurns(FakeEstimator(tmp_path), (as_export_strategy(final),))
    assert turns.take({}, "ckpt", is_final=True) == [b"exported"]
    turns.finish()
    assert [call[3] for call in final.calls] == [True]


def test_first_failure_is_raised_after_all_had_their_turn(tmp_path):
    """D14: a strategy that fails keeps none from its turn."""
    one, _ = strategy("one", RuntimeError("first"))
    two, calls = strategy("two")
    three, _ = strategy("three", KeyError("second"))
    with pytest.raises(RuntimeError, match="first"):
        StrategyTurns(FakeEstimator(tmp_path), (one, two, three)).take({}, "ckpt", is_final=True)
    assert calls == [[os.path.join(str(tmp_path), "export", "two").encode(), "ckpt", {}]]


def test_whatever_has_what_makes_a_strategy():
    """Any object with name, export_fn and export is a strategy; no strategies are none."""

    class Other:
        name, export_fn = "other", None

        def export(self):
            return None

    other = Other()
    assert checked_strategies(other) == checked_strategies(iter([other])) == (other,)
    assert checked_strategies(None) == checked_strategies([]) == ()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("Servo", "found Servo."),
        (b"Servo", "found b'Servo'."),
        (["no"], "found no."),
        (5, "found 5."),
    ],
)
def test_what_is_no_strategy(values, found):
    """The error says what came, a text as a whole."""
    with pytest.raises(ValueError, match="`export_strategies` must be an ExportStrategy") as raised:
        checked_strategies(values)
    assert str(raised.value).endswith(found)


@pytest.mark.parametrize("as_given", [lambda one: one, lambda one: [one]])
def test_an_exporter_is_no_strategy(as_given):
    """The error of an Exporter says how it becomes a strategy."""
    with pytest.raises(ValueError, match=r"contrib_compat.exporters.as_export_strategy\("):
        checked_strategies(as_given(Recorder("exporter", True)))


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "/abs", "a/b", "a\\b", "a\0b", "a" * 256])
def test_names_that_are_none(name):
    """A name that is not that of one directory below <model_dir>/export is refused."""
    with pytest.raises(ValueError, match=r"export_strategies\[1\].name: got "):
        checked_strategies([strategy("Servo")[0], strategy(name)[0]])


@pytest.mark.parametrize("name", [None, 5, ("Servo",)])
def test_names_that_are_no_text(name):
    """A name that is no text is a TypeError."""
    with pytest.raises(TypeError, match=r"export_strategies\[0\].name: got "):
        checked_strategies(strategy(name)[0])


def test_a_name_may_be_bytes(tmp_path):
    """Native contrib took a name of bytes, and it still names the directory."""
    one, calls = strategy(b"Servo")
    turns = StrategyTurns(FakeEstimator(tmp_path), checked_strategies(one))
    assert turns.take({}, "ckpt", is_final=False) == [b"path"]
    assert calls[0][0] == os.path.join(str(tmp_path), "export", "Servo").encode()


class Worker(FakeEstimator):
    """An estimator that has company."""

    class config:
        cluster_spec = tf.train.ClusterSpec({"master": ["h:1"], "worker": ["h:2"]})
        task_type = "master"


def publishing(model_dir, version):
    """Returns a strategy named Servo that writes one export, and how often it was called."""
    calls = []

    def export_fn(estimator, export_path, checkpoint_path=None):
        calls.append(checkpoint_path)
        path = os.path.join(export_path, b"%d%d" % (version, len(calls)))
        os.makedirs(path)
        open(os.path.join(path, b"saved_model.pb"), "w").close()
        return path

    return ExportStrategy("Servo", export_fn), calls


@pytest.mark.parametrize("kind", [FakeEstimator, Worker])
def test_two_strategies_of_one_name(tmp_path, kind):
    """Each of them exports, and is reported with its own path, alone and in a cluster."""
    (one, _), (two, _) = publishing(tmp_path, 1), publishing(tmp_path, 2)
    turns = StrategyTurns(kind(tmp_path), (one, two))
    names = [os.path.basename(path) for path in turns.take({}, "ckpt-1", is_final=False)]
    assert names == [b"11", b"21"]
    names = [os.path.basename(path) for path in turns.take({}, "ckpt-2", is_final=False)]
    assert names == [b"12", b"22"]
    assert sorted(filter(str.isdigit, os.listdir(str(tmp_path / "export" / "Servo")))) == [
        "11",
        "12",
        "21",
        "22",
    ]


def test_a_restarted_task_does_not_export_again(tmp_path):
    """In a cluster a checkpoint is exported once; what failed or was not reached is made up for."""
    one, calls = publishing(tmp_path, 1)
    failing, _ = strategy("Servo", RuntimeError("killed"))
    with pytest.raises(RuntimeError, match="killed"):
        StrategyTurns(Worker(tmp_path), (one, failing)).take({}, "ckpt-1", is_final=False)
    two, _ = publishing(tmp_path, 2)
    restarted = StrategyTurns(Worker(tmp_path), (one, two))
    names = [os.path.basename(path) for path in restarted.take({}, "ckpt-1", is_final=False)]
    assert names == [b"11", b"21"] and calls == ["ckpt-1"]


def test_a_process_on_its_own_exports_again(tmp_path):
    """Alone a checkpoint is exported as often as it is asked for, unless that is not wanted."""
    one, calls = publishing(tmp_path, 1)
    first = StrategyTurns(FakeEstimator(tmp_path), (one,)).take({}, "ckpt-1", is_final=True)
    turns = StrategyTurns(FakeEstimator(tmp_path), (one,))
    assert turns.take({}, "ckpt-1", is_final=True, again=False) == first
    assert turns.take({}, "ckpt-1", is_final=True) != first
    assert len(calls) == 2


def test_what_is_owed(tmp_path):
    """A checkpoint is owed where a strategy has exported others but had no turn with this one."""
    one, _ = publishing(tmp_path, 1)
    turns = StrategyTurns(FakeEstimator(tmp_path), (one,))
    assert not turns.is_owed("ckpt-1")
    turns.take({}, "ckpt-1", is_final=False)
    assert not turns.is_owed("ckpt-1") and turns.is_owed("ckpt-2")
    other, _ = strategy("other")
    assert not StrategyTurns(FakeEstimator(tmp_path), (one, other)).is_owed("ckpt-1")


def test_an_estimator_without_a_configuration(tmp_path):
    """An estimator that is not core's is exported without a look at its configuration."""

    class Bare:
        model_dir = str(tmp_path)

    one, _ = strategy("one")
    assert StrategyTurns(Bare, (one,)).take({}, "ckpt", is_final=False) == [b"path"]


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
