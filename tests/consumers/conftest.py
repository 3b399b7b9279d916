"""Exports of TensorFlow 1.15 and of the one installed, for those who read exports."""

import glob
import importlib
import json
import os
import sys
import zipfile

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)  # For writers, which make_fixture.py imports too, and for serving.

WRITERS = ["1.15 native", "1.15 ours", "estimator", "keras", "tf_keras"]


class Written:
    """An export and what the model that was exported predicts for the rows.

    Attributes:
      base: the directory of the versions.
      path: the only version in it.
      expected: dict of output to values.
    """

    def __init__(self, model_dir, expected):
        self.base = os.path.join(model_dir, "export", "Servo")
        (self.path,) = glob.glob(os.path.join(self.base, "[0-9]*"))
        self.expected = expected


@pytest.fixture(scope="session", params=WRITERS)
def written(request, tmp_path_factory):
    """The export of each writer: those of 1.15 are unpacked, the others made here."""
    import writers

    directory = str(tmp_path_factory.mktemp("written"))
    if request.param.startswith("1.15"):
        with zipfile.ZipFile(os.path.join(HERE, "data", "1.15.zip")) as archive:
            archive.extractall(directory)
            expected = json.loads(archive.read("expected.json"))
        name = request.param.split()[1]
        return Written(os.path.join(directory, name), expected[name])
    if request.param == "estimator":
        import tf_contrib
        from contrib_compat import deprecation, estimator

        before = deprecation.set_mode("silent")
        expected = writers.train_estimator(tf_contrib, estimator, directory)
        deprecation.set_mode(before)
        return Written(directory, expected)
    keras = importlib.import_module(request.param)
    return Written(directory, writers.train_keras(keras, directory))
