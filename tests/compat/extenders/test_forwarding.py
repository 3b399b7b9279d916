"""What extenders do beyond what native ones did."""

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


def test_forwarding_keeps_the_warm_start(tf, tmp_path):
    """A warm-started estimator stays one when features are forwarded; native TF 1.15 forgot it."""
    import tf_contrib
    from contrib_compat import estimator as tf_estimator

    checkpoint = str(tmp_path / "checkpoint")
    plain = tf_estimator.LinearRegressor(
        [tf.feature_column.numeric_column("x")],
        str(tmp_path / "model"),
        warm_start_from=tf_estimator.WarmStartSettings(checkpoint),
    )
    extended = tf_contrib.estimator.forward_features(plain, "x")
    assert extended._warm_start_settings is plain._warm_start_settings


def test_forwarding_leaves_the_models_dicts_alone(tf, tmp_path):
    """The dicts a model function returned are not written to."""
    import tf_contrib
    from contrib_compat import estimator as tf_estimator

    returned = []

    def model_fn(features, labels, mode):
        predictions = {"y": features["x"]}
        returned.append(predictions)
        return tf_estimator.EstimatorSpec(
            mode,
            predictions=predictions,
            export_outputs={"predict": tf_estimator.export.PredictOutput(predictions)},
        )

    plain = tf_estimator.Estimator(model_fn, str(tmp_path))
    extended = tf_contrib.estimator.forward_features(plain, "x")
    with tf.Graph().as_default():
        spec = extended.model_fn({"x": tf.ones([1])}, None, "infer", None)
    assert sorted(spec.predictions) == ["x", "y"]
    assert sorted(spec.export_outputs["predict"].outputs) == ["x", "y"]
    assert returned == [{"y": returned[0]["y"]}]


def test_clipping_knows_the_variables_of_the_optimizer(tf):
    """variables() of a clipping optimizer are the slots it has trained with."""
    import tf_contrib

    with tf.Graph().as_default():
        weight = tf.get_variable("weight", initializer=1.0)
        optimizer = tf_contrib.estimator.clip_gradients_by_norm(tf.train.AdagradOptimizer(0.1), 1.0)
        optimizer.minimize(weight * weight)
        assert [variable.op.name for variable in optimizer.variables()] == ["weight/Adagrad"]
