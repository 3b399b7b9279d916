"""Trains and exports a classifier of penguins, the way programs of 2017 did.

    python task.py --model_dir DIR [--model custom|canned] [--train_steps N]

Then it read ``import tensorflow as tf`` and ``tensorflow.contrib``; the imports are all that has
changed.
"""

import argparse
import json
import os
import tempfile

import penguins
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from tf_contrib.learn import Experiment, ExportStrategy
from tf_contrib.learn.python.learn import learn_runner
from tf_contrib.learn.python.learn.utils import saved_model_export_utils

BATCH_SIZE = 32

# Means and standard deviations of the training rows, in mm, mm, mm and g.
SCALES = {
    "bill_length_mm": (43.9, 5.5),
    "bill_depth_mm": (17.2, 2.0),
    "flipper_length_mm": (200.9, 14.1),
    "body_mass_g": (4202.0, 802.0),
}


def feature_columns():
    """Returns the columns that both models read and that serving parses from tf.Example."""
    columns = []
    for name in penguins.MEASURES:
        mean, deviation = SCALES[name]
        columns.append(
            tf.feature_column.numeric_column(
                name, normalizer_fn=lambda x, m=mean, d=deviation: (x - m) / d
            )
        )
    island = tf.feature_column.categorical_column_with_vocabulary_list("island", penguins.ISLANDS)
    return [*columns, tf.feature_column.indicator_column(island)]


def input_fn(part, epochs=None):
    """Makes an input_fn over one part of the data set."""

    def read():
        dataset = tf.data.Dataset.from_tensor_slices(penguins.load(part))
        if part == "train":
            dataset = dataset.shuffle(1000, seed=1)
        dataset = dataset.repeat(epochs).batch(BATCH_SIZE)
        return tf.data.make_one_shot_iterator(dataset).get_next()

    return read


def model_fn(features, labels, mode, params):
    """Two dense layers with batch normalization, written by hand."""
    training = mode == tf_estimator.ModeKeys.TRAIN
    net = tf.feature_column.input_layer(features, params["feature_columns"])
    for units in (16, 8):
        net = tf.layers.dense(net, units, activation=tf.nn.relu)
        net = tf.layers.batch_normalization(net, training=training)
    logits = tf.layers.dense(net, len(penguins.SPECIES))
    predictions = {
        "probabilities": tf.nn.softmax(logits),
        "species": tf.gather(tf.constant(penguins.SPECIES), tf.argmax(logits, axis=1)),
    }
    if mode == tf_estimator.ModeKeys.PREDICT:
        outputs = {"serving_default": tf_estimator.export.PredictOutput(predictions)}
        return tf_estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)

    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    metrics = {"accuracy": tf.metrics.accuracy(labels, tf.argmax(logits, axis=1))}
    # Batch normalization's moving averages are updated beside the weights.
    with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
        train_op = tf.train.AdamOptimizer(0.01).minimize(loss, tf.train.get_global_step())
    return tf_estimator.EstimatorSpec(mode, predictions, loss, train_op, metrics)


def build_estimator(model, model_dir):
    """Returns the estimator: the model above, or a canned one."""
    config = tf_estimator.RunConfig(model_dir=model_dir, tf_random_seed=1)
    columns = feature_columns()
    if model == "custom":
        return tf_estimator.Estimator(model_fn, config=config, params={"feature_columns": columns})
    return tf_estimator.DNNClassifier(
        hidden_units=[16, 8],
        feature_columns=columns,
        n_classes=len(penguins.SPECIES),
        label_vocabulary=None,
        config=config,
    )


def export_with_report(estimator, export_dir_base, checkpoint_path, eval_result):
    """An export function written by hand: the evaluation travels with the model."""
    report = {name: float(value) for name, value in eval_result.items()}
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "evaluation.json")
        with open(path, "w") as out:
            json.dump(report, out, indent=2, sort_keys=True)
        return estimator.export_saved_model(
            export_dir_base,
            serving_input_fn(),
            assets_extra={"evaluation.json": path},
            checkpoint_path=checkpoint_path,
        )


def serving_input_fn():
    """Returns a function that reads serialized tf.Examples."""
    spec = tf.feature_column.make_parse_example_spec(feature_columns())
    return tf_estimator.export.build_parsing_serving_input_receiver_fn(spec)


def make_experiment_fn(model, train_steps):
    """Returns the experiment_fn that learn_runner calls."""

    def experiment_fn(output_dir):
        return Experiment(
            build_estimator(model, output_dir),
            train_input_fn=input_fn("train"),
            eval_input_fn=input_fn("test", epochs=1),
            train_steps=train_steps,
            eval_steps=None,
            export_strategies=[
                saved_model_export_utils.make_export_strategy(
                    serving_input_fn(), exports_to_keep=2
                ),
                ExportStrategy("with_report", export_with_report),
                saved_model_export_utils.make_best_model_export_strategy(
                    serving_input_fn(), exports_to_keep=1
                ),
            ],
        )

    return experiment_fn


def main():
    """Parses the command line and runs the experiment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model_dir", required=True)
    parser.add_argument("--model", choices=["custom", "canned"], default="custom")
    parser.add_argument("--train_steps", type=int, default=500)
    options = parser.parse_args()
    tf.logging.set_verbosity(tf.logging.INFO)
    metrics, exports = learn_runner.run(
        make_experiment_fn(options.model, options.train_steps), options.model_dir
    )
    print("accuracy: {:.3f}".format(metrics["accuracy"]))
    for export in exports:
        print("exported:", export.decode() if isinstance(export, bytes) else export)


if __name__ == "__main__":
    main()
