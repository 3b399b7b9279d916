"""Layers of Keras 3 in the model_fn of a revived estimator."""

import numpy as np
import pytest

from contrib_compat import estimator, versions

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(versions.has_native_estimator(), reason="tf.keras is Keras 2 up to 2.15"),
]

X = np.random.RandomState(2).rand(32, 4).astype(np.float32)
IDS = np.random.RandomState(2).randint(0, 5, [32, 4]).astype(np.int32)
Y = X.sum(1, keepdims=True)


@pytest.fixture
def keras():
    """The program's own Keras."""
    import tensorflow

    return tensorflow.keras


def dense(keras, features, training):
    """Two layers without names."""
    return keras.layers.Dense(1)(keras.layers.Dense(8, activation="relu")(features["x"]))


def sequential(keras, features, training):
    """A model without a name, of nameless layers."""
    layers = keras.layers
    network = keras.Sequential([layers.Dense(4, "relu"), layers.Dropout(0.1), layers.Dense(1)])
    return network(features["x"], training=training)


def functional(keras, features, training):
    """A model that is made of symbolic tensors."""
    inputs = keras.Input([4])
    hidden = keras.layers.Dense(4, activation="tanh")(inputs)
    outputs = keras.layers.Dense(1)(keras.layers.concatenate([hidden, inputs]))
    return keras.Model(inputs, outputs)(features["x"])


def subclassed(keras, features, training):
    """A model that is a class."""

    class Network(keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = keras.layers.Dense(4), keras.layers.Dense(1)

        def call(self, inputs):
            return self.last(self.hidden(inputs))

    return Network()(features["x"])


def convolution(keras, features, training):
    """Convolution and batch normalisation."""
    image = keras.layers.Reshape([2, 2, 1])(features["x"])
    image = keras.layers.Conv2D(3, 2, padding="same")(image)
    image = keras.layers.BatchNormalization()(image, training=training)
    return keras.layers.Dense(1)(keras.layers.Flatten()(image))


def lstm(keras, features, training):
    """An embedding and a recurrent layer that drops."""
    hidden = keras.layers.Embedding(5, 2)(features["ids"])
    hidden = keras.layers.LSTM(3, dropout=0.2, recurrent_dropout=0.2)(hidden, training=training)
    return keras.layers.Dense(1)(hidden)


def gru(keras, features, training):
    """A recurrent layer in both directions."""
    hidden = keras.layers.Embedding(5, 2)(features["ids"])
    return keras.layers.Dense(1)(keras.layers.Bidirectional(keras.layers.GRU(3))(hidden))


def attention(keras, features, training):
    """Attention with several heads, and layer normalisation."""
    hidden = keras.layers.Embedding(5, 4)(features["ids"])
    hidden = keras.layers.MultiHeadAttention(2, 2, dropout=0.1)(hidden, hidden, training=training)
    hidden = keras.layers.LayerNormalization()(hidden)
    return keras.layers.Dense(1)(keras.layers.GlobalAveragePooling1D()(hidden))


NETWORKS = [dense, sequential, functional, subclassed, convolution, lstm, gru, attention]
RECURRENT = ("lstm", "gru")


def input_fn():
    """Returns all data as one batch, for ever."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors(({"x": X, "ids": IDS}, Y)).repeat()


def predict_fn():
    """Returns the features once."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors({"x": X, "ids": IDS})


@pytest.fixture
def make(tf, keras, tmp_path):
    """Makes an estimator for a network, always for the same directory."""

    def make(network, seed=1, name="model", metrics=None, layers=keras):
        def model_fn(features, labels, mode):
            output = network(layers, features, mode == estimator.ModeKeys.TRAIN)
            predictions = {"y": output}
            if mode == estimator.ModeKeys.PREDICT:
                exports = {"serving_default": estimator.export.PredictOutput(predictions)}
                return estimator.EstimatorSpec(
                    mode, predictions=predictions, export_outputs=exports
                )
            loss = tf.losses.mean_squared_error(labels, output)
            with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
                train_op = tf.train.AdamOptimizer(0.02).minimize(loss, tf.train.get_global_step())
            return estimator.EstimatorSpec(
                mode,
                loss=loss,
                train_op=train_op,
                eval_metric_ops=metrics(labels, output) if metrics else None,
            )

        config = estimator.RunConfig(tf_random_seed=seed)
        return estimator.Estimator(model_fn, str(tmp_path / name), config)

    return make


def skip_in_v1_mode(request, network):
    """Recurrent layers need the loops of TF 2."""
    if network.__name__ in RECURRENT and request.config.getoption("--tf-mode") == "v1":
        pytest.skip("an error in v1 mode, see below")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_trains_evaluates_predicts_exports_and_resumes(
    request, tf, make, tmp_path, network
):
    """One process builds the graph again and again, and each finds its weights."""
    skip_in_v1_mode(request, network)
    model = make(network)
    model.train(input_fn, steps=3)
    before = model.evaluate(input_fn, steps=1)["loss"]
    make(network).train(input_fn, steps=40)
    after = make(network).evaluate(input_fn, steps=1)
    assert after["global_step"] == 43 and after["loss"] < before
    predicted = np.array([row["y"] for row in make(network).predict(predict_fn)])
    assert np.mean((predicted - Y) ** 2) == pytest.approx(after["loss"], rel=1e-3)

    def receiver_fn():
        inputs = {
            "x": tf.placeholder(tf.float32, [None, 4]),
            "ids": tf.placeholder(tf.int32, [None, 4]),
        }
        return estimator.export.ServingInputReceiver(inputs, inputs)

    export = model.export_saved_model(str(tmp_path / "export"), receiver_fn)
    with tf.Graph().as_default(), tf.Session() as session:
        graph = tf.saved_model.loader.load(session, ["serve"], export)
        signature = graph.signature_def["serving_default"]
        feeds = {signature.inputs[name].name: data for name, data in (("x", X), ("ids", IDS))}
        answer = session.run(signature.outputs["y"].name, feeds)
    np.testing.assert_allclose(answer, predicted, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("network", [dense, sequential, convolution, lstm])
def test_the_same_seed_gives_the_same_model(request, make, network):
    """Initial weights and dropped units follow tf_random_seed; another seed gives others."""
    skip_in_v1_mode(request, network)
    losses = []
    for number, seed in enumerate((1, 1, 2)):
        model = make(network, seed=seed, name=f"model{number}")
        model.train(input_fn, steps=3)
        losses.append(model.evaluate(input_fn, steps=1)["loss"])
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)
    assert losses[0] != pytest.approx(losses[2], rel=1e-3)


def test_tf_layers_follow_the_seed_too(tf, make):
    """tf.layers are tf-keras's here, which draw seeds from Python's own generator otherwise."""

    def network(layers, features, training):
        hidden = layers.dropout(layers.dense(features["x"], 6), 0.5, training=training)
        return layers.dense(hidden, 1)

    versions.activate()
    losses = []
    for number, seed in enumerate((1, 1, 2)):
        model = make(network, seed=seed, name=f"model{number}", layers=tf.layers)
        model.train(input_fn, steps=3)
        losses.append(model.evaluate(input_fn, steps=1)["loss"])
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)
    assert losses[0] != pytest.approx(losses[2], rel=1e-3)


