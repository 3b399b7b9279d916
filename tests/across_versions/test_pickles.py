"""Pickles written before the files of the package moved."""

import base64
import glob
import gzip
import importlib
import inspect
import json
import os
import pickle
import sys

import pytest

from contrib_compat import deprecation, estimator, versions

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
HERE = "pickles-py{}{}-tf{}{}".format(*sys.version_info[:2], *versions.tf_version().release[:2])


def _read(path):
    with gzip.open(path) as file:
        return json.loads(file.read().decode())


WRITTEN = {
    os.path.basename(path).partition(".")[0]: _read(path)
    for path in sorted(glob.glob(os.path.join(DATA, "pickles-*.json.gz")))
}
CASES = sorted(
    {(writer, way) for writer in WRITTEN for ways in WRITTEN[writer].values() for way in ways}
)


def _problem(name, data):
    """Returns what is wrong with an object that a pickle gives, or None."""
    try:
        loaded = pickle.loads(data)
    except Exception as error:
        return repr(error)
    if name.startswith("instance: "):
        return None if repr(loaded) else "no repr"
    module, _, attribute = name.rpartition(".")
    wanted = getattr(importlib.import_module(module), attribute)
    if isinstance(wanted, type):
        return None if loaded is wanted else f"is {loaded!r}"
    if type(wanted) is object:  # USE_DEFAULT is known by its identity, which no pickle keeps.
        return None
    if inspect.isroutine(wanted):  # Another may have taken a function's place.
        return None if loaded.__name__ == wanted.__name__ else f"is {loaded!r}"
    return None if loaded == wanted else f"is {loaded!r}"


@pytest.mark.parametrize("writer, way", CASES)
def test_what_was_written_before_the_move_is_read_after_it(writer, way):
    """Every class, function and instance of old pickles is found, and that is no use of them."""
    elsewhere = writer != HERE
    if elsewhere and not (way.startswith("pickle") and int(way[-1]) <= pickle.HIGHEST_PROTOCOL):
        pytest.skip("dill and cloudpickle write code, which only the same Python reads")
    estimator.activate()  # Those of TensorFlow's own package named it, which only then is there.
    read = {
        name: base64.b64decode(ways[way])
        for name, ways in WRITTEN[writer].items()
        if way in ways and (not elsewhere or name.startswith("tf_contrib."))
    }
    # dill and cloudpickle wrote some functions down as code, that of the package as it was.
    read = {name: data for name, data in read.items() if b"/compat/contrib_compat/" not in data}
    assert len(read) > 50
    # It was written as a call of its class, which is a use.
    read.pop("instance: NotFittedError", None)
    before = deprecation.set_mode("error")
    problems = {name: _problem(name, data) for name, data in read.items()}
    deprecation.set_mode(before)
    assert {name: problem for name, problem in problems.items() if problem} == {}
