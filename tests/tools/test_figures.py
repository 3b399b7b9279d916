"""The figures of how much of tf.contrib works, as far as they need no TensorFlow."""

import ast

import pytest

from contrib_compat import routes


@pytest.fixture
def figures(load):
    """The program."""
    return load("figures")


def test_the_census_is_whole(figures):
    """It has each path once, and all references."""
    counts = figures.census()
    assert (len(counts), sum(counts.values())) == (938, 21793)
    rooms = [path for path in counts if path.partition(".")[0] in figures.ROOMS]
    assert len(rooms) == 121


def test_every_symbol_that_contrib_had_is_counted(figures):
    """By its public paths: deep ones below ``python`` were no promise."""
    paths = figures.public_paths(routes)
    assert len(paths) > 3057
    assert "layers.conv2d" in paths and "layers.python.layers.conv2d" not in paths


@pytest.mark.parametrize(
    "path", ["", "learn", "learn.python.learn.utils", "learn.utils.*", "learn.ModeKeys.TRAIN"]
)
def test_paths_that_lead_somewhere_are_found(figures, path):
    """Modules, and attributes however deep; a star stands for its module."""
    assert path in figures.found([path])


def test_paths_that_lead_nowhere_are_not(figures):
    """Neither names nor modules."""
    assert figures.found(["learn.nothing", "nothing", "learn.ModeKeys.NOTHING"]) == {}


def test_a_module_is_told_from_an_object(figures):
    """It works if it can be imported, without a test that names it."""
    assert figures.found(["learn.utils", "learn.ModeKeys"]) == {
        "learn.utils": True,
        "learn.ModeKeys": False,
    }


def test_a_share_counts_references(figures):
    """In percent of the whole."""
    assert figures.share({"a": 3, "b": 1}, ["a"]) == 75


def test_a_test_names_a_symbol_beside_its_package(figures):
    """A name alone may be another's."""
    assert figures.is_tested("learn.make_export_strategy")
    assert not figures.is_tested("learn.nobody_" + "calls_it_so")


CODE = """
from tf_contrib.a import b as c
def f(d):
    'Says what e is.'
    d.g("h.i", "j is k")  # l
"""


def test_code_names_symbols_and_prose_does_not(figures):
    """Names, attributes, imports and paths count; docstrings, comments and sentences don't."""
    assert figures.names(ast.parse(CODE)) == {"tf_contrib", "a", "b", "d", "g", "h", "i"}


@pytest.mark.parametrize("place", range(4))
def test_a_share_that_is_too_low_fails(figures, capsys, place):
    """Each of the goals is one: what leads somewhere, what works, and both of the rooms' shares."""
    titles = ["led", "worked", "of rooms", "rows", "symbols"]
    good = dict.fromkeys(titles, 97.0)
    assert figures.failed("fetched", good, {**good}, figures.recorded()) == 0
    low = {**good, titles[place]: 89.0}
    assert figures.failed("fetched", low, {**low}, figures.recorded()) == 1
    assert f"% of the {titles[place]}" in capsys.readouterr().err
