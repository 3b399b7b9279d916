"""What other TensorFlows left behind, unpacked."""

import collections
import glob
import json
import os
import sys
import zipfile

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
sys.path.insert(0, HERE)  # For fixture_models and observations, which make_fixtures.py imports too.

# Read on every TensorFlow of the matrix.
SMOKE = [("1.15-v1", "custom")]

# A model directory, and what the TensorFlow that wrote it says of it.
Written = collections.namedtuple("Written", "writer model directory expected")


def _models(path):
    with open(path) as file:
        return json.load(file)["models"]


EXPECTED = {
    os.path.basename(path)[: -len(".json")]: _models(path)
    for path in sorted(glob.glob(os.path.join(DATA, "*-v?.json")))
}
# The fixtures below by what has to be kept of the models that they stand for.
NEEDS = {"trained": "checkpoint", "exported": "exports", "evaluated": "scalars"}


def pytest_generate_tests(metafunc):
    """Runs a test for every model of every TensorFlow of which its fixture's files are kept."""
    for fixture in sorted(set(NEEDS) & set(metafunc.fixturenames)):
        cases = [
            pytest.param(case, id="-".join(case), marks=[pytest.mark.smoke] * (case in SMOKE))
            for case in ((writer, model) for writer in EXPECTED for model in EXPECTED[writer])
            if EXPECTED[case[0]][case[1]].get(NEEDS[fixture])
        ]
        metafunc.parametrize(fixture, cases, indirect=True)


@pytest.fixture(scope="session")
def unpack(tmp_path_factory):
    """A function that unpacks a model directory."""
    directories = {}

    def unpack(writer, model):
        if (writer, model) not in directories:
            directory = tmp_path_factory.mktemp(f"{writer}-{model}")
            with zipfile.ZipFile(os.path.join(DATA, writer + ".zip")) as archive:
                members = [name for name in archive.namelist() if name.startswith(model + "/")]
                archive.extractall(str(directory), members)
            directories[writer, model] = str(directory / model)
        return Written(writer, model, directories[writer, model], EXPECTED[writer][model])

    return unpack


@pytest.fixture
def trained(request, unpack):
    """A model directory with a checkpoint."""
    return unpack(*request.param)


@pytest.fixture
def exported(request, unpack):
    """A model directory with SavedModels."""
    return unpack(*request.param)


@pytest.fixture
def evaluated(request, unpack):
    """A model directory with event files."""
    return unpack(*request.param)
