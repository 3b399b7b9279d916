"""Crosses of features; tests/differential/test_kernels.py compares them with native's."""

import pytest

pytest.importorskip("tensorflow")

from contrib_compat.kernels.feature_cross import sparse_feature_cross, sparse_feature_cross_v2


def test_the_default_hash_is_that_of_1_15(tf):
    """The buckets that native's kernel gave for three crosses of strings."""
    with tf.Graph().as_default(), tf.Session() as session:
        a = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], ["a", "b", "c"], [2, 2])
        columns = [a.indices], [a.values], [a.dense_shape], [tf.constant([["x"], ["y"]])]
        crossed = sparse_feature_cross(*columns, True, 100, tf.int64, tf.string)
        assert session.run(crossed.output_values).tolist() == [3, 20, 15]
        with_key = sparse_feature_cross_v2(*columns, True, 100, 956888297470, tf.int64, tf.string)
        assert session.run(with_key.output_values).tolist() == [92, 5, 60]


def test_batches_of_two_sizes_are_an_error(tf):
    """Columns of different batches, which took native's process down, are refused."""
    with tf.Graph().as_default(), tf.Session() as session:
        places = [tf.placeholder(tf.int64, [None, None]) for _ in range(2)]
        crossed = sparse_feature_cross([], [], [], places, True, 100, tf.int64, tf.int64)
        feeds = dict(zip(places, ([[1]], [[1], [2]])))
        with pytest.raises(tf.errors.InvalidArgumentError):
            session.run(crossed.output_values, feeds)


@pytest.mark.parametrize("cross", [sparse_feature_cross, sparse_feature_cross_v2])
def test_negative_numbers_of_buckets_are_an_error(tf, cross):
    """The argument is named, as what came and what is wanted."""
    key = [1] if cross is sparse_feature_cross_v2 else []
    with pytest.raises(ValueError, match="num_buckets is -1; 0 or more is wanted"):
        cross([], [], [], [], True, -1, *key, tf.int64, tf.int64)


def test_nothing_crosses_to_nothing(tf):
    """No columns make no crosses, as natively."""
    with tf.Graph().as_default(), tf.Session() as session:
        crossed = sparse_feature_cross([], [], [], [], True, 10, tf.int64, tf.int64)
        values = session.run(list(crossed))
        assert [value.tolist() for value in values] == [[], [], [0, 0]]


def test_the_hash_works_at_once(tf):
    """Eager tensors of TensorFlow 2 are crossed as those of graphs."""
    if not tf.executing_eagerly():
        pytest.skip("this process is in graph mode")
    dense = [tf.constant([["a"], ["b"]]), tf.constant([[1, 2], [3, 4]], tf.int64)]
    crossed = sparse_feature_cross([], [], [], dense, True, 100, tf.int64, tf.int64)
    with tf.Graph().as_default(), tf.Session() as session:
        dense = [tf.constant([["a"], ["b"]]), tf.constant([[1, 2], [3, 4]], tf.int64)]
        graph = sparse_feature_cross([], [], [], dense, True, 100, tf.int64, tf.int64)
        expected = session.run(list(graph))
    assert [part.numpy().tolist() for part in crossed] == [part.tolist() for part in expected]
