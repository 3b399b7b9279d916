"""A custom model_fn, exported three ways: for JSON, CSV and tf.Example."""

import argparse
import json

import numpy as np
import tensorflow as tf
from tensorflow.contrib.learn.python.learn import learn_runner
from tensorflow.contrib.learn.python.learn.utils import saved_model_export_utils

COLUMNS = ["length", "width"]
SPECIES = ["round", "slim", "wide"]


def model_fn(features, labels, mode, params):
    inputs = tf.stack([features[name] for name in COLUMNS], axis=1)
    hidden = tf.layers.dense(inputs, 8, tf.nn.tanh, name="hidden")
    logits = tf.layers.dense(hidden, len(SPECIES), name="logits")
    probabilities = tf.nn.softmax(logits)
    chosen = tf.argmax(logits, 1)
    predictions = {"species": tf.gather(SPECIES, chosen), "probabilities": probabilities}
    if mode == tf.estimator.ModeKeys.PREDICT:
        outputs = {
            "serving_default": tf.estimator.export.PredictOutput(predictions),
            "classify": tf.estimator.export.ClassificationOutput(
                scores=probabilities,
                classes=tf.tile([SPECIES], [tf.shape(probabilities)[0], 1]),
            ),
        }
        return tf.estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    if mode == tf.estimator.ModeKeys.EVAL:
        accuracy = tf.metrics.accuracy(labels, chosen)
        return tf.estimator.EstimatorSpec(mode, loss=loss, eval_metric_ops={"accuracy": accuracy})
    train_op = tf.train.AdamOptimizer(params["learning_rate"]).minimize(
        loss, global_step=tf.train.get_or_create_global_step()
    )
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn(seed):
    rng = np.random.RandomState(seed)
    length, width = rng.uniform(0, 1, [2, 300]).astype(np.float32)
    labels = np.where(length > width + 0.2, 1, np.where(width > length + 0.2, 2, 0))
    rows = tf.data.Dataset.from_tensor_slices(
        ({"length": length, "width": width}, labels.astype(np.int32))
    )
    return rows.repeat(60).batch(60)


def eval_input_fn():
    return input_fn(2).take(5)


def json_serving_fn():
    inputs = {name: tf.placeholder(tf.float32, [None], name) for name in COLUMNS}
    return tf.estimator.export.ServingInputReceiver(inputs, inputs)


def csv_serving_fn():
    row = tf.placeholder(tf.string, [None], "csv_row")
    values = tf.decode_csv(row, record_defaults=[[0.0], [0.0]])
    features = dict(zip(COLUMNS, values))
    return tf.estimator.export.ServingInputReceiver(features, {"csv_row": row})


def example_serving_fn():
    example = tf.placeholder(tf.string, [None], "example")
    spec = {name: tf.FixedLenFeature([], tf.float32) for name in COLUMNS}
    features = tf.parse_example(example, spec)
    return tf.estimator.export.ServingInputReceiver(features, {"example_proto": example})


def experiment_fn(output_dir):
    estimator = tf.estimator.Estimator(
        model_fn,
        params={"learning_rate": 0.02},
        config=tf.contrib.learn.RunConfig(model_dir=output_dir, tf_random_seed=1),
    )
    strategies = []
    for name, serving_fn in (
        ("json", json_serving_fn),
        ("csv", csv_serving_fn),
        ("example", example_serving_fn),
    ):
        made = saved_model_export_utils.make_export_strategy(serving_fn, exports_to_keep=1)
        strategies.append(tf.contrib.learn.ExportStrategy(name, made.export_fn))
    return tf.contrib.learn.Experiment(
        estimator,
        train_input_fn=lambda: input_fn(1),
        eval_input_fn=eval_input_fn,
        train_steps=300,
        eval_steps=None,
        export_strategies=strategies,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job-dir", required=True)
    tf.logging.set_verbosity(tf.logging.ERROR)
    metrics, exports = learn_runner.run(experiment_fn, parser.parse_args().job_dir)
    assert len(exports) == 3, exports
    print(json.dumps({name: float(metrics[name]) for name in ("accuracy", "global_step")}))
