"""The hook that evaluates within the training session."""

import numpy as np
import pytest

from contrib_compat import estimator, versions

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("quiet")]

X = np.arange(8, dtype=np.float32)


def test_every_evaluation_sees_all_data(tf, tmp_path):
    """An input_fn over arrays is asked again for each evaluation, beside an early stopping hook."""
    import tf_contrib

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        loss = tf.reduce_mean(features["x"]) + 0.0 * weight
        train_op = tf.group(
            tf.assign_add(weight, 1.0), tf.assign_add(tf.train.get_global_step(), 1)
        )
        metrics = {"mean": tf.metrics.mean(features["x"]), "weight": tf.metrics.mean(weight)}
        return estimator.EstimatorSpec(mode, loss=loss, train_op=train_op, eval_metric_ops=metrics)

    def train_fn():
        return tf.data.Dataset.from_tensors(({"x": X}, X)).repeat()

    eval_fn = estimator.inputs.numpy_input_fn({"x": X}, X, batch_size=3, shuffle=False)
    model = estimator.Estimator(model_fn, str(tmp_path))
    hooks = [
        tf_contrib.estimator.InMemoryEvaluatorHook(model, eval_fn, every_n_iter=2),
        tf_contrib.estimator.make_early_stopping_hook(model, lambda: False),
    ]
    model.train(train_fn, hooks=hooks, steps=6)
    found = tf_contrib.estimator.read_eval_metrics(model.eval_dir())
    assert [round(metrics["mean"], 4) for metrics in found.values()] == [3.5] * len(found)
    assert sorted(found) == [0, 2, 4, 6]
    assert [metrics["weight"] for metrics in found.values()] == [0.0, 2.0, 4.0, 6.0]


MIRRORED = """
import numpy as np
import tensorflow
from contrib_compat import deprecation, estimator
import tf_contrib

deprecation.set_mode("silent")
x = np.arange(32, dtype="float32").reshape(16, 2) / 32

def input_fn():
    return tf.data.Dataset.from_tensor_slices(({{"x": x}}, np.arange(16) % 2)).batch(4)

config = estimator.RunConfig(
    model_dir={model_dir!r},
    train_distribute=tensorflow.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"]),
    session_config=tf.ConfigProto(device_count={{"CPU": 2}}),
)
column = tf.feature_column.numeric_column("x", shape=(2,))
model = estimator.DNNClassifier([4], [column], config=config)
hook = tf_contrib.estimator.InMemoryEvaluatorHook(model, input_fn, every_n_iter=100)
model.train(lambda: input_fn().repeat(), hooks=[hook], steps=20)
in_memory = tf_contrib.estimator.read_eval_metrics(model.eval_dir())[20]
saved = model.evaluate(input_fn, name="saved")
print(abs(in_memory["loss"] - saved["loss"]) < 1e-5)
"""


@pytest.mark.slow
@pytest.mark.skipif(versions.tf_version().release < (2, 4), reason="the names of TF 2.4")
def test_trained_weights_are_evaluated_under_a_strategy(program, tmp_path):
    """Variables that are partitioned in one graph alone get the values of the checkpoint."""
    assert program(MIRRORED.format(model_dir=str(tmp_path))) == "True"


def test_a_variable_that_is_not_trained_is_refused(tf, tmp_path):
    """What the evaluation alone has can't have a value in memory, so nothing is made up for it."""
    import tf_contrib

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [])
        if mode == estimator.ModeKeys.EVAL:
            weight = weight + tf.get_variable("evaluated", [])
        loss = tf.reduce_mean(features["x"]) * weight
        return estimator.EstimatorSpec(
            mode, loss=loss, train_op=tf.assign_add(tf.train.get_global_step(), 1)
        )

    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": X}, X))

    model = estimator.Estimator(model_fn, str(tmp_path))
    hook = tf_contrib.estimator.InMemoryEvaluatorHook(model, input_fn)
    with pytest.raises(ValueError, match="'evaluated:0' of its evaluation is none of its training"):
        model.train(input_fn, hooks=[hook], steps=1)
