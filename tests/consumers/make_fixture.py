"""Writes ``data/1.15.zip``: what native contrib and what this package export on TensorFlow 1.15.

    PYTHONPATH=compat:shims python tests/consumers/make_fixture.py

``native/export/Servo/<version>`` is written by ``tf.contrib.learn`` itself, ``ours/...`` by the
same program with our import root; ``expected.json`` is what the models predicted.
"""

import json
import os
import tempfile
import zipfile

import tensorflow.compat.v1 as tf
import writers
from tensorflow import contrib, estimator

import tf_contrib

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def main():
    """Trains both, and packs their exports with what they predict."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        expected = {
            "native": writers.train_estimator(contrib, estimator, "native"),
            "ours": writers.train_estimator(tf_contrib, estimator, "ours"),
        }
        path = os.path.join(DATA, "1.15.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("expected.json", json.dumps(expected))
            for writer in expected:
                for parent, _, names in os.walk(os.path.join(writer, "export")):
                    for name in sorted(names):
                        archive.write(os.path.join(parent, name))
        os.chdir(DATA)
    print(path, os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main()
