"""Pickles written before the files of the package moved."""

import base64
import glob
import gzip
import importlib
import json
import os
import pickle
import sys
import types

import pytest

from contrib_compat import estimator, moved, versions

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
        loaded = pickle.loads(base64.b64decode(data))
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
    # cloudpickle wrote functions by value, which made copies of them.
    return None if loaded == wanted or callable(loaded) else f"is {loaded!r}"


@pytest.mark.parametrize("writer, way", CASES)
def test_what_was_written_before_the_move_is_read_after_it(writer, way, quiet):
    """Every class, function and instance of old pickles is found."""
    elsewhere = writer != HERE
    if elsewhere and not (way.startswith("pickle") and int(way[-1]) <= pickle.HIGHEST_PROTOCOL):
        pytest.skip("dill and cloudpickle write code, which only the same Python reads")
    estimator.activate()  # Those of TensorFlow's own package named it, which only then is there.
    read = {
        name: ways[way]
        for name, ways in WRITTEN[writer].items()
        if way in ways and (not elsewhere or name.startswith("tf_contrib."))
    }
    assert len(read) > 50
    problems = {name: _problem(name, data) for name, data in read.items()}
    assert {name: problem for name, problem in problems.items() if problem} == {}


@pytest.mark.parametrize("old", sorted(moved.MOVED))
def test_every_old_path_leads_somewhere(old):
    """The table names modules that are there, and an old path shows what they define."""
    old_module = importlib.import_module("contrib_compat." + old)
    for home in moved.MOVED[old]:
        module = importlib.import_module("contrib_compat." + home)
        names = [
            name
            for name, value in vars(module).items()
            if getattr(value, "__module__", None) == module.__name__
            and isinstance(value, (type, types.FunctionType))
        ]
        assert names
        for name in names:
            assert getattr(old_module, name) is getattr(module, name)
