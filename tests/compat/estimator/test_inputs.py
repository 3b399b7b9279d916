"""``numpy_input_fn`` and ``pandas_input_fn``, also with text of pandas 3."""

import numpy as np
import pytest

from contrib_compat import estimator

pd = pytest.importorskip("pandas")


def text(values):
    """Returns a column of text, of the type that the pandas installed has for it."""
    return pd.Series(values, dtype="str" if pd.__version__ >= "3" else object)


@pytest.fixture
def first(tf):
    """Runs an input_fn and returns its first batch."""

    def first(input_fn):
        with tf.Graph().as_default():
            batch = input_fn()
            with tf.train.MonitoredSession() as session:
                return session.run(batch)

    return first


def test_columns_and_labels_of_text_are_strings(first):
    """Text in a frame and in its labels comes as bytes; numbers stay what they are."""
    frame = pd.DataFrame({"word": text(["a", "b"]), "number": [1.0, 2.0]})
    make = estimator.inputs.pandas_input_fn
    features, labels = first(make(frame, text(["x", "y"]), shuffle=False))
    assert features["word"].tolist() == [b"a", b"b"] and labels.tolist() == [b"x", b"y"]
    assert features["number"].tolist() == [1.0, 2.0]
    assert list(frame["word"]) == ["a", "b"] and str(frame["number"].dtype) == "float64"


def test_arrays_of_text_are_strings(first):
    """The values of a column are taken by numpy_input_fn, beside numpy's own arrays."""
    make = estimator.inputs.numpy_input_fn
    data = {"word": text(["a", "b"]).values, "number": np.array([1, 2])}
    for _ in range(2):
        features = first(make(data, shuffle=False))
        assert features["word"].tolist() == [b"a", b"b"]
    assert features["number"].tolist() == [1, 2]
    assert make is estimator.inputs.numpy_input_fn and make.__name__ == "numpy_input_fn"
