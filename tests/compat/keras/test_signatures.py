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


def raw_receiver_fn(name, shape=(None, 1)):
    """Returns a receiver function of one feature, which is fed itself."""

    def receiver_fn():
        import tensorflow.compat.v1 as tf

        from contrib_compat import estimator

        features = {name: tf.placeholder(tf.float32, shape)}
        return estimator.export.ServingInputReceiver(features, features)

    return receiver_fn


def test_a_subclassed_model_of_one_tensor_takes_the_only_feature(keras, export, answer):
    """It was called with a tensor before: that is what it gets, whatever the feature's name."""

    class Twice(keras.Model):
        def call(self, inputs):
            return {"twice": inputs * 2, "sum": inputs + inputs}

    model = Twice()
    model(np.ones((1, 1), "float32"))
    if not hasattr(model, "get_build_config"):
        pytest.skip("this Keras does not tell what a model was built for")
    path = export(model, raw_receiver_fn("a"))
    assert answer(path, a=[[3.0]]) == {"sum": [[6.0]], "twice": [[6.0]]}


def test_outputs_of_one_layer_are_all_served(keras, export, answer):
    """A layer that is called twice has one name; the second output is numbered."""
    inputs = keras.Input((1,), name="a")
    twice = keras.layers.Rescaling(2.0, name="twice")
    path = export(keras.Model(inputs, [twice(inputs), twice(twice(inputs))]), None)
    assert answer(path, a=[[3.0]]) == {"twice": [[6.0]], "twice_1": [[12.0]]}


def test_outputs_within_structures_are_named_by_their_places(keras, export, answer):
    """A signature has tensors alone: of a list in a dict each has the key and a number."""

    class Nested(keras.Model):
        def call(self, inputs):
            return {"p": [inputs, inputs + 1.0], "q": {"r": inputs + 2.0}}

    path = export(Nested(), raw_receiver_fn("feature"))
    assert answer(path, feature=[[1.0]]) == {"p_1": [[1.0]], "p_2": [[2.0]], "q_r": [[3.0]]}


def test_an_input_that_can_not_be_called_so_is_renamed(keras, export, answer, monkeypatch):
    """tf.saved_model.save takes identifiers alone; what an input is called instead is logged."""
    import tensorflow as tf

    logged = []
    logger = tf.get_logger()
    monkeypatch.setattr(logger, "warning", lambda *line: logged.append(line))
    inputs = keras.Input((1,), name="my input-1")
    model = keras.Model(inputs, keras.layers.Rescaling(2.0, name="y")(inputs))
    assert answer(export(model, None), my_input_1=[[1.0]]) == {"y": [[2.0]]}
    assert ("my input-1", "my_input_1") in [line[1:] for line in logged]


def test_a_vocabulary_file_travels(keras, export, answer, tmp_path):
    """It is an asset: the export answers elsewhere, when the file that it was made from is gone."""
    import shutil

    vocabulary = tmp_path / "words.txt"
    vocabulary.write_text("x\ny\nz\n")
    word = keras.Input((1,), name="w", dtype="string")
    lookup = keras.layers.StringLookup(vocabulary=str(vocabulary), name="number")
    path = export(keras.Model(word, lookup(word)), None).decode()
    vocabulary.unlink()
    moved = str(tmp_path / "elsewhere")
    shutil.move(path, moved)
    assert answer(moved, w=[[b"y"], [b"?"]]) == {"number": [[2], [0]]}


def test_a_receiver_function_that_fails_leaves_nothing(linear, export, tmp_path):
    """Its error comes through, and no directory is made for an export that can't be."""

    def receiver_fn():
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        export(linear, receiver_fn)
    assert not (tmp_path / "x").exists()


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


def test_sparse_and_ragged_inputs_are_fed_as_what_they_are(keras, export):
    """By the tensors that they consist of, each with a name; the answers are the model's."""
    import tensorflow as tf

    sparse = keras.Input((4,), name="s", sparse=True)
    words = keras.Input((None,), name="r", dtype="int64", ragged=True)
    lengths = keras.layers.Lambda(
        lambda ids: tf.cast(ids.row_lengths(), tf.float32)[:, None], output_shape=(1,)
    )
    model = keras.Model([sparse, words], [keras.layers.Dense(2)(sparse), lengths(words)])
    rows = tf.sparse.from_dense([[1.0, 0.0, 0.0, 2.0], [0.0, 3.0, 0.0, 0.0]])
    ids = tf.ragged.constant([[1, 2, 3], [4]], dtype=tf.int64)
    served = tf.saved_model.load(export(model, None).decode()).signatures["serving_default"]
    outputs = served(
        s_indices=rows.indices,
        s_values=rows.values,
        s_dense_shape=rows.dense_shape,
        r_values=ids.flat_values,
        r_row_splits=ids.row_splits,
    )
    dense, counted = model([rows, ids])
    for name, wanted in zip(sorted(outputs), (dense, counted)):
        np.testing.assert_allclose(outputs[name], wanted, rtol=1e-6)
    assert counted.numpy().tolist() == [[3.0], [1.0]]


def test_a_ragged_receiver_names_each_of_its_row_splits(export, keras):
    """Of two ragged dimensions there are two, in their order."""
    import tensorflow as tf

    from contrib_compat.keras.signatures import Received

    def receiver_fn():
        ids = tf.compat.v1.ragged.placeholder(tf.float32, 2, [], name="r")
        return Received(tf.reduce_sum(tf.reduce_sum(ids, 2), 1, keepdims=True), {"r": ids})

    inputs = keras.Input((1,), name="a")
    model = keras.Model(inputs, keras.layers.Dense(1, kernel_initializer="ones")(inputs))
    served = tf.saved_model.load(export(model, receiver_fn).decode()).signatures["serving_default"]
    ids = tf.ragged.constant([[[1.0], [2.0, 3.0]], [[4.0]]])
    outer, inner = ids.nested_row_splits
    (output,) = served(
        r_values=ids.flat_values, r_row_splits_0=outer, r_row_splits_1=inner
    ).values()
    assert output.numpy().tolist() == [[6.0], [4.0]]


def test_a_receiver_of_contrib_s_or_of_one_tensor_is_taken(linear, export, answer, quiet):
    """InputFnOps, whose inputs may have no name, and the receiver of a single tensor."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator
    from contrib_compat.serving.input_fn import InputFnOps

    def ops():
        a = tf.placeholder(tf.float32, [None, 1], name="a")
        return InputFnOps({"a": a}, None, {"fed": a})

    def one():
        a = tf.placeholder(tf.float32, [None, 1])
        return estimator.export.TensorServingInputReceiver(a, a)

    assert list(answer(export(linear, ops), fed=[[1.0]]).values()) == [[[0.0]]]
    assert list(answer(export(linear, one), input=[[1.0]]).values()) == [[[0.0]]]


def test_inputs_in_a_list_get_their_features(keras, export, answer):
    """By their names, in the model's order; the receiver's order doesn't count."""
    from contrib_compat.keras.signatures import Received

    first, second = keras.Input((1,), name="p"), keras.Input((1,), name="q")
    apart = keras.layers.Subtract(name="apart")([first, second])
    model = keras.Model([first, second], apart)

    def receiver_fn():
        import tensorflow.compat.v1 as tf

        fed = {name: tf.placeholder(tf.float32, [None, 1], name=name) for name in ("q", "p")}
        return Received(fed, fed)

    assert answer(export(model, receiver_fn), p=[[5.0]], q=[[3.0]]) == {"apart": [[2.0]]}
