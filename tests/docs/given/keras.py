"""A Keras model, data for it, a checkpoint of an Estimator with its weights, and a strategy."""

import keras
import numpy as np
import tensorflow as tf

from contrib_compat import estimator
from tf_contrib.learn import make_export_strategy

x = x_val = np.ones((8, 1), np.float32)
y = y_val = np.ones((8, 1), np.float32)
model = keras.Sequential([keras.Input((1,), name="x"), keras.layers.Dense(1, name="dense")])
model.compile(loss="mse")


def serving_input_receiver_fn():
    """Serves the feature itself."""
    fed = {"x": tf.compat.v1.placeholder(tf.float32, [None, 1], "x")}
    return estimator.export.ServingInputReceiver(fed, fed)


my_export_strategy = make_export_strategy(serving_input_receiver_fn)

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    step = tf.compat.v1.train.create_global_step()
    for name, shape in (("dense/kernel", (1, 1)), ("dense/bias", (1,))):
        tf.compat.v1.get_variable(name, shape)
    session.run(tf.compat.v1.global_variables_initializer())
    tf.compat.v1.train.Saver().save(session, "estimator_model_dir/model.ckpt", step)
