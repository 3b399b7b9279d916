"""Loads the exports of task.py with plain TensorFlow 2 and lets them predict.

python predict.py MODEL_DIR [ROWS]
"""

import os
import sys

import penguins
import tensorflow as tf


def examples(features, rows):
    """Returns every ``len // rows``-th penguin as a serialized tf.Example, and their indices."""
    size = len(features["island"])
    indices = range(0, size, max(1, size // rows))
    serialized = []
    for index in indices:
        feature = {
            name: tf.train.Feature(float_list=tf.train.FloatList(value=[features[name][index]]))
            for name in penguins.MEASURES
        }
        island = tf.train.BytesList(value=[features["island"][index]])
        feature["island"] = tf.train.Feature(bytes_list=island)
        example = tf.train.Example(features=tf.train.Features(feature=feature))
        serialized.append(example.SerializeToString())
    return tf.constant(serialized), list(indices)


def saved_models(model_dir):
    """Yields the directory of every SavedModel below ``model_dir``."""
    for directory, _, files in sorted(os.walk(model_dir)):
        if "saved_model.pb" in files:
            yield directory


def predict(directory, serialized):
    """Returns the names of the species that one SavedModel predicts."""
    model = tf.saved_model.load(directory)
    signature = model.signatures["serving_default"]
    (name,) = signature.structured_input_signature[1]
    outputs = signature(**{name: serialized})
    if "species" in outputs:
        return [species.decode() for species in outputs["species"].numpy()]
    return [penguins.SPECIES[best] for best in outputs["scores"].numpy().argmax(axis=1)]


def main():
    """Prints what every export says of a few penguins of the test part."""
    model_dir, rows = sys.argv[1], int((sys.argv[2:] or ["6"])[0])
    features, labels = penguins.load("test")
    serialized, indices = examples(features, rows)
    table = {"actual": [penguins.SPECIES[labels[index]] for index in indices]}
    for directory in saved_models(model_dir):
        table[os.path.relpath(directory, model_dir)] = predict(directory, serialized)
    width = max(map(len, table))
    for name, species in table.items():
        print(name.ljust(width), *(one.ljust(9) for one in species))


if __name__ == "__main__":
    main()
