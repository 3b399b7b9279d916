"""The recurrent network, where it goes beyond the native one."""

import importlib

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


def private(contrib, path):
    """Returns a private name of tf.contrib.estimator's, as other libraries import it."""
    module, _, name = path.partition(".")
    home = importlib.import_module(f"{contrib.__name__}.estimator.python.estimator.{module}")
    return getattr(home, name)


def test_private_names_of_other_libraries_are_there(contrib):
    """The defaults of the optimizer, and the class of heads of several heads."""
    assert private(contrib, "rnn._DEFAULT_LEARNING_RATE") == 0.05
    assert private(contrib, "rnn._DEFAULT_CLIP_NORM") == 5.0
    heads = [contrib.estimator.regression_head(name=name) for name in ("a", "b")]
    head = contrib.estimator.multi_head(heads)
    assert isinstance(head, private(contrib, "multi_head._MultiHead"))
    assert not isinstance(heads[0], private(contrib, "multi_head._MultiHead"))


def test_a_context_is_repeated_behind_each_step(contrib, tf):
    """Also where the number of steps is known only when it runs."""
    concatenate = private(contrib, "rnn._concatenate_context_input")
    with tf.Graph().as_default(), tf.Session() as session:
        sequence = tf.placeholder(tf.float32, [None, None, 1])
        joined = concatenate(sequence, tf.constant([[7.0, 8.0], [9.0, 10.0]]))
        assert joined.shape.as_list()[2] == 3
        found = session.run(joined, {sequence: [[[1], [2]], [[3], [4]]]})
    assert found.tolist() == [[[1, 7, 8], [2, 7, 8]], [[3, 9, 10], [4, 9, 10]]]


@pytest.mark.parametrize(
    ("sequence", "context", "error", "text"),
    [
        ([[1.0]], [[1.0]], ValueError, "sequence_input must have rank 3"),
        ([[[1.0]]], [1.0], ValueError, "context_input must have rank 2"),
        ([[[1]]], [[1.0]], TypeError, "sequence_input must have dtype float32"),
        ([[[1.0]]], [[1]], TypeError, "context_input must have dtype float32"),
    ],
)
def test_what_is_no_sequence_or_context_is_refused(contrib, tf, sequence, context, error, text):
    """The error names the argument."""
    concatenate = private(contrib, "rnn._concatenate_context_input")
    with tf.Graph().as_default(), pytest.raises(error, match=text):
        concatenate(tf.constant(sequence), tf.constant(context))
