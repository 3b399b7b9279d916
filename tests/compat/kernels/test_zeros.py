"""Variables zeroed in place; tests/differential/test_kernels.py compares with native's."""

import pytest

pytest.importorskip("tensorflow")

from contrib_compat.kernels.zeros import zero_initializer, zero_var_initializer


def test_a_variable_is_zeroed_once(tf):
    """A second run, which would undo what was trained, is refused."""
    with tf.Graph().as_default(), tf.Session() as session:
        variable = tf.get_variable("a", [2], use_resource=False)
        zero = zero_initializer(variable)
        assert session.run(zero).tolist() == [0, 0]
        with pytest.raises(tf.errors.InvalidArgumentError, match="already initialized"):
            session.run(zero)


def test_a_resource_is_zeroed_by_its_handle(tf):
    """The handle comes back, and the variable is initialised when it is run."""
    with tf.Graph().as_default(), tf.Session() as session:
        variable = tf.get_variable("a", [2], tf.int64, use_resource=True)
        handle = zero_var_initializer(variable.handle, tf.int64, [2])
        assert handle.dtype == tf.resource
        session.run(handle.op)
        assert session.run(variable).tolist() == [0, 0]


def test_what_is_no_variable_is_named(tf):
    """The error says what came and what is wanted."""
    with tf.Graph().as_default():
        with pytest.raises(TypeError, match="a variable that is no resource is wanted"):
            zero_initializer(tf.constant([1.0]))
        text = tf.get_variable("text", [1], tf.string, use_resource=False)
        with pytest.raises(TypeError, match="ref is of string"):
            zero_initializer(text)