def test_moving_averages_move(make):
    """Batch normalisation's averages are updated by UPDATE_OPS, towards those of the data."""

    def network(keras, features, training):
        normal = keras.layers.BatchNormalization(name="bn", momentum=0.5)
        return keras.layers.Dense(1)(normal(features["x"], training=training))

    model = make(network)
    model.train(input_fn, steps=20)
    np.testing.assert_allclose(
        model.get_variable_value("bn/moving_mean"), X.mean(0), rtol=1e-3, atol=1e-3
    )
    np.testing.assert_allclose(
        model.get_variable_value("bn/moving_variance"), X.var(0), rtol=1e-2, atol=1e-3
    )


# What a checkpoint of these layers holds since this package has had an estimator on TF 2.16.
NAMES = {
    "bn/beta",
    "bn/gamma",
    "bn/moving_mean",
    "bn/moving_variance",
    "first/bias",
    "first/kernel",
    "last/bias",
    "last/kernel",
    "table/embeddings",
}


def test_variables_of_layers_with_names_are_called_as_ever(make):
    """Checkpoints of before go on: what worked keeps its names."""

    def network(keras, features, training):
        hidden = keras.layers.Dense(4, name="first")(features["x"])
        hidden = keras.layers.BatchNormalization(name="bn")(hidden, training=False)
        table = keras.layers.Flatten(name="f")(
            keras.layers.Embedding(5, 2, name="table")(features["ids"])
        )
        hidden = keras.layers.Lambda(lambda t: keras.ops.concatenate(t, 1), name="l")(
            [hidden, table]
        )
        return keras.layers.Dense(1, name="last")(hidden)

    model = make(network)
    model.train(input_fn, steps=1)
    names = {name for name in model.get_variable_names() if "Adam" not in name}
    assert {n for n in names if "/" in n} == NAMES


def test_metrics_of_keras_count_in_evaluation(make, keras):
    """A metric that was updated is one of eval_metric_ops, over all batches, and never saved."""

    def metrics(labels, output):
        metric = keras.metrics.MeanSquaredError(name="mse")
        metric.update_state(labels, output)
        return {"mse": metric}

    model = make(dense, metrics=metrics)
    for _ in range(2):
        model.train(input_fn, steps=2)
        result = model.evaluate(input_fn, steps=3)
        assert result["mse"] == pytest.approx(result["loss"], rel=1e-4)
    assert not [name for name in model.get_variable_names() if "mse" in name]


