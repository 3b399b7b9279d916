"""A tf.keras model as an estimator, trained and exported by train_and_evaluate."""

from __future__ import absolute_import, division, print_function

import argparse
import json

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.python.keras import backend as K


def build_model():
    model = tf.keras.models.Sequential()
    model.add(Dense(8, activation="relu", input_shape=(2,), kernel_initializer="ones"))
    model.add(Dropout(0.0))
    model.add(Dense(1, activation="sigmoid", kernel_initializer="zeros"))
    model.compile(
        loss="binary_crossentropy", optimizer=tf.train.AdamOptimizer(0.05), metrics=["accuracy"]
    )
    return model


def input_fn(repeat):
    x = np.random.RandomState(0).uniform(-1, 1, [256, 2]).astype(np.float32)
    y = (x.sum(axis=1, keepdims=True) > 0).astype(np.float32)
    rows = tf.data.Dataset.from_tensor_slices(({"dense_input": x}, y))
    return rows.repeat(repeat).batch(64)


def serving_input_fn():
    inputs = {"dense_input": tf.placeholder(tf.float32, [None, 2])}
    return tf.estimator.export.ServingInputReceiver(inputs, inputs)


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    parser = argparse.ArgumentParser()
    parser.add_argument("--job-dir", required=True)
    args, _ = parser.parse_known_args()
    assert K.floatx() == tf.keras.backend.floatx() == "float32"
    config = tf.estimator.RunConfig(tf_random_seed=1, save_checkpoints_steps=100)
    estimator = tf.keras.estimator.model_to_estimator(
        keras_model=build_model(), model_dir=args.job_dir, config=config
    )
    metrics, exports = tf.estimator.train_and_evaluate(
        estimator,
        tf.estimator.TrainSpec(lambda: input_fn(60), max_steps=200),
        tf.estimator.EvalSpec(
            lambda: input_fn(1),
            steps=None,
            start_delay_secs=0,
            throttle_secs=0,
            exporters=tf.estimator.FinalExporter("final", serving_input_fn),
        ),
    )
    assert len(exports) == 1
    print(json.dumps({name: float(value) for name, value in sorted(metrics.items())}))
