"""ExporterCallback: exporters and strategies after the validations of ``fit``."""

import os

import numpy as np
import pytest

A = np.array([[0.0], [1.0], [2.0], [3.0]], "float32")
Y = 2 * A + 1


@pytest.fixture
def fit(linear, tmp_path):
    """Trains a model with exporters; returns the versions below each exporter's directory."""
    from contrib_compat import keras as bridge

    def fit(exporters, epochs=3, validate=True, model=linear, more=(), **kwargs):
        callback = bridge.ExporterCallback(exporters, tmp_path, **kwargs)
        data = {"validation_data": (A, Y)} if validate else {}
        model.fit(A, Y, epochs=epochs, verbose=0, callbacks=[callback, *more], **data)
        export = tmp_path / "export"
        return {name: sorted(os.listdir(str(export / name))) for name in os.listdir(str(export))}

    return fit


def exports(versions):
    return [version for version in versions if version.isdigit()]


@pytest.mark.smoke
def test_each_exporter_exports_when_it_would_for_an_estimator(fit):
    """Latest exports after each validation, Final after the last, Best when it is better."""
    from contrib_compat import exporters

    made = fit(
        [
            exporters.LatestExporter("latest", None, exports_to_keep=None),
            exporters.FinalExporter("final", None),
            exporters.BestExporter("best", None, exports_to_keep=None),
        ]
    )
    assert [len(exports(made[name])) for name in ("latest", "final", "best")] == [3, 1, 3]


def test_an_export_answers_as_predict_does(fit, linear, tmp_path, answer):
    """What is served of the last export is what the model says, to float32's precision."""
    from contrib_compat import exporters

    made = fit(exporters.LatestExporter("x", None))
    path = str(tmp_path / "export" / "x" / exports(made["x"])[-1])
    served = answer(path, a=A)
    (outputs,) = served.values()
    np.testing.assert_allclose(outputs, linear.predict(A, verbose=0), rtol=1e-6)


def test_an_export_is_served_by_a_session(fit, linear, tmp_path):
    """A server initializes by the export's restoring operation, and its answer is predict's."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import exporters

    made = fit(exporters.LatestExporter("x", None), epochs=1)
    path = str(tmp_path / "export" / "x" / exports(made["x"])[-1])
    with tf.Graph().as_default(), tf.Session() as session:
        loaded = tf.saved_model.loader.load(session, ["serve"], path)
        signature = loaded.signature_def["serving_default"]
        (output,) = signature.outputs.values()
        served = session.run(output.name, {signature.inputs["a"].name: A})
    np.testing.assert_allclose(served, linear.predict(A, verbose=0), rtol=1e-6)


def test_the_step_and_metrics_of_an_export_are_known(fit, tmp_path):
    """The survey of exports finds the optimizer's steps, and what the validation was."""
    from contrib_compat import exporters
    from contrib_compat.inspection.survey import survey

    fit(exporters.LatestExporter("x", None, exports_to_keep=None), epochs=2)
    found = survey(str(tmp_path))
    assert [export.step for export in found.exports] == [1, 2]
    assert all(export.verified for export in found.exports)
    assert [(each.name, each.step) for each in found.evaluations] == [("eval", 1), ("eval", 2)]
    first, second = (export.metrics["loss"] for export in found.exports)
    assert first > second


def test_the_best_is_known_by_event_files_alone(fit, linear, tmp_path):
    """As after an Estimator's training: without the record beside the exports, too."""
    from contrib_compat import exporters

    def best():
        return exporters.BestExporter("best", None, exports_to_keep=None)

    before = exports(fit(best(), epochs=3)["best"])
    os.remove(str(tmp_path / "export" / "best" / ".best.json"))
    for variable in linear.weights:
        variable.assign(variable * 0 + 50.0)
    linear.optimizer.learning_rate = 0.0
    assert exports(fit(best(), epochs=1)["best"]) == before


def test_event_files_can_be_done_without(fit, tmp_path):
    """TF_CONTRIB_SUMMARIES=off, or set_options(summaries=False), leaves none."""
    from contrib_compat import exporters
    from contrib_compat.publishing.options import set_options

    set_options(summaries=False)
    try:
        fit(exporters.LatestExporter("x", None), epochs=1)
    finally:
        set_options()
    assert not [name for name in os.listdir(str(tmp_path)) if "tfevents" in name or name == "eval"]


