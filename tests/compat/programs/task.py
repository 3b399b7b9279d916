"""A program of 2018: it knows nothing of what runs it."""

import collections
import json
import os
import sys

import numpy as np
import tensorflow as tf
from tensorflow.compat.v1.keras.initializers import he_uniform
from tensorflow.contrib.training import HParams
from tensorflow.keras import __version__ as keras_version
from tensorflow.python.feature_column import feature_column as private_columns
from tensorflow.python.framework import ops
from tensorflow.python.keras.layers import LSTM
from tensorflow.python.ops import array_ops

tf.app.flags.DEFINE_string("job_dir", None, "Where to.")
tf.app.flags.DEFINE_string("names", None, "A file with names to look up.")
FLAGS = tf.app.flags.FLAGS


def input_fn():
    x = np.arange(40, dtype=np.float32).reshape(20, 2) / 40
    return tf.estimator.inputs.numpy_input_fn(
        {"x": x}, x.sum(axis=1), batch_size=5, num_epochs=None, shuffle=False
    )()


def model_fn(features, labels, mode, params):
    column = tf.feature_column.numeric_column("x", shape=2)
    print("is numeric:", isinstance(column, private_columns._NumericColumn))
    net = tf.feature_column.input_layer(features, [column])
    net = tf.layers.dense(net, params.hidden, activation=tf.nn.relu)
    loss = tf.losses.mean_squared_error(labels, tf.layers.dense(net, 1)[:, 0])
    train_op = tf.train.AdamOptimizer(0.1).minimize(loss, tf.train.get_or_create_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def is_one_keras():
    layers = [keras.layers.Dense for keras in (tf.keras, tf.compat.v1.keras)]
    newer = tf.compat.v2.keras.layers.Dense
    same = layers[0] is layers[1] and issubclass(newer, tf.keras.layers.Layer)
    same = same and LSTM is tf.keras.layers.LSTM
    return same and he_uniform is tf.keras.initializers.he_uniform


def fit_keras():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer=tf.train.GradientDescentOptimizer(0.1), loss="mse")
    x = np.ones((8, 2), dtype=np.float)
    losses = model.fit(x, np.zeros(8), epochs=3, verbose=0).history["loss"]
    model.save_weights(os.path.join(FLAGS.job_dir, "weights.h5"))
    return losses[0] > losses[-1]


def classes_have_the_methods_of_the_time():
    ones = tf.keras.initializers.Ones()
    model = tf.keras.Sequential(
        [tf.keras.layers.Dense(2, input_shape=(1,), kernel_initializer=ones)]
    )
    x = np.ones((3, 1))
    found = [tf.keras.layers.Dense(4).apply(tf.ones([1, 1])).shape.as_list() == [1, 4]]
    found.append(model.predict_classes(x).tolist() == [0, 0, 0])
    found.append(model.predict_proba(x).tolist() == [[1, 1]] * 3)
    one = tf.distribute.OneDeviceStrategy("/cpu:0")
    found.append(one.experimental_run_v2(lambda: "run") == "run")
    found.append(tf.test.TestCase.assertEquals and keras_version == tf.keras.__version__)
    return all(found) and keras_version


def look_up(path):
    missing = []
    for name in tf.gfile.Open(path).read().split():
        value = tf
        for part in name.split("."):
            value = getattr(value, part, missing)
        if value is missing:
            missing.append(name)
    return missing


def main(argv):
    hparams = HParams(hidden=4).parse("hidden=8")
    estimator = tf.estimator.Estimator(model_fn, FLAGS.job_dir, params=hparams)
    estimator.train(input_fn, steps=20)
    with tf.Graph().as_default(), tf.Session() as session:
        queue = tf.FIFOQueue(4, tf.int32)
        x = tf.placeholder(tf.int32, shape=[])
        session.run(queue.enqueue(x), {x: 3})
        value = int(session.run(array_ops.stack([queue.dequeue(), 4]))[0])
    print(
        json.dumps(
            {
                "argv": argv[1:],
                "version": tf.__version__,
                "steps": int(estimator.get_variable_value("global_step")),
                "queue": value,
                "version of compat.v1": tf.compat.v1.__version__,
                "one keras": is_one_keras(),
                "keras learns": bool(fit_keras()),
                "methods, and version of keras": classes_have_the_methods_of_the_time(),
                "tensor": isinstance(x, ops.Tensor),
                "mapping": issubclass(dict, collections.Mapping),
                "missing": look_up(FLAGS.names) if FLAGS.names else [],
            }
        )
    )
    sys.exit(3)


if __name__ == "__main__":
    tf.app.run()
