"""One network with two heads and metrics that are added to it, exported by its head."""

import json
import os
import sys

import numpy as np
import tensorflow as tf
from tensorflow.contrib import layers
from tensorflow.contrib.estimator import add_metrics, clip_gradients_by_norm, multi_head

HEADS = multi_head(
    [
        tf.contrib.estimator.binary_classification_head(name="click"),
        tf.contrib.estimator.regression_head(name="price", label_dimension=1),
    ],
    head_weights=[1.0, 0.5],
)


def model_fn(features, labels, mode):
    start = tf.constant_initializer(0.1)
    with tf.contrib.framework.arg_scope([layers.fully_connected], weights_initializer=start):
        hidden = layers.fully_connected(features["x"], 4, tf.nn.tanh, scope="hidden")
        logits = {
            "click": layers.fully_connected(hidden, 1, activation_fn=None, scope="click"),
            "price": layers.linear(hidden, 1, weights_initializer=start, scope="price"),
        }

    def train_op_fn(loss):
        optimizer = clip_gradients_by_norm(tf.train.AdamOptimizer(0.05), 5.0)
        return optimizer.minimize(loss, global_step=tf.train.get_or_create_global_step())

    return HEADS.create_estimator_spec(features, mode, logits, labels, train_op_fn=train_op_fn)


def more_metrics(labels, predictions):
    price = predictions[("price", "predictions")]
    return {"price/off": tf.metrics.mean_absolute_error(labels["price"], price)}


def input_fn():
    x = np.random.RandomState(0).normal(size=[200, 3]).astype(np.float32)
    sums = x.sum(axis=1, keepdims=True)
    labels = {"click": (sums > 0).astype(np.float32), "price": 2 * sums + 1}
    return tf.data.Dataset.from_tensors(({"x": x}, labels)).repeat(150)


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    job_dir = sys.argv[sys.argv.index("--job-dir") + 1]
    config = tf.estimator.RunConfig(model_dir=job_dir, tf_random_seed=1)
    estimator = add_metrics(tf.estimator.Estimator(model_fn, config=config), more_metrics)
    estimator.train(input_fn)
    metrics = estimator.evaluate(input_fn, steps=1)
    spec = {"x": tf.FixedLenFeature([3], tf.float32)}
    estimator.export_savedmodel(
        os.path.join(job_dir, "export"),
        tf.estimator.export.build_parsing_serving_input_receiver_fn(spec),
        strip_default_attrs=True,
    )
    print(json.dumps({name: float(value) for name, value in sorted(metrics.items())}))
