"""The recurrent network, where it goes beyond the native one."""

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


def outputs(tf, lengths):
    from contrib_compat.canned import rnn_network

    with tf.Graph().as_default(), tf.Session() as session:
        steps = tf.reshape(tf.range(12.0), [2, 3, 2])
        return session.run(rnn_network._last_outputs(steps, tf.constant(lengths))).tolist()


def test_the_last_output_is_that_of_the_last_step(tf):
    """Each sequence's output is taken at its own length."""
    assert outputs(tf, [1, 3]) == [[0.0, 1.0], [10.0, 11.0]]


def test_an_empty_sequence_takes_its_own_row(tf):
    """A sequence of no steps does not take its neighbour's output, as native TF 1.15 did."""
    assert outputs(tf, [3, 0]) == [[4.0, 5.0], [6.0, 7.0]]


def test_sequences_of_different_lengths_in_one_example_are_refused(tf):
    """Columns of one example need as many steps each."""
    from contrib_compat.canned import rnn_network

    with tf.Graph().as_default(), tf.Session() as session:
        features = {
            "a": tf.SparseTensor([[0, 0], [0, 1]], [1.0, 2.0], [1, 2]),
            "b": tf.SparseTensor([[0, 0]], [1.0], [1, 2]),
        }
        columns = [tf.feature_column.sequence_numeric_column(name) for name in "ab"]
        layer, _ = rnn_network._sequence_input_layer(features, columns)
        with pytest.raises(tf.errors.InvalidArgumentError, match="differ in length"):
            session.run(layer)


def test_missing_units_are_named(tf, tmp_path):
    """An estimator without layers is refused where it is made."""
    import tf_contrib

    with pytest.raises(ValueError, match="num_units: got None"):
        tf_contrib.estimator.RNNClassifier([], model_dir=str(tmp_path))


@pytest.mark.native
def test_columns_of_contrib_are_taken_too(tf):
    """On TF 1.15 native sequence columns make the same layer as those of tf.feature_column."""
    from tensorflow.contrib import feature_column as native

    from contrib_compat.canned import rnn_network

    values = []
    for source in (native, tf.feature_column):
        with tf.Graph().as_default(), tf.Session() as session:
            features = {"n": tf.SparseTensor([[0, 0], [0, 1]], [1.0, 2.0], [1, 2])}
            column = source.sequence_numeric_column("n")
            layer, lengths = rnn_network._sequence_input_layer(features, [column])
            values.append([part.tolist() for part in session.run([layer, lengths])])
    assert values[0] == values[1] == [[[[1.0], [2.0]]], [2]]
