"""Exports all modes of an estimator, and goes on with a SavedModelEstimator."""

import json
import os

import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_string("job-dir", None, "Where the model goes.")
FLAGS = flags.FLAGS


def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
    bias = tf.get_variable("bias", [], initializer=tf.zeros_initializer())
    line = features["x"] * weight + bias
    predictions = {"y": line}
    if mode == tf.estimator.ModeKeys.PREDICT:
        exports = {"serving_default": tf.estimator.export.RegressionOutput(line)}
        return tf.estimator.EstimatorSpec(mode, predictions, export_outputs=exports)
    loss = tf.losses.mean_squared_error(labels, line)
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, tf.train.get_global_step())
    error = tf.metrics.mean_absolute_error(labels, line)
    return tf.estimator.EstimatorSpec(
        mode, predictions, loss, train_op, eval_metric_ops={"error": error}
    )


def input_fn():
    x = np.linspace(-1, 1, 50).astype(np.float32)
    return tf.data.Dataset.from_tensors(({"x": x}, 3 * x + 1)).repeat(100)


def receivers():
    features = {"x": tf.placeholder(tf.float32, [None], "x")}
    label = tf.placeholder(tf.float32, [None], "y")
    supervised = tf.contrib.estimator.build_raw_supervised_input_receiver_fn(features, label)
    serving = tf.estimator.export.build_raw_serving_input_receiver_fn(features)
    modes = tf.estimator.ModeKeys
    return {modes.TRAIN: supervised, modes.EVAL: supervised, modes.PREDICT: serving}


def main(_):
    job_dir = FLAGS["job-dir"].value
    config = tf.estimator.RunConfig(tf_random_seed=1)
    estimator = tf.estimator.Estimator(model_fn, os.path.join(job_dir, "first"), config)
    estimator.train(input_fn, steps=20)
    with tf.Graph().as_default():
        input_receiver_fn_map = receivers()
    exported = tf.contrib.estimator.export_all_saved_models(
        estimator, os.path.join(job_dir, "export"), input_receiver_fn_map
    )
    before = estimator.evaluate(input_fn, steps=1)
    again = tf.contrib.estimator.SavedModelEstimator(
        exported.decode(), os.path.join(job_dir, "second")
    )
    again.train(input_fn, steps=20)
    after = again.evaluate(input_fn, steps=1)
    print(
        json.dumps(
            {
                "error before": float(before["error"]),
                "error after": float(after["metrics/error"]),
                "loss after": float(after["loss"]),
                "global_step": float(after["global_step"]),
            }
        )
    )


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    tf.app.run()
