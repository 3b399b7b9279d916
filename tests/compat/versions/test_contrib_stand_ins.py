"""What stands in for names that contrib of 1.15 imports and that are gone."""

import importlib

import pytest

from contrib_compat import versions
from contrib_compat.versions import contrib_stand_ins as stand_ins


def test_the_arguments_of_a_function():
    """As ``inspect.getargspec`` told them; what it could not say is an error."""

    def function(a, b=1, *c, **d):
        pass

    assert stand_ins.getargspec(function) == (["a", "b"], "c", "d", (1,))
    with pytest.raises(ValueError, match="keyword-only"):
        stand_ins.getargspec(lambda *, a: a)


def test_ops_of_libraries_that_are_left_alone():
    """Each is there to be named, and says where it was when it is called; modules ask for more."""
    ops = stand_ins._NeverLoaded("ops")
    with pytest.raises(stand_ins.MissingKernel, match=r"bytes_in_use is an op of tf\.contrib"):
        ops.bytes_in_use(1)
    assert not hasattr(ops, "__path__")


def test_shapes(tf):
    """The shapes of three ranks."""
    assert stand_ins.scalar_shape().as_list() == []
    assert stand_ins.vector_shape(None).as_list() == [None]
    assert stand_ins.matrix_shape(2, 3).as_list() == [2, 3]


def test_a_copy_where_that_is_needed(tf):
    """That is numpy 1's ``copy=False``, which numpy 2 takes for never."""
    numpy = importlib.import_module("numpy")
    if numpy.lib.NumpyVersion(numpy.__version__) < "2.0.0":
        pytest.skip("numpy 1 needs no other word for it")
    array = numpy.zeros(2)
    assert stand_ins.numpy_array(array, copy=False) is array
    assert stand_ins.numpy_array(array) is not array
    assert stand_ins.numpy_array((1, 2), copy=False).tolist() == [1, 2]


@pytest.mark.skipif(
    not importlib.util.find_spec("tensorflow") or versions.has_native_contrib(),
    reason="TensorFlow 1.15 has what they stand in for",
)
def test_ops_are_found_and_made_by_their_names(tf):
    """What TensorFlow has is added to the graph; what it lacks says which package had it."""
    registered, library = stand_ins.get_registered_ops(), stand_ins.OpDefLibrary()
    assert "AddV2" in registered and registered["AddV2"].name == "AddV2"
    assert "BigQueryReader" not in registered
    assert registered.get("BigQueryReader", 1) == 1
    with pytest.raises(KeyError, match="BigQueryReader"):
        registered["BigQueryReader"]
    for apply in (library.apply_op, library._apply_op_helper):
        with tf.Graph().as_default() as graph:
            apply("AddV2", name="sum", x=tf.constant(1), y=tf.constant(2))
            assert graph.get_operation_by_name("sum").type == "AddV2"
            with pytest.raises(stand_ins.MissingKernel, match="BigQueryReader"):
                apply("BigQueryReader")
