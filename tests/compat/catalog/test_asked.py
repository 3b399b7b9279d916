"""What a user means who names a part of tf.contrib."""

import pytest

from contrib_compat.catalog import asked


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("tf.contrib.layers.conv2d", "layers.conv2d"),
        ("tensorflow.contrib.layers.conv2d", "layers.conv2d"),
        ("tf_contrib.layers.conv2d", "layers.conv2d"),
        ("tf.compat.v1.contrib.layers.conv2d", "layers.conv2d"),
        ("contrib.layers.conv2d(", "layers.conv2d"),
        (" layers.conv2d() ", "layers.conv2d"),
        ("tf.contrib", ""),
        ("from tensorflow.contrib.layers import conv2d, dropout", "layers.conv2d"),
        ("from tensorflow.contrib import layers as l", "layers"),
        ("import tensorflow.contrib.layers as l", "layers"),
        ("contrib_compat", "contrib_compat"),
    ],
)
def test_each_way_to_write_a_name_is_understood(name, path):
    """The root may have any of its names or none, and a call is no part of the name."""
    assert asked.path(name) == path


@pytest.mark.parametrize(
    ("path", "full_name", "member"),
    [
        ("learn.Experiment", "learn.Experiment", ""),
        ("learn.python.learn.experiment.Experiment", "learn.Experiment", ""),
        ("learn.Experiment.train", "learn.Experiment", "train"),
        ("layers", "layers", ""),
    ],
)
def test_a_symbol_is_found_by_each_of_its_paths(path, full_name, member):
    """By deep paths as well, and a method by its class."""
    found = asked.find(path)
    assert (found.route.full_name, found.member) == (full_name, member)


@pytest.mark.parametrize("path", ["learn.python", "learn.utils", "layers.python.layers.layers", ""])
def test_a_module_is_what_symbols_lie_in(path):
    """It has no line of its own."""
    assert asked.find(path) == asked.Found(path, None)


@pytest.mark.parametrize("path", ["lern", "learn.Experimant", "learn.learn_runner.run.x", "x.y.z"])
def test_what_the_table_lacks_is_not_found(path):
    """Nor is anything below a function."""
    assert asked.find(path) is None