def test_a_metric_that_measures_nothing_is_an_error(make, keras):
    """The error names the metric and the way out."""
    model = make(dense, metrics=lambda labels, output: {"m": keras.metrics.Mean(name="idle")})
    with pytest.raises(ValueError, match=r"'idle' measures nothing.*import tf_keras"):
        model.train(input_fn, steps=1)


def test_a_layer_of_another_graph_is_an_error(make, keras):
    """A layer that is built outside, or for an earlier graph, is named with the way out."""
    built = keras.layers.Dense(1, name="built_before")

    def network(keras, features, training):
        return built(features["x"])

    model = make(network)
    model.train(input_fn, steps=1)
    with pytest.raises(ValueError, match=r"'built_before' was built outside.*import tf_keras"):
        model.evaluate(input_fn, steps=1)


def test_an_update_that_nobody_can_run_is_an_error(tf, make):
    """A layer that changes a variable inside a loop would do so in vain."""

    def network(keras, features, training):
        normal = keras.layers.BatchNormalization(name="bn")
        normal.build([None, 4])
        return tf.while_loop(
            lambda i, x: i < 2,
            lambda i, x: (i + 1, normal(x, training=True)),
            [tf.constant(0), features["x"]],
        )[1][:, :1]

    if tf.control_flow_v2_enabled():
        with pytest.raises(NotImplementedError, match=r"bn.*import tf_keras"):
            make(network).train(input_fn, steps=1)


def test_recurrent_layers_without_loops_of_tf_2_are_an_error(tf, make):
    """After disable_v2_behavior() LSTM names itself and the way out; unrolled it works."""
    if tf.control_flow_v2_enabled():
        pytest.skip("loops of TF 2 are there")
    with pytest.raises(NotImplementedError, match=r"'lstm' does not work.*import tf_keras"):
        make(lstm).train(input_fn, steps=1)

    def unrolled(keras, features, training):
        hidden = keras.layers.Embedding(5, 2)(features["ids"])
        return keras.layers.Dense(1)(keras.layers.LSTM(3, unroll=True)(hidden))

    model = make(unrolled)
    model.train(input_fn, steps=2)
    assert model.evaluate(input_fn, steps=1)["global_step"] == 2


def test_kerass_own_training_is_as_ever(tf, make, keras):
    """Before and after a model_fn, Keras trains its own models, and counts their names on."""
    if not tf.executing_eagerly_outside_functions():
        pytest.skip("Keras 3 needs eager mode")

    def fit():
        network = keras.Sequential(
            [keras.layers.BatchNormalization(), keras.layers.Dropout(0.5), keras.layers.Dense(1)]
        )
        network.compile("sgd", "mse", metrics=["mse"])
        network.fit(X, Y, verbose=0)
        return network

    first = fit()
    make(sequential).train(input_fn, steps=1)
    second = fit()
    assert np.abs(second.layers[0].moving_mean.numpy()).sum() > 0
    number = lambda network: int(network.name.rpartition("_")[2])  # noqa: E731
    assert second.name != first.name and number(second) > 0


MIRRORED = """
import tensorflow
from contrib_compat import estimator
keras = tensorflow.keras
import numpy as np
X = np.random.RandomState(0).rand(8, 3).astype("float32")

def model_fn(features, labels, mode):
    training = mode == "train"
    normal = keras.layers.BatchNormalization(name="bn", momentum=0.5)
    hidden = keras.layers.Dense(4)(normal(features["x"], training=training))
    hidden = keras.layers.Dropout(0.2)(hidden, training=training)
    output = keras.layers.Dense(1)(hidden)
    loss = tf.reduce_mean(tf.square(labels - output))
    with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
        step = tf.train.get_global_step()
        train_op = tf.train.GradientDescentOptimizer(0.05).minimize(loss, step)
    return estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

def input_fn():
    return tf.data.Dataset.from_tensors(({"x": X}, X.sum(1, keepdims=True))).repeat()

config = estimator.RunConfig(
    tf_random_seed=3,
    train_distribute=tensorflow.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"]),
    session_config=tf.ConfigProto(device_count={"CPU": 2}),
)
"""


@pytest.mark.slow
def test_replicas_of_a_strategy_share_their_layers(program, tmp_path):
    """Under MirroredStrategy the threads of two replicas build one graph with one set of names."""
    code = (
        MIRRORED
        + f"""
model = estimator.Estimator(model_fn, {str(tmp_path / "model")!r}, config)
model.train(input_fn, steps=15)
model.train(input_fn, steps=5)
print(sorted(model.get_variable_names()))
print(np.abs(model.get_variable_value("bn/moving_mean") - X.mean(0)).max() < 0.01)
print(model.evaluate(input_fn, steps=1)["global_step"])
"""
    )
    names, moved, step = program(code).splitlines()[-3:]
    assert names.count("/kernel'") == 2 and names.count("/moving_mean'") == 1
    assert (moved, step) == ("True", "20")
