"""The hook that evaluates within the training session."""

import numpy as np
import pytest

from contrib_compat import estimator

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
