"""Weights of an Estimator's checkpoint for a Keras model."""

import numpy as np
import pytest

NAMES = {
    "dnn/hiddenlayer_0/weights": [2, 3],
    "dnn/hiddenlayer_0/biases": [3],
    "dnn/hiddenlayer_0/weights/hiddenlayer_0/weights/part_0/Adagrad": [2, 3],
    "dnn/logits/weights": [3, 1],
    "dnn/logits/biases": [1],
    "dnn/logits/biases/t_0/Adagrad": [1],
    "global_step": [],
}


@pytest.fixture
def checkpoint(keras, tmp_path):
    """A checkpoint with the variable names of contrib.learn's DNN; its values count up."""
    import tensorflow.compat.v1 as tf

    with tf.Graph().as_default(), tf.Session() as session:
        for number, (name, shape) in enumerate(NAMES.items()):
            tf.get_variable(name, initializer=np.full(shape, number, "float32"))
        session.run(tf.global_variables_initializer())
        tf.train.Saver().save(session, str(tmp_path / "model.ckpt"), global_step=7)
    return str(tmp_path)


def model_of(keras, *sizes):
    inputs = keras.Input((2,))
    outputs = inputs
    for size in sizes:
        outputs = keras.layers.Dense(size)(outputs)
    return keras.Model(inputs, outputs)


def test_layers_of_other_names_are_matched_by_kind_and_shape(keras, checkpoint):
    """Hidden layers and logits of contrib.learn are the Dense layers, in their order."""
    from contrib_compat import keras as bridge

    model = model_of(keras, 3, 1)
    used = bridge.load_estimator_checkpoint(model, checkpoint)
    assert list(used.values()) == [name for name in NAMES if name.count("/") == 2]
    assert [float(w.flat[0]) for w in model.get_weights()] == [0.0, 1.0, 3.0, 4.0]


def test_what_is_left_is_listed_and_nothing_changed(keras, checkpoint):
    """A model with another layer names it, with the variables that found no weight."""
    from contrib_compat import keras as bridge

    model = model_of(keras, 3, 5)
    before = [w.copy() for w in model.get_weights()]
    with pytest.raises(ValueError, match=r"weights of the model: .*\[3, 5\].*dnn/logits/weights"):
        bridge.load_estimator_checkpoint(model, checkpoint)
    assert all((a == b).all() for a, b in zip(before, model.get_weights()))


def test_two_layers_that_could_be_either_are_told_by_their_order(keras, checkpoint):
    """The map can be changed, and is checked: unknown names, other shapes."""
    from contrib_compat import keras as bridge

    model = model_of(keras, 3, 1)
    proposed = bridge.propose_name_map(model, checkpoint)
    (kernel, bias, *_) = proposed
    with pytest.raises(ValueError, match="shapes differ"):
        bridge.load_estimator_checkpoint(model, checkpoint, {**proposed, kernel: proposed[bias]})
    with pytest.raises(ValueError, match="no variable 'nowhere'"):
        bridge.load_estimator_checkpoint(model, checkpoint, {**proposed, kernel: "nowhere"})


@pytest.mark.parametrize("first", [0, 1, 7])
def test_numbers_that_keras_counts_on_are_no_names(keras, tmp_path, first):
    """The second model of a process begins with dense_1, which is the second layer of the first."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import keras as bridge

    saved = ["dense/kernel", "dense_1/kernel", "logits/kernel"]
    with tf.Graph().as_default(), tf.Session() as session:
        for number, name in enumerate(saved):
            tf.get_variable(name, initializer=np.full([2, 2], number, "float32"))
        session.run(tf.global_variables_initializer())
        tf.train.Saver().save(session, str(tmp_path / "model.ckpt"))
    inputs = outputs = keras.Input((2,))
    names = [f"dense_{first + at}" if first + at else "dense" for at in range(2)]
    for name in [*names, "logits"]:
        outputs = keras.layers.Dense(2, use_bias=False, name=name)(outputs)
    used = bridge.load_estimator_checkpoint(keras.Model(inputs, outputs), str(tmp_path))
    assert list(used.values()) == saved


def test_a_model_predicts_as_the_estimator_whose_weights_it_got(keras, tmp_path):
    """A canned classifier's embedding, hidden layers and logits: the logits are equal."""
    import tensorflow as tf

    from contrib_compat import estimator
    from contrib_compat import keras as bridge

    words = ["a", "b", "c"]
    rows = {"x": np.array([[1.0, 2.0], [3.0, -4.0]], "float32"), "w": np.array([["a"], ["c"]])}

    def input_fn():
        features = {name: tf.constant(value) for name, value in rows.items()}
        return features, tf.constant([0, 2])

    column = tf.feature_column
    word = column.categorical_column_with_vocabulary_list("w", words)
    columns = [column.numeric_column("x", (2,)), column.embedding_column(word, 2)]
    trained = estimator.DNNClassifier([4, 4], columns, str(tmp_path), n_classes=3)
    trained.train(input_fn, steps=2)
    expected = [row["logits"] for row, _ in zip(trained.predict(input_fn), rows["x"])]

    layers = keras.layers
    x, w = keras.Input((2,), name="x"), keras.Input((1,), name="w", dtype="string")
    number = layers.StringLookup(vocabulary=words, num_oov_indices=0)(w)
    net = layers.Concatenate()([layers.Flatten()(layers.Embedding(3, 2)(number)), x])
    for _ in range(2):
        net = layers.Dense(4, activation="relu")(net)
    model = keras.Model({"x": x, "w": w}, layers.Dense(3)(net))
    bridge.load_estimator_checkpoint(model, str(tmp_path))
    answer = model({name: tf.constant(value) for name, value in rows.items()})
    np.testing.assert_allclose(answer.numpy(), expected, rtol=1e-6, atol=1e-6)


def test_no_checkpoint_is_said(keras, tmp_path):
    """An empty directory is named."""
    from contrib_compat import keras as bridge

    with pytest.raises(ValueError, match="found no checkpoint"):
        bridge.load_estimator_checkpoint(model_of(keras, 1), str(tmp_path))


def test_layers_of_one_name_and_random_states(tf):
    """Two weights of one path can't be told apart; the state of a generator is no weight."""
    from contrib_compat.keras.kinds import variables_by_path

    class Twice:
        def __init__(self, *paths):
            self.weights = [type("Variable", (), {"path": path})() for path in paths]

    assert list(variables_by_path(Twice("a/kernel", "drop/seed_generator/state"))) == ["a/kernel"]
    with pytest.raises(ValueError, match="two variables named 'a/kernel'"):
        variables_by_path(Twice("a/kernel", "a/kernel"))