def test_a_strategy_of_an_export_fn_is_told_of_the_evaluation(fit):
    """An export_fn of four arguments gets a checkpoint, the validation's loss and the step."""
    import tensorflow as tf

    from contrib_compat import deprecation
    from contrib_compat.strategies.export_strategy import ExportStrategy

    seen = []

    def export_fn(estimator, export_path, checkpoint_path, eval_result):
        seen.append((estimator.model_dir, checkpoint_path, dict(eval_result)))
        tf.io.gfile.makedirs(export_path)
        return estimator.export_savedmodel(export_path, None, checkpoint_path=checkpoint_path)

    with deprecation.internal():
        made = fit([ExportStrategy("mine", export_fn)], epochs=2)
    assert len(exports(made["mine"])) == 2
    assert [result["global_step"] for _, _, result in seen] == [1, 2]
    assert all(set(result) >= {"loss", "global_step"} for _, _, result in seen)
    assert all(checkpoint.startswith(model_dir) for model_dir, checkpoint, _ in seen)


def receiver_fn():
    """Receives the model's input, as old programs wrote it."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator

    features = {"a": tf.placeholder(tf.float32, [None, 1])}
    return estimator.export.ServingInputReceiver(features, features)


def test_a_users_own_exporter_asks_for_what_an_estimator_has(fit, tmp_path):
    """model_dir, the latest checkpoint, variables, and an export by export_saved_model."""
    from contrib_compat import exporters

    seen = []

    class Mine(exporters.LatestExporter):
        def export(self, estimator, export_path, checkpoint_path, eval_result, is_the_final_export):
            assert checkpoint_path == estimator.latest_checkpoint()
            shapes = [estimator.get_variable_value(n).shape for n in estimator.get_variable_names()]
            seen.append((estimator.model_dir, (1, 1) in shapes, eval_result["global_step"]))
            return estimator.export_saved_model(
                export_path, receiver_fn, checkpoint_path=checkpoint_path, experimental_mode="infer"
            )

    assert len(exports(fit(Mine("mine", None), epochs=2)["mine"])) == 2
    assert seen == [(str(tmp_path), True, 1), (str(tmp_path), True, 2)]


def test_strategies_of_all_shapes_export(fit, tmp_path, quiet, answer):
    """Export functions of two, three and four arguments, contrib's own strategies, and steps."""
    from contrib_compat import exporters
    from contrib_compat.strategies.export_strategy import ExportStrategy
    from contrib_compat.strategies.factories import (
        make_best_model_export_strategy,
        make_export_strategy,
    )

    def two(estimator, export_path):
        return estimator.export_savedmodel(export_path, receiver_fn)

    def three(estimator, export_path, checkpoint_path):
        return estimator.export_savedmodel(export_path, receiver_fn, None, False, checkpoint_path)

    def four(estimator, export_path, checkpoint_path, eval_result):
        assert eval_result["loss"] >= 0
        return three(estimator, export_path, checkpoint_path)

    made = fit(
        [
            *(ExportStrategy(export_fn.__name__, export_fn) for export_fn in (two, three, four)),
            make_export_strategy(receiver_fn, exports_to_keep=1),
            make_best_model_export_strategy(receiver_fn, exports_to_keep=None),
            exporters.StepsExporter([2], "steps", receiver_fn),
        ],
        epochs=2,
    )
    counts = {name: len(exports(versions)) for name, versions in made.items()}
    wanted = {"two": 2, "three": 2, "four": 2, "Servo": 1, "steps": 1}
    assert {name: counts[name] for name in wanted} == wanted
    assert [name for name in made["best_model"] if "ckpt" in name]
    last = [str(tmp_path / "export" / name / exports(made[name])[-1]) for name in wanted]
    answers = [answer(path, a=A) for path in last]
    assert all(one == answers[0] for one in answers)


