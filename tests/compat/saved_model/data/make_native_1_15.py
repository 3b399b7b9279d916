"""Writes ``native_1_15.zip``, a SavedModel of native TF 1.15, and what is to be found in it.

    python make_native_1_15.py

Run it with TensorFlow 1.15. The SavedModel has the graphs of all modes, of a model with what
tends to break between releases: a vocabulary file, an embedding, batch normalization, a loop and
a condition (control flow of version 1), reference variables, Adam's slots, streaming metrics.
"""

import json
import os
import tempfile
import zipfile

import tensorflow as tf

DATA = os.path.dirname(os.path.abspath(__file__))
INPUTS = {"word": ["green", "yellow", "blue"], "size": [[0.5], [-1.0], [2.0]]}
LABELS = [[1.0], [0.0], [3.0]]
STEPS, FURTHER_STEPS = 3, 4
estimator = tf.estimator


def model_fn(features, labels, mode):
    """A regression."""
    table = tf.contrib.lookup.index_table_from_file("words.txt", 1)
    words = tf.get_variable("words", [3, 2], initializer=tf.ones_initializer())
    net = tf.concat([tf.gather(words, table.lookup(features["word"])), features["size"]], axis=1)
    net = tf.while_loop(lambda i, _: i < 3, lambda i, x: (i + 1, 0.9 * x), [0, net])[1]
    net = tf.cond(tf.reduce_sum(net) > 0.0, lambda: 2.0 * net, lambda: 0.5 * net)
    net = tf.layers.batch_normalization(net, training=mode == estimator.ModeKeys.TRAIN)
    y = tf.layers.dense(net, 1, kernel_initializer=tf.ones_initializer(), name="dense")
    if mode == estimator.ModeKeys.PREDICT:
        return estimator.EstimatorSpec(mode, {"y": y})
    loss = tf.losses.mean_squared_error(labels, y)
    metrics = {"error": tf.metrics.mean_absolute_error(labels, y)}
    step = tf.train.get_global_step()
    # In control_dependencies of these, TF 1.15 loses the step's increment if there is a loop.
    updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    train_op = tf.group(tf.train.AdamOptimizer(0.1).minimize(loss, step), *updates)
    return estimator.EstimatorSpec(mode, {"y": y}, loss, train_op, metrics)


def input_fn():
    """Yields the rows for ever."""
    return tf.data.Dataset.from_tensors((INPUTS, LABELS)).repeat()


def serving_input_receiver_fn():
    """Receives features as they are."""
    features = {
        "word": tf.placeholder(tf.string, [None]),
        "size": tf.placeholder(tf.float32, [None, 1]),
    }
    return estimator.export.ServingInputReceiver(features, features)


def observe(model):
    """Returns metrics and predictions."""
    metrics = model.evaluate(input_fn, steps=1)
    rows = model.predict(lambda: tf.data.Dataset.from_tensors(INPUTS))
    return {
        "metrics": {name: value.item() for name, value in metrics.items()},
        "y": [row["y"].tolist() for row in rows],
    }


def main():
    """Writes both files."""
    tf.compat.v1.logging.set_verbosity("ERROR")
    config = estimator.RunConfig(tf_random_seed=1, save_summary_steps=None)
    with tempfile.TemporaryDirectory() as directory:
        # Relative paths: the graph keeps that of the vocabulary.
        os.chdir(directory)
        with open("words.txt", "w") as file:
            file.write("green\nyellow\n")
        model = estimator.Estimator(model_fn, "model", config).train(input_fn, steps=STEPS)
        receiver = tf.contrib.estimator.build_supervised_input_receiver_fn_from_input_fn(input_fn)
        export_dir = tf.contrib.estimator.export_all_saved_models(
            model,
            "export",
            {
                estimator.ModeKeys.TRAIN: receiver,
                estimator.ModeKeys.EVAL: receiver,
                estimator.ModeKeys.PREDICT: serving_input_receiver_fn,
            },
        ).decode()
        reader = tf.train.load_checkpoint(model.latest_checkpoint())
        expected = {
            "tensorflow": tf.__version__,
            "inputs": INPUTS,
            "labels": LABELS,
            "steps": STEPS,
            "further_steps": FURTHER_STEPS,
            "variables": {
                name: reader.get_tensor(name).tolist()
                for name in sorted(reader.get_variable_to_shape_map())
            },
            "exported": observe(model),
            "trained_further": observe(model.train(input_fn, steps=FURTHER_STEPS)),
        }
        with zipfile.ZipFile(os.path.join(DATA, "native_1_15.zip"), "w") as archive:
            for parent, _, names in sorted(os.walk(export_dir)):
                for name in sorted(names):
                    path = os.path.join(parent, name)
                    info = zipfile.ZipInfo(os.path.relpath(path, export_dir))
                    info.compress_type = zipfile.ZIP_DEFLATED
                    with open(path, "rb") as file:
                        contents = file.read()
                    assert directory.encode() not in contents, path
                    archive.writestr(info, contents)
        os.chdir(DATA)
    with open("native_1_15.json", "w") as file:
        json.dump(expected, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
