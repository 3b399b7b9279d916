"""The example on the documentation page of SavedModelEstimator, with its import root changed."""

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.smoke]


def columns(tf):
    """Returns a column that is embedded and a numeric one."""
    words = tf.feature_column.categorical_column_with_vocabulary_list(
        key="feature1", vocabulary_list=("green", "yellow")
    )
    return [
        tf.feature_column.embedding_column(words, dimension=1),
        tf.feature_column.numeric_column(key="feature2", default_value=0.0),
    ]


def test_the_example(tf, quiet, tmp_path):
    """A DNNClassifier with an embedding is exported, evaluated, trained on and asked for more."""
    import tf_contrib
    from contrib_compat import estimator as tf_estimator

    # Step 1: create and train a classifier.
    classifier = tf_estimator.DNNClassifier(
        hidden_units=[4, 2],
        feature_columns=columns(tf),
        config=tf_estimator.RunConfig(
            model_dir=str(tmp_path / "classifier"), tf_random_seed=3, save_summary_steps=None
        ),
    )

    def input_fn():
        features = {
            "feature1": tf.constant(["green", "green", "yellow"]),
            "feature2": tf.constant([3.5, 4.2, 6.1]),
        }
        label = tf.constant([1.0, 0.0, 0.0])
        return tf.data.Dataset.from_tensors((features, label)).repeat()

    classifier.train(input_fn=input_fn, steps=10)

    # Step 2: export it. Placeholders are made in a graph, which TF 2 does not have by default.
    with tf.Graph().as_default():
        supervised_input_receiver_fn = (
            tf_estimator.experimental.build_raw_supervised_input_receiver_fn(
                {
                    "feature1": tf.placeholder(dtype=tf.string, shape=[None]),
                    "feature2": tf.placeholder(dtype=tf.float32, shape=[None]),
                },
                tf.placeholder(dtype=tf.float32, shape=[None]),
            )
        )
    serving_input_receiver_fn = tf_estimator.export.build_parsing_serving_input_receiver_fn(
        tf.feature_column.make_parse_example_spec(columns(tf))
    )
    export_dir = classifier.experimental_export_all_saved_models(
        str(tmp_path / "export_all"),
        {
            tf_estimator.ModeKeys.TRAIN: supervised_input_receiver_fn,
            tf_estimator.ModeKeys.EVAL: supervised_input_receiver_fn,
            tf_estimator.ModeKeys.PREDICT: serving_input_receiver_fn,
        },
    )

    # Step 3: an estimator from the SavedModel.
    est = tf_estimator.experimental.SavedModelEstimator(export_dir, str(tmp_path / "sme"))
    original = classifier.evaluate(input_fn=input_fn, steps=1)
    eval_results = est.evaluate(input_fn=input_fn, steps=1)
    assert eval_results["global_step"] == 10
    assert eval_results["loss"] == pytest.approx(original["loss"])
    assert eval_results["metrics/accuracy"] == pytest.approx(original["accuracy"])

    est.train(input_fn=input_fn, steps=20)
    classifier.train(input_fn=input_fn, steps=20)
    original = classifier.evaluate(input_fn=input_fn, steps=1)
    eval_results = est.evaluate(input_fn=input_fn, steps=1)
    assert eval_results["global_step"] == 30
    assert eval_results["loss"] == pytest.approx(original["loss"], rel=1e-5)

    def predict_input_fn():
        example = tf.train.Example()
        example.features.feature["feature1"].bytes_list.value.extend([b"yellow"])
        example.features.feature["feature2"].float_list.value.extend([1.0])
        return {"inputs": tf.constant([example.SerializeToString()])}

    # It goes on under the name that it has in tf.contrib.
    est = tf_contrib.estimator.SavedModelEstimator(export_dir, str(tmp_path / "sme"))
    prediction = next(est.predict(predict_input_fn))
    assert list(prediction["classes"]) == [b"0", b"1"]
    original = next(classifier.predict(lambda: {"feature1": [["yellow"]], "feature2": [[1.0]]}))
    assert prediction["scores"] == pytest.approx(original["probabilities"], rel=1e-5)