def test_a_directory_that_can_not_be_is_found_out_before_the_first_epoch(linear, tmp_path):
    """No training is lost for it."""
    import tensorflow as tf

    from contrib_compat import exporters
    from contrib_compat import keras as bridge

    (tmp_path / "file").write_text("")
    before = linear.get_weights()
    callback = bridge.ExporterCallback(exporters.LatestExporter("x", None), tmp_path / "file")
    with pytest.raises(tf.errors.OpError):
        linear.fit(A, Y, verbose=0, callbacks=[callback])
    assert all((a == b).all() for a, b in zip(before, linear.get_weights()))


def test_the_best_survives_a_second_fit(fit, linear):
    """A worse model of a later training doesn't export."""
    from contrib_compat import exporters

    def best():
        return exporters.BestExporter("best", None, exports_to_keep=None)

    before = exports(fit(best(), epochs=3)["best"])
    for variable in linear.weights:
        variable.assign(variable * 0 + 50.0)
    linear.optimizer.learning_rate = 0.0
    assert exports(fit(best(), epochs=2)["best"]) == before


def test_early_stopping_gives_the_final_exporter_its_turn_once(fit, keras):
    """FinalExporter exports once, and LatestExporter not again, when training ends early."""
    from contrib_compat import exporters

    stop = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: setattr(stop.model, "stop_training", True)
    )
    made = fit(
        [exporters.LatestExporter("latest", None), exporters.FinalExporter("final", None)],
        epochs=9,
        more=[stop],
    )
    assert len(exports(made["latest"])) == len(exports(made["final"])) == 1


def test_every_second_validation(fit):
    """With every=2, validations 2 and 4 of 5 and the end of training count."""
    from contrib_compat import exporters

    latest = exporters.LatestExporter("x", None, exports_to_keep=None)
    assert len(exports(fit(latest, epochs=5, every=2)["x"])) == 3


def test_without_a_validation_the_end_of_training_counts(fit):
    """A fit that never validates exports once, by the metrics of training."""
    from contrib_compat import exporters

    assert len(exports(fit(exporters.BestExporter("x", None), validate=False)["x"])) == 1


@pytest.mark.parametrize(
    "arguments, error, text",
    [
        ({"exporters": 3}, TypeError, "exporters: got 3"),
        ({"exporters": ["x"]}, TypeError, "exporters: got 'x'"),
        ({"every": 0}, ValueError, "every: got 0"),
        ({"serving": 3}, TypeError, "serving: got 3"),
        ({"model_dir": ""}, ValueError, "model_dir"),
    ],
)
def test_bad_arguments_are_named(arguments, error, text, tmp_path):
    """What is wrong is said before Keras is asked for anything."""
    from contrib_compat import exporters
    from contrib_compat import keras as bridge

    good = {"exporters": [exporters.LatestExporter("x", None)], "model_dir": tmp_path}
    with pytest.raises(error, match=text):
        bridge.ExporterCallback(**{**good, **arguments})


def test_two_exporters_of_one_name_are_refused(tmp_path):
    """They would write to one directory."""
    from contrib_compat import exporters
    from contrib_compat import keras as bridge

    with pytest.raises(ValueError, match="two are named 'x'"):
        bridge.ExporterCallback([exporters.LatestExporter("x", None)] * 2, tmp_path)


def test_a_resumed_fit_goes_on_from_the_checkpoint(fit, keras, linear, tmp_path):
    """restore() brings weights and steps back, and the next export is of the next step."""
    import tensorflow as tf

    from contrib_compat import exporters
    from contrib_compat import keras as bridge

    fit(exporters.LatestExporter("x", None), epochs=2)
    trained = linear.get_weights()
    again = keras.models.clone_model(linear)
    again.compile(optimizer="sgd", loss="mse")
    if hasattr(again.optimizer, "build"):
        again.optimizer.build(again.trainable_variables)
    bridge.KerasEstimator(again, tmp_path).restore()
    for restored, weight in zip(again.get_weights(), trained):
        np.testing.assert_array_equal(restored, weight)
    fit(exporters.LatestExporter("x", None), epochs=1, model=again)
    assert tf.train.latest_checkpoint(str(tmp_path)).endswith("ckpt-3")
