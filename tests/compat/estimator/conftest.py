"""A tiny data set."""

import pytest


@pytest.fixture
def columns(tf):
    """One numeric and one categorical feature column."""
    animals = tf.feature_column.categorical_column_with_vocabulary_list("kind", ["cat", "dog"])
    return [tf.feature_column.numeric_column("x", shape=(2,)), animals]


@pytest.fixture
def dense_columns(tf, columns):
    """The same, for networks."""
    return [columns[0], tf.feature_column.indicator_column(columns[1])]


@pytest.fixture
def make_input_fn(tf):
    """Makes an input_fn over 16 examples whose label follows from the first feature."""

    def make(label_type="int64", repeat=None):
        def input_fn():
            x = [[i % 2, i / 16.0] for i in range(16)]
            kind = ["cat", "dog"] * 8
            features = {"x": tf.constant(x, tf.float32), "kind": tf.constant(kind)}
            labels = tf.constant([[i % 2] for i in range(16)], label_type)
            data = tf.data.Dataset.from_tensor_slices((features, labels))
            return data.repeat(repeat).batch(8)

        return input_fn

    return make


@pytest.fixture
def receiver_fn(tf):
    """A serving input receiver that takes serialized examples."""
    from contrib_compat import estimator

    spec = {
        "x": tf.FixedLenFeature([2], tf.float32),
        "kind": tf.VarLenFeature(tf.string),
    }
    return estimator.export.build_parsing_serving_input_receiver_fn(spec)
