"""Writes ``data/contrib-<TensorFlow>.{zip,json}``: checkpoints of contrib.learn's estimators.

    python make_contrib_fixtures.py

TF 1.15 writes them by its native ``tf.contrib`` alone, later releases by ``tf_contrib`` with a copy
of TensorFlow 1.15. The JSON file says what is to be found in the archive.
"""

import glob
import json
import os
import re
import tempfile
import zipfile

import contrib_models
import tensorflow.compat.v1 as tf

KEPT = rf"/(checkpoint|model\.ckpt-{contrib_models.STEPS}\.(index|data.+)|next/.+)$"
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")

if tf.__version__.startswith("1."):
    from tensorflow import contrib
else:
    import tf_contrib as contrib


def main():
    """Writes all models of the TensorFlow at hand."""
    stem = os.path.join(DATA, "contrib-" + ".".join(tf.__version__.split(".")[:2]))
    expected = {}
    with tempfile.TemporaryDirectory() as directory, zipfile.ZipFile(
        stem + ".zip", "w", zipfile.ZIP_DEFLATED
    ) as archive:
        for name in contrib_models.MODELS:
            model_dir = os.path.join(directory, name)
            expected[name] = contrib_models.write(name, contrib, model_dir)
            for path in sorted(glob.glob(os.path.join(model_dir, "**"), recursive=True)):
                inside = os.path.relpath(path, directory)
                if re.search(KEPT, inside):
                    archive.write(path, inside)
    with open(stem + ".json", "w") as file:
        json.dump(expected, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
