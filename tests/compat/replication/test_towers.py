"""Towers on devices of their own, and what they join."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
import tensorflow.compat.v1 as tf
if sys.argv[1] == "v1":
    tf.disable_v2_behavior()
import tf_contrib
from contrib_compat import estimator as tf_estimator

config = tf_estimator.RunConfig(session_config=tf.ConfigProto(device_count={"CPU": 2}))
tower = tf_contrib.estimator.TowerOptimizer
columns = [tf.feature_column.numeric_column("x")]
wide_and_deep = tf_estimator.DNNLinearCombinedRegressor(
    sys.argv[2],
    columns, lambda: tower(tf.train.FtrlOptimizer(0.1)),
    columns, lambda: tower(tf.train.AdagradOptimizer(0.1)), [2],
)
devices = ["/cpu:0", "/cpu:1"]
model_fn = tf_contrib.estimator.replicate_model_fn(wide_and_deep.model_fn, devices=devices)
estimator = tf_estimator.Estimator(model_fn, sys.argv[2], config)

class Placement(tf.train.SessionRunHook):
    def begin(self):
        ops = tf.get_default_graph().get_operations()
        places = {variable.device for variable in tf.trainable_variables()}
        assert places == {"/device:CPU:0"}, places
        products = [op for op in ops if op.type == "MatMul" and "gradients" not in op.name]
        print(sorted({op.device for op in products}))

def input_fn():
    data = tf.data.Dataset.from_tensors(({"x": [[1.0], [2.0]]}, [[1.0], [0.0]]))
    return data.repeat(3)

estimator.train(input_fn, steps=2, hooks=[Placement()])
print(estimator.evaluate(input_fn, steps=1)["global_step"])
print(len(list(estimator.predict(lambda: input_fn().map(lambda x, y: x).take(1)))))
"""


@pytest.mark.e2e
@pytest.mark.cluster
def test_two_devices_train_evaluate_and_predict(request, tmp_path):
    """Each tower computes on its CPU, and variables live on the first."""
    mode = request.config.getoption("--tf-mode")
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    environment["TF_CONTRIB_COMPAT_DEPRECATIONS"] = "silent"
    output = subprocess.run(
        [sys.executable, "-c", PROGRAM, mode, str(tmp_path)],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=180,
        check=True,
    ).stdout
    assert output.decode().split("\n") == ["['/device:CPU:0', '/device:CPU:1']", "2", "2", ""]


def test_classes_of_towers_follow_each_other(tf):
    """Classification outputs are concatenated like scores; native TF 1.15 stacked the classes."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.replication import tower_specs

    def spec(values):
        scores = tf.constant(values)
        output = tf_estimator.export.ClassificationOutput(scores, tf.as_string(scores))
        return tf_estimator.EstimatorSpec(
            "infer", predictions=scores, export_outputs={"serving_default": output}
        )

    with tf.Graph().as_default():
        joined = tower_specs.predict_spec([spec([[1.0]]), spec([[2.0]])], "/cpu:0")
        output = joined.export_outputs["serving_default"]
        assert output.scores.shape.as_list() == output.classes.shape.as_list() == [2, 1]
        assert joined.predictions.shape.as_list() == [2, 1]


def test_towers_with_different_metrics_are_refused(tf):
    """Metrics are gathered by position, so all towers need the same ones."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.replication import tower_specs

    with tf.Graph().as_default():
        loss = tf.constant(1.0)
        specs = [
            tf_estimator.EstimatorSpec("eval", loss=loss, eval_metric_ops=metrics)
            for metrics in ({"a": tf.metrics.mean(loss)}, {})
        ]
        tf.add_to_collection(tf.GraphKeys.METRIC_VARIABLES, tf.get_variable("odd", []))
        with pytest.raises(ValueError, match=r"Different `EstimatorSpec\.eval_metric_ops`"):
            tower_specs.eval_spec(specs, "/cpu:0")


def test_a_tower_that_fails_leaves_optimizers_usable(tf):
    """After an error in a model function a TowerOptimizer works on its own again."""
    import tf_contrib
    from contrib_compat import deprecation

    def model_fn(features, labels, mode):
        raise RuntimeError("no model")

    with deprecation.internal(), tf.Graph().as_default():
        from contrib_compat.replication.replicate import replicate_model_fn

        with pytest.raises(RuntimeError, match="no model"):
            replicate_model_fn(model_fn, devices=["/cpu:0"] * 2)({"x": tf.ones([2])}, None, "train")
        weight = tf.get_variable("weight", initializer=1.0)
        optimizer = tf_contrib.estimator.TowerOptimizer(tf.train.GradientDescentOptimizer(0.5))
        train_op = optimizer.minimize(weight * weight)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            session.run(train_op)
            assert session.run(weight) == 0.0
