"""Exporting what was made of an export."""

from pathlib import Path
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.e2e


def test_train_and_evaluate_with_exporters(make, model, graphs):
    """train_and_evaluate trains on, evaluates, and its exporters export, with all signatures."""
    from contrib_compat import estimator as tf_estimator

    estimator = make()
    evaluation, paths = tf_estimator.train_and_evaluate(
        estimator,
        tf_estimator.TrainSpec(model.input_fn, max_steps=5),
        tf_estimator.EvalSpec(
            model.input_fn,
            steps=1,
            exporters=[
                tf_estimator.LatestExporter("latest", model.serving),
                tf_estimator.FinalExporter("final", model.serving),
            ],
        ),
    )
    assert evaluation["global_step"] == 5 and "metrics/error" in evaluation
    assert len(paths) == 2
    for path in paths:
        signatures = graphs(path)["serve"].signature_def
        assert {key: signature.method_name for key, signature in signatures.items()} == {
            "serving_default": "tensorflow/serving/predict",
            "line": "tensorflow/serving/regress",
        }
        assert model.rows(make(path, Path(path.decode()).parent.name)) == model.rows(estimator)


def test_exports_of_exports_train_on(make, model, variables, tmp_path):
    """An export of all modes from a SavedModelEstimator is as good as the first one."""
    first = make().train(model.input_fn, steps=1)
    again = first.experimental_export_all_saved_models(str(tmp_path / "again"), model.receivers)
    second = make(again, "second")
    evaluation = first.evaluate(model.input_fn, steps=1)
    assert second.evaluate(model.input_fn, steps=1) == pytest.approx(evaluation, rel=1e-5)
    first.train(model.input_fn, steps=2)
    second.train(model.input_fn, steps=2)
    for name, value in variables(first.latest_checkpoint()).items():
        assert second.get_variable_value(name) == value, name


def test_an_export_for_serving_is_exported_again(make, model, tmp_path):
    """An export for serving, which can only predict, is exported again."""
    serving = model.estimator.export_saved_model(str(tmp_path / "serving"), model.serving)
    again = make(serving).export_saved_model(str(tmp_path / "again"), model.serving)
    assert model.rows(make(again, "second")) == model.rows(model.estimator)


def test_the_method_of_old_code_exports_too(make, model, graphs, tmp_path):
    """export_savedmodel, the name of TF 1, works as well."""
    path = make().export_savedmodel(str(tmp_path / "exports"), model.serving)
    assert list(graphs(path)) == ["serve"]


@pytest.fixture
def canned(tf, tmp_path):
    """A canned classifier, and receivers that parse serialized examples."""
    from contrib_compat import estimator as tf_estimator

    column = tf.feature_column.numeric_column("x")

    def input_fn():
        return {"x": tf.constant([[1.0], [2.0]])}, tf.constant([[0], [1]])

    config = tf_estimator.RunConfig(tf_random_seed=1, save_summary_steps=None)
    estimator = tf_estimator.LinearClassifier([column], str(tmp_path / "canned"), config=config)
    spec = tf.feature_column.make_parse_example_spec([column])
    return SimpleNamespace(
        estimator=estimator.train(input_fn, steps=1),
        receiver=tf_estimator.export.build_parsing_serving_input_receiver_fn(spec),
    )


def test_the_receiver_of_the_first_export_will_do(tf, canned, make, graphs, tmp_path):
    """A parsing receiver exports a model for which it parsed before: the graph parses itself."""
    exported = canned.estimator.export_saved_model(str(tmp_path / "exports"), canned.receiver)
    again = make(exported).export_saved_model(str(tmp_path / "again"), canned.receiver)
    before, after = (
        {
            key: (signature.method_name, set(signature.inputs), set(signature.outputs))
            for key, signature in graphs(path)["serve"].signature_def.items()
        }
        for path in (exported, again)
    )
    assert before == after and len(after) > 2
    example = tf.train.Example()
    example.features.feature["x"].float_list.value.append(1.5)

    def input_fn():
        return {"inputs": tf.constant([example.SerializeToString()])}

    first, second = (next(make(path, "used").predict(input_fn)) for path in (exported, again))
    assert (first["scores"] == second["scores"]).all()
