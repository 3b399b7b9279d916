"""A TPUEstimator that runs on the CPU, as everybody tried it first."""

import json

import numpy as np
import tensorflow as tf
from tensorflow.contrib.tpu.python.tpu import tpu_config, tpu_estimator, tpu_optimizer

FLAGS = tf.flags.FLAGS
tf.flags.DEFINE_string("job-dir", None, "Where the model goes.")
tf.flags.DEFINE_bool("use_tpu", False, "Whether there is a TPU.")
tf.flags.DEFINE_integer("iterations", 10, "Steps in a loop on the TPU.")


def metric_fn(labels, logits):
    return {"accuracy": tf.metrics.accuracy(labels, tf.argmax(logits, axis=1))}


def model_fn(features, labels, mode, params):
    logits = tf.layers.dense(
        features["x"] if isinstance(features, dict) else features,
        2,
        kernel_initializer=tf.zeros_initializer(),
    )
    predictions = {"classes": tf.argmax(logits, axis=1), "probabilities": tf.nn.softmax(logits)}
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.contrib.tpu.TPUEstimatorSpec(
            mode,
            predictions=predictions,
            export_outputs={"classify": tf.estimator.export.PredictOutput(predictions)},
        )
    loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
    optimizer = tf.train.GradientDescentOptimizer(0.5)
    if params["use_tpu"]:
        optimizer = tpu_optimizer.CrossShardOptimizer(optimizer)
    train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
    return tpu_estimator.TPUEstimatorSpec(
        mode=mode, loss=loss, train_op=train_op, eval_metrics=(metric_fn, [labels, logits])
    )


def input_fn(params):
    x = np.random.RandomState(0).uniform(-1, 1, [320, 2]).astype(np.float32)
    y = (x[:, 0] + x[:, 1] > 0.1).astype(np.int32)
    rows = tf.data.Dataset.from_tensor_slices(({"x": x}, y)).repeat()
    return rows.apply(
        tf.contrib.data.batch_and_drop_remainder(params["batch_size"])
    ).make_one_shot_iterator().get_next()


def serving_input_fn():
    inputs = {"x": tf.placeholder(tf.float32, [None, 2])}
    return tf.estimator.export.ServingInputReceiver(inputs, inputs)


def main(_):
    job_dir = FLAGS["job-dir"].value
    run_config = tpu_config.RunConfig(
        model_dir=job_dir,
        tf_random_seed=1,
        session_config=tf.ConfigProto(allow_soft_placement=True),
        tpu_config=tpu_config.TPUConfig(FLAGS.iterations, num_shards=8),
    )
    estimator = tf.contrib.tpu.TPUEstimator(
        model_fn=model_fn,
        use_tpu=FLAGS.use_tpu,
        train_batch_size=32,
        eval_batch_size=32,
        predict_batch_size=8,
        params={"use_tpu": FLAGS.use_tpu},
        config=run_config,
    )
    estimator.train(input_fn, max_steps=100)
    metrics = estimator.evaluate(input_fn, steps=10)
    estimator.export_savedmodel(job_dir + "/export", serving_input_fn)
    print(json.dumps({name: float(value) for name, value in sorted(metrics.items())}))


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    tf.app.run()
