"""The signatures of a Keras model's export, from the receiver functions of old exports."""

import numpy as np
import pytest


@pytest.fixture
def wide(keras):
    """A model of a number and a word of a vocabulary, with two outputs."""
    number = keras.Input((1,), name="n")
    word = keras.Input((1,), name="w", dtype="string")
    looked_up = keras.layers.StringLookup(vocabulary=["x", "y"], output_mode="one_hot")(word)
    both = keras.layers.Concatenate()([number, looked_up])
    first = keras.layers.Dense(2, name="first")
    second = keras.layers.Dense(1, name="second")
    return keras.Model({"n": number, "w": word}, [first(both), second(both)])


@pytest.fixture
def export(tmp_path):
    """Exports a Keras model with a receiver function; returns the path."""
    from contrib_compat import keras as bridge

    def export(model, receiver_fn, **kwargs):
        estimator = bridge.KerasEstimator(model, tmp_path)
        return estimator.export_saved_model(str(tmp_path / "x"), receiver_fn, **kwargs)

    return export


def example(number, word):
    import tensorflow as tf

    made = tf.train.Example()
    made.features.feature["n"].float_list.value.append(number)
    made.features.feature["w"].bytes_list.value.append(word)
    return made.SerializeToString()


def parsing_receiver_fn():
    """Receives serialized examples, or the features themselves under another signature."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator

    examples = tf.placeholder(tf.string, [None], name="examples")
    spec = {"n": tf.FixedLenFeature([1], tf.float32), "w": tf.FixedLenFeature([1], tf.string)}
    features = tf.parse_example(examples, spec)
    return estimator.export.ServingInputReceiver(
        features, {"examples": examples}, receiver_tensors_alternatives={"raw": dict(features)}
    )


def test_examples_are_parsed_and_vocabularies_travel(wide, export, answer):
    """An export is fed tf.Examples or, by its other signature, features; both answer the same."""
    import tensorflow as tf

    path = export(wide, parsing_receiver_fn)
    inputs = {"n": np.array([[1.0], [2.0]], "float32"), "w": [[b"x"], [b"unknown"]]}
    expected = wide({name: tf.constant(value) for name, value in inputs.items()})
    served = answer(path, examples=[example(1.0, b"x"), example(2.0, b"unknown")])
    assert sorted(served) == ["first", "second"]
    np.testing.assert_allclose(served["first"], expected[0].numpy(), rtol=1e-6)
    np.testing.assert_allclose(served["second"], expected[1].numpy(), rtol=1e-6)
    assert answer(path, "raw:serving_default", **inputs) == served


def test_a_subclassed_model_takes_the_features_as_they_are(keras, export, answer):
    """A dict of features goes to call() as a dict; its one output is output_1."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator

    class Sum(keras.Model):
        def call(self, inputs):
            return inputs["a"] + inputs["b"]

    def receiver_fn():
        features = {name: tf.placeholder(tf.float32, [None, 1], name) for name in "ab"}
        return estimator.export.ServingInputReceiver(features, features)

    path = export(Sum(), receiver_fn)
    assert answer(path, a=[[1.0]], b=[[2.0]]) == {"output_1": [[3.0]]}


def test_a_missing_feature_is_named(wide, export):
    """A receiver function without one of the model's inputs is refused by the input's name."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator

    def receiver_fn():
        features = {"n": tf.placeholder(tf.float32, [None, 1]), "z": tf.placeholder(tf.float32)}
        return estimator.export.ServingInputReceiver(features, features)

    with pytest.raises(ValueError, match=r"wanted also \['w'\]"):
        export(wide, receiver_fn)


def test_something_else_than_a_receiver_is_refused(linear, export):
    """A function that returns no receiver is named, with what it returned."""
    with pytest.raises(TypeError, match="serving: got None"):
        export(linear, lambda: None)


def test_assets_and_text_stand_where_an_estimator_puts_them(linear, export, tmp_path, answer):
    """assets_extra goes to assets.extra, and as_text writes saved_model.pbtxt alone."""
    notes = tmp_path / "notes.txt"
    notes.write_text("hello")
    path = export(linear, None, assets_extra={"a/b.txt": str(notes)}, as_text=True).decode()
    with open(path + "/assets.extra/a/b.txt") as file:
        assert file.read() == "hello"
    import os

    assert "saved_model.pbtxt" in os.listdir(path)
    assert "saved_model.pb" not in os.listdir(path)
    assert list(answer(path, a=[[0.0]]).values()) == [[[0.0]]]
