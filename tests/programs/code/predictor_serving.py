"""Serves a model in the process, from its export and from its estimator."""

import json
import os

import numpy as np
import tensorflow as tf
from tensorflow.contrib import predictor
from tensorflow.contrib.predictor import from_saved_model

tf.flags.DEFINE_string("job-dir", "", "Where the model goes.")


def input_fn():
    x = np.random.RandomState(0).uniform(-1, 1, [200, 2]).astype(np.float32)
    labels = (x[:, 0] > x[:, 1]).astype(np.int32)
    return tf.estimator.inputs.numpy_input_fn(
        {"x": x}, labels, batch_size=50, num_epochs=None, shuffle=False
    )()


def serving_input_receiver_fn():
    x = tf.placeholder(tf.float32, [None, 2], "x")
    return tf.estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def main(argv):
    del argv
    job_dir = getattr(tf.flags.FLAGS, "job-dir")
    estimator = tf.estimator.LinearClassifier(
        [tf.feature_column.numeric_column("x", shape=[2])],
        model_dir=os.path.join(job_dir, "model"),
        optimizer=tf.train.GradientDescentOptimizer(0.01),
        config=tf.estimator.RunConfig().replace(tf_random_seed=1),
    )
    estimator.train(input_fn, steps=300)
    exported = estimator.export_savedmodel(
        os.path.join(job_dir, "export"), serving_input_receiver_fn
    )
    rows = {"x": [[1.0, -1.0], [-0.2, 0.4]]}
    served = from_saved_model(exported.decode(), signature_def_key="predict")(rows)
    direct = predictor.from_estimator(
        estimator, serving_input_receiver_fn, output_key="predict"
    )
    with tf.Session(graph=tf.Graph()):
        again = direct(rows)
    np.testing.assert_allclose(served["probabilities"], again["probabilities"], rtol=1e-6)
    print(
        json.dumps(
            {
                "first": float(served["probabilities"][0, 1]),
                "second": float(served["probabilities"][1, 1]),
                "classes": [c.decode() for c in np.ravel(served["classes"])],
                "feeds": sorted(direct.feed_tensors),
            }
        )
    )


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    tf.app.run(main)
