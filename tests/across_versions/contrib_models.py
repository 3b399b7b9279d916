"""The models of contrib.learn that ``make_contrib_fixtures.py`` trains and the tests train on."""

import os

import numpy as np
import observations
import tensorflow.compat.v1 as tf

STEPS = 3
MODELS = ("dnn", "linear")


def build(name, contrib, model_dir):
    """Makes a model.

    Args:
      name: ``"dnn"`` for a DNNClassifier over an embedding and a number, ``"linear"`` for a
        LinearClassifier over the same and a cross, which has no hash key.
      contrib: ``tf.contrib``, native or ours.
      model_dir: its directory.
    """
    layers, learn = contrib.layers, contrib.learn
    size = layers.real_valued_column("size")
    color = layers.sparse_column_with_hash_bucket("color", 7)
    shape = layers.sparse_column_with_keys("shape", ["round", "square"])
    if name == "dnn":
        columns = [size, layers.embedding_column(color, dimension=2)]
        return learn.DNNClassifier([4, 3], columns, model_dir, n_classes=3)
    columns = [size, color, layers.crossed_column([color, shape], hash_bucket_size=20)]
    return learn.LinearClassifier(columns, model_dir)


def features_and_labels(classes):
    """Returns what all steps are taken on."""
    colors = ["red", "green", "blue", "red", "grey"]
    shapes = ["round", "square", "round", "square", "square"]
    features = {
        "size": tf.constant(np.float32([[0.5], [-1.5], [2.0], [0.0], [7.0]])),
        "color": _sparse(colors),
        "shape": _sparse(shapes),
    }
    return features, tf.constant([[row % classes] for row in range(len(colors))])


def _sparse(texts):
    return tf.SparseTensor([[row, 0] for row in range(len(texts))], texts, [len(texts), 1])


class SaveRestored(tf.train.SessionRunHook):
    """Saves what a session holds once it has restored a checkpoint."""

    def __init__(self, path):
        self._path = path

    def begin(self):
        """Prepares it, as the graph is final later."""
        self._saver = tf.train.Saver()

    def after_create_session(self, session, coord):
        """Saves it."""
        self._saver.save(session, self._path, write_meta_graph=False)


def train(name, model, steps, hooks=()):
    """Takes steps on all there is; returns the checkpoint."""
    classes = 3 if name == "dnn" else 2
    model.fit(input_fn=lambda: features_and_labels(classes), steps=steps, monitors=list(hooks))
    return tf.train.latest_checkpoint(model.model_dir)


def probabilities(model):
    """Returns what a model predicts of all there is."""
    found = model.predict_proba(input_fn=lambda: (features_and_labels(2)[0], None))
    return [row.tolist() for row in found]


def write(name, contrib, directory):
    """Trains a model, then takes a step more; returns what is to be found in its directory.

    The directory holds a checkpoint, and one of the step more in ``next``.
    """
    model = build(name, contrib, directory)
    checkpoint = train(name, model, STEPS)
    expected = {
        "checkpoint": observations.digest(checkpoint),
        "probabilities": probabilities(model),
    }
    stepped = train(name, model, 1)
    os.mkdir(os.path.join(directory, "next"))
    for end in (".index", ".data-00000-of-00001"):
        os.rename(stepped + end, os.path.join(directory, "next", "model.ckpt" + end))
    with open(os.path.join(directory, "checkpoint"), "w") as file:
        file.write(f'model_checkpoint_path: "{os.path.basename(checkpoint)}"\n')
    return expected
