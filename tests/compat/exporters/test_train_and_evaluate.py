"""Strategies and exporters in tf.estimator's train_and_evaluate, with a real model."""

import os

import pytest


@pytest.fixture
def receiver_fn(tf):
    """A serving input receiver function for one number."""
    from contrib_compat import estimator as tf_estimator

    def receiver_fn():
        x = tf.placeholder(tf.float32, [None, 1])
        return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})

    return receiver_fn


@pytest.fixture
def input_fn(tf):
    """Two examples of y = 2x, without end."""

    def input_fn():
        dataset = tf.data.Dataset.from_tensors(({"x": [[1.0], [2.0]]}, [[2.0], [4.0]]))
        return dataset.repeat()

    return input_fn


@pytest.fixture
def make_estimator(tf, tmp_path):
    """Makes an estimator with one weight that writes a checkpoint every 5 steps."""
    from contrib_compat import estimator as tf_estimator

    def model_fn(features, labels, mode):
        y = tf.matmul(features["x"], tf.get_variable("w", [1, 1], initializer=tf.zeros_initializer))
        if mode == tf_estimator.ModeKeys.PREDICT:
            outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": y})}
            return tf_estimator.EstimatorSpec(mode, predictions={"y": y}, export_outputs=outputs)
        loss = tf.reduce_mean(tf.square(y - labels))
        optimizer = tf.train.GradientDescentOptimizer(0.01)
        train_op = optimizer.minimize(loss, tf.train.get_or_create_global_step())
        return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

    def make_estimator():
        config = tf_estimator.RunConfig(save_checkpoints_steps=5, save_summary_steps=1000)
        return tf_estimator.Estimator(model_fn, str(tmp_path), config)

    return make_estimator


@pytest.fixture
def train_and_evaluate(make_estimator, input_fn):
    """Trains for some steps, evaluates each checkpoint and gives exporters their turns."""
    from contrib_compat import estimator as tf_estimator

    def train_and_evaluate(max_steps, **eval_spec):
        tf_estimator.train_and_evaluate(
            make_estimator(),
            tf_estimator.TrainSpec(input_fn, max_steps=max_steps),
            tf_estimator.EvalSpec(
                input_fn, steps=1, throttle_secs=0, start_delay_secs=0, **eval_spec
            ),
        )

    return train_and_evaluate


def versions(export_path):
    """Returns the names of the exports in a directory, which has notes of ours too."""
    return sorted(name for name in os.listdir(str(export_path)) if not name.startswith("."))


def predict(tf, export_dir):
    """Returns what a SavedModel makes of 1."""
    with tf.Graph().as_default(), tf.Session() as session:
        meta_graph = tf.saved_model.load(session, ["serve"], export_dir)
        signature = meta_graph.signature_def["serving_default"]
        feed = {signature.inputs["x"].name: [[1.0]]}
        return float(session.run(signature.outputs["y"].name, feed)[0, 0])


@pytest.mark.e2e
def test_strategies_and_exporters_export(tf, tmp_path, quiet, receiver_fn, train_and_evaluate):
    """After each evaluation each exporter gets its turn, and complete SavedModels appear."""
    from contrib_compat import exporters
    from tf_contrib.learn import ExportStrategy

    calls = []

    def export_fn(estimator, export_path, checkpoint_path, eval_result):
        calls.append((os.path.basename(checkpoint_path), int(eval_result["global_step"])))
        return estimator.export_saved_model(
            export_path, receiver_fn, checkpoint_path=checkpoint_path
        )

    train_and_evaluate(
        15,
        exporters=[
            exporters.as_exporter(ExportStrategy("strategy", export_fn)),
            exporters.LatestExporter("latest", receiver_fn, exports_to_keep=2),
            exporters.FinalExporter("final", receiver_fn, as_text=True),
            exporters.BestExporter(serving_input_receiver_fn=receiver_fn),
            exporters.StepsExporter([3, 15], serving_input_receiver_fn=receiver_fn),
        ],
    )
    assert calls == [("model.ckpt-5", 5), ("model.ckpt-10", 10), ("model.ckpt-15", 15)]
    exports = {
        name: versions(tmp_path / "export" / name) for name in os.listdir(str(tmp_path / "export"))
    }
    assert {name: len(versions) for name, versions in exports.items()} == {
        "strategy": 3,
        "latest": 2,
        "final": 1,
        "best_exporter": 3,
        "steps_exporter": 2,
    }
    assert all(version.isdigit() for versions in exports.values() for version in versions)
    final = str(tmp_path / "export" / "final" / exports["final"][0])
    assert "saved_model.pbtxt" in os.listdir(final)
    predictions = [
        predict(tf, str(tmp_path / "export" / "strategy" / version))
        for version in exports["strategy"]
    ]
    # The weight goes from 0 to 2 as training goes on.
    assert 0 < predictions[0] < predictions[1] < predictions[2] < 2
    assert predict(tf, final) == pytest.approx(predictions[2])


