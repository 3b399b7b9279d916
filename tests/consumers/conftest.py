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

HERE_AND_NOW = ["estimator", "keras", "tf_keras"]


class Written:
    """An export and what the model that was exported predicts for the rows.

    Attributes:
      model_dir: the directory of the model.
      base: the directory of the versions.
      path: the only version in it.
      expected: dict of output to values.
    """

    def __init__(self, model_dir, expected):
        self.model_dir = model_dir
        self.base = os.path.join(model_dir, "export", "Servo")
        (self.path,) = glob.glob(os.path.join(self.base, "[0-9]*"))
        self.expected = expected


@pytest.fixture(scope="session")
def write(tmp_path_factory):
    """A function that returns what a writer left behind: of 1.15 unpacked, else made, once."""
    made = {}

    def write(writer):
        if writer not in made:
            directory = str(tmp_path_factory.mktemp("written"))
            of_1_15 = writer.startswith("1.15")
            made[writer] = _unpacked(writer, directory) if of_1_15 else _trained(writer, directory)
        return made[writer]

    return write


def _unpacked(writer, directory):
    with zipfile.ZipFile(os.path.join(HERE, "data", "1.15.zip")) as archive:
        archive.extractall(directory)
        expected = json.loads(archive.read("expected.json"))
    name = writer.split()[1]
    return Written(os.path.join(directory, name), expected[name])


def _trained(writer, directory):
    import writers

    if writer != "estimator":
        return Written(directory, writers.train_keras(importlib.import_module(writer), directory))
    import tf_contrib
    from contrib_compat import deprecation, estimator

    before = deprecation.set_mode("silent")
    expected = writers.train_estimator(tf_contrib, estimator, directory)
    deprecation.set_mode(before)
    return Written(directory, expected)


@pytest.fixture(params=["1.15 native", "1.15 ours", *HERE_AND_NOW])
def written(request, write):
    """The export of each writer."""
    return write(request.param)


@pytest.fixture(params=HERE_AND_NOW)
def trained(request, write):
    """The model directory of each writer that there is on this TensorFlow."""
    return write(request.param)