@pytest.mark.e2e
def test_a_restart_forgets_nothing(tmp_path, receiver_fn, train_and_evaluate):
    """With a named evaluation too, a restarted run exports what is better and makes up nothing."""
    from contrib_compat import exporters

    def run(max_steps):
        train_and_evaluate(
            max_steps,
            name="dev",
            exporters=[
                exporters.BestExporter(
                    serving_input_receiver_fn=receiver_fn,
                    compare_fn=lambda best_eval_result, current_eval_result: (
                        current_eval_result["loss"] > best_eval_result["loss"]
                    ),
                ),
                exporters.StepsExporter([5, 11], serving_input_receiver_fn=receiver_fn),
            ],
        )
        return [
            len(versions(tmp_path / "export" / name))
            for name in ("best_exporter", "steps_exporter")
        ]

    # The loss only shrinks: by this comparison nothing is better than the first model.
    assert run(10) == [1, 1]
    assert run(20) == [1, 2]


def test_d11_d13_and_d14_natively(tf, tmp_path, quiet, receiver_fn, make_estimator, input_fn):
    """What the tests of these numbers find mended, tf.estimator's own exporters show.

    The final exporter never exports where the data ends training; an exporter that fails stops
    those after it; and an export that fails leaves a directory of a name that nobody knows.
    """
    from contrib_compat import estimator as tf_estimator
    from contrib_compat import versions as versions_of_tensorflow

    class Failing(tf_estimator.Exporter):
        name = "failing"

        def export(self, **arguments):
            raise KeyError("mine")

    def run(*exporters):
        """Trains until the data ends."""
        tf_estimator.train_and_evaluate(
            make_estimator(),
            tf_estimator.TrainSpec(lambda: input_fn().take(5), max_steps=None),
            tf_estimator.EvalSpec(input_fn, 1, exporters=exporters, throttle_secs=0),
        )

    run(
        tf_estimator.LatestExporter("before", receiver_fn),
        tf_estimator.FinalExporter("final", receiver_fn),
    )
    assert os.listdir(str(tmp_path / "export")) == ["before"]
    with pytest.raises(KeyError, match="mine"):
        run(Failing(), tf_estimator.LatestExporter("after", receiver_fn))
    assert os.listdir(str(tmp_path / "export")) == ["before"]
    estimator, base = make_estimator(), str(tmp_path / "failed")
    export = getattr(estimator, "export_saved_model", None) or estimator.export_savedmodel
    with pytest.raises(tf.errors.NotFoundError):
        export(base, receiver_fn, assets_extra={"x": str(tmp_path / "missing")})
    (left,) = os.listdir(base)
    # Later releases have mended the name.
    assert left.startswith("temp-b'" if versions_of_tensorflow.has_native_contrib() else "temp-")


@pytest.mark.e2e
@pytest.mark.native
def test_the_native_experiment_exports(tmp_path, quiet, receiver_fn, make_estimator, input_fn):
    """Native TF 1.15's Experiment calls our strategies, and exporters as strategies."""
    from tensorflow.contrib.learn import Experiment

    from contrib_compat import exporters
    from tf_contrib.learn import ExportStrategy

    def export_fn(estimator, export_path, path, metrics):
        assert metrics["global_step"] == 10
        return estimator.export_saved_model(export_path, receiver_fn, checkpoint_path=path)

    strategies = [
        ExportStrategy("strategy", export_fn),
        exporters.as_export_strategy(exporters.FinalExporter("final", receiver_fn)),
    ]
    metrics, exports = Experiment(
        make_estimator(), input_fn, input_fn, train_steps=10, eval_steps=1,
        export_strategies=strategies,
    ).train_and_evaluate()  # fmt: skip
    assert metrics["global_step"] == 10
    assert [os.path.dirname(path).decode() for path in exports] == [
        str(tmp_path / "export" / name) for name in ("strategy", "final")
    ]
    assert all(os.path.exists(os.path.join(path, b"saved_model.pb")) for path in exports)
