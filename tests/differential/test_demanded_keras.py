"""Keras by contrib's short and deep names, against native 1.15: each layer computes what it did."""

import importlib
from pathlib import Path

import numpy as np
import pytest
from batteries import cases, numbers
from graphs import X, package, run

LINES = X[:2]
IMAGES = np.random.RandomState(4).randn(2, 4, 4, 2).astype(np.float32)
VOLUMES = np.random.RandomState(5).randn(1, 4, 4, 4, 2).astype(np.float32)


def _deep(contrib, path):
    """Returns a module of contrib.keras, which TensorFlow 1.15 had moved and kept as it was."""
    if contrib.__name__ == "tf_contrib":
        return package(contrib, "keras.python.keras." + path)
    return importlib.import_module("tensorflow.python.keras." + path)


def _applied(tf, layers, values):
    """Applies each layer to the same values, or each to several of them."""
    given = [tf.constant(each) for each in values] if type(values) is list else tf.constant(values)
    return [layer(given) for layer in layers]


# --- layers --------------------------------------------------------------------------------------


def graph_pooling(contrib, tf):
    pooling = _deep(contrib, "layers.pooling")
    short = contrib.keras.layers
    lines = [
        pooling.MaxPooling1D(2),
        pooling.AveragePooling1D(2),
        pooling.GlobalMaxPooling1D(),
        pooling.GlobalAveragePooling1D(),
    ]
    images = [
        pooling.MaxPooling2D(2),
        short.MaxPool2D(3, strides=1),
        pooling.AveragePooling2D(2),
        pooling.GlobalMaxPooling2D(),
        pooling.GlobalAveragePooling2D(),
    ]
    volumes = [
        pooling.MaxPooling3D(2),
        pooling.AveragePooling3D(2),
        pooling.GlobalMaxPooling3D(),
        pooling.GlobalAveragePooling3D(),
    ]
    found = _applied(tf, lines, LINES) + _applied(tf, images, IMAGES)
    return found + _applied(tf, volumes, VOLUMES)


def graph_sizes(contrib, tf):
    convolutional = _deep(contrib, "layers.convolutional")
    lines = [
        convolutional.ZeroPadding1D(1),
        convolutional.UpSampling1D(2),
        convolutional.Cropping1D(1),
    ]
    images = [
        convolutional.ZeroPadding2D((0, 1)),
        convolutional.UpSampling2D(2),
        convolutional.Cropping2D(1),
    ]
    volumes = [
        convolutional.ZeroPadding3D(1),
        convolutional.UpSampling3D(1),
        convolutional.Cropping3D(1),
    ]
    found = _applied(tf, lines, LINES) + _applied(tf, images, IMAGES)
    return found + _applied(tf, volumes, VOLUMES)


def graph_convolutions(contrib, tf):
    convolutional, local = _deep(contrib, "layers.convolutional"), _deep(contrib, "layers.local")
    recurrent = _deep(contrib, "layers.convolutional_recurrent")
    lines = [convolutional.Conv1D(2, 2), local.LocallyConnected1D(2, 3)]
    images = [
        convolutional.SeparableConv2D(2, 2),
        convolutional.Conv2DTranspose(2, 2, strides=2),
        local.LocallyConnected2D(1, 3),
    ]
    volumes = [
        convolutional.Conv3D(1, 2),
        convolutional.Conv3DTranspose(1, 2),
        recurrent.ConvLSTM2D(1, 2, recurrent_activation="sigmoid", name="lstm"),
    ]
    found = _applied(tf, lines, LINES) + _applied(tf, images, IMAGES)
    return found + _applied(tf, volumes, VOLUMES)


def graph_activations(contrib, tf):
    advanced, short = _deep(contrib, "layers.advanced_activations"), contrib.keras.layers
    layers = [
        advanced.LeakyReLU(0.2),
        advanced.PReLU(),
        advanced.ELU(0.5),
        advanced.ThresholdedReLU(0.3),
        short.ThresholdedReLU(0.1),
    ]
    return _applied(tf, layers, LINES)


def graph_merging(contrib, tf):
    merge = _deep(contrib, "layers.merge")
    layers = [
        merge.Add(),
        merge.Subtract(),
        merge.Multiply(),
        merge.Average(),
        merge.Maximum(),
        merge.Dot(2),
    ]
    return _applied(tf, layers, [LINES, LINES[::-1].copy()])


def graph_noise_when_not_in_training(contrib, tf):
    noise, core = _deep(contrib, "layers.noise"), _deep(contrib, "layers.core")
    lines = [
        noise.GaussianNoise(0.1),
        noise.GaussianDropout(0.5),
        noise.AlphaDropout(0.5),
        core.SpatialDropout1D(0.5),
    ]
    found = [layer(tf.constant(LINES), training=False) for layer in lines]
    found.append(core.SpatialDropout2D(0.5)(tf.constant(IMAGES), training=False))
    return [*found, core.SpatialDropout3D(0.5)(tf.constant(VOLUMES), training=False)]


def graph_core(contrib, tf):
    core, short = _deep(contrib, "layers.core"), contrib.keras.layers
    masked = np.where(np.arange(6)[:, None] < 4, LINES, 0.0).astype(np.float32)
    regular = core.ActivityRegularization(l1=0.1, l2=0.2)
    flat = [core.RepeatVector(2), short.RepeatVector(3)]
    found = _applied(tf, flat, LINES[:, 0]) + _applied(tf, [core.Permute((2, 1)), regular], LINES)
    return [*found, *regular.losses, core.Masking()(tf.constant(masked))]


def graph_steps(contrib, tf):
    wrappers, recurrent = _deep(contrib, "layers.wrappers"), _deep(contrib, "layers.recurrent")
    short = contrib.keras.layers
    dense = wrappers.TimeDistributed(short.Dense(2))
    assert isinstance(dense, wrappers.Wrapper) and isinstance(dense, short.Wrapper)
    assert wrappers.TimeDistributed is short.TimeDistributed
    simple = recurrent.SimpleRNN(2, unroll=True)
    wanted = short.InputSpec(ndim=3, axes={2: 3})
    assert (wanted.ndim, wanted.axes) == (3, {2: 3})
    return _applied(tf, [dense, simple], LINES)


# --- what layers take ----------------------------------------------------------------------------


def graph_constraints_and_regularizers(contrib, tf):
    constraints, regularizers = _deep(contrib, "constraints"), _deep(contrib, "regularizers")
    weights = tf.constant(LINES[0])
    found = [
        constraints.MaxNorm(0.5, axis=0)(weights),
        constraints.MinMaxNorm(0.5, 0.9, rate=0.5)(weights),
        constraints.NonNeg()(weights),
        constraints.UnitNorm(axis=1)(weights),
        regularizers.L1L2(0.1, 0.2)(weights),
        regularizers.l1_l2(0.3, 0.1)(weights),
    ]
    return found


def graph_scales_of_initializers(contrib, tf):
    """Drawn are numbers of the spread that the sizes of a layer ask for."""
    initializers, short = _deep(contrib, "initializers"), contrib.keras.initializers
    drawn = [
        initializers.lecun_uniform(seed=1),
        initializers.lecun_normal(seed=1),
        initializers.he_normal(seed=1),
        initializers.glorot_uniform(seed=1),
        initializers.glorot_normal(seed=1),
        short.glorot_uniform(seed=1),
        short.glorot_normal(seed=1),
    ]
    values = [each([200, 100], dtype=tf.float32) for each in drawn]
    spreads = [tf.round(tf.math.reduce_std(value) * 200.0) for value in values]
    return [initializers.Identity(2.0)([3, 3], dtype=tf.float32), tf.stack(spreads)]


def graph_losses_and_metrics(contrib, tf):
    keras, truth = contrib.keras, tf.one_hot([[0, 1, 2, 0, 1, 2]] * 2, 3)
    return [
        keras.metrics.categorical_accuracy(truth, tf.constant(LINES)),
        _deep(contrib, "losses").MSE(truth, tf.constant(LINES)),
    ]


# --- training and tools --------------------------------------------------------------------------


def case_models_are_trained_and_kept(contrib, tf, tmp):
    keras, api = contrib.keras, package(contrib, "keras.api.keras")
    backend = _deep(contrib, "backend")
    assert package(contrib, "keras.api.keras.optimizers").RMSprop is keras.optimizers.RMSprop
    with tf.Graph().as_default(), tf.Session() as session:
        keras.backend.set_session(session)
        backend.set_learning_phase(1)
        model = keras.models.Sequential([keras.layers.Dense(2, input_shape=(3,))])
        model.set_weights([LINES[0, :3, :2], LINES[0, 3, :2]])
        model.compile(keras.optimizers.RMSprop(0.1, rho=0.8), "mse")
        model.fit(LINES[:, 0], LINES[:, 1, :2], batch_size=2, epochs=2, shuffle=False, verbose=0)
        trained = keras.backend.get_value(model.weights[0])
        api.models.save_model(model, str(tmp / "model.h5"))
        again = api.models.load_model(str(tmp / "model.h5"))
        kept = np.array_equal(again.get_weights()[0], trained)
    return numbers(trained), bool(kept)


def case_tools_of_keras(contrib, tf, tmp):
    text, sequence = _deep(contrib, "preprocessing.text"), _deep(contrib, "preprocessing.sequence")
    image, keras = _deep(contrib, "preprocessing.image"), contrib.keras
    words = text.Tokenizer(num_words=5)
    words.fit_on_texts(["a b a", "c a b"])
    (tmp / "kept").write_bytes(b"kept")
    url = (tmp / "kept").as_uri()
    fetched = keras.utils.get_file("here", url, cache_dir=str(tmp), cache_subdir="")
    return {
        "words": [words.texts_to_sequences(["b c a d"]), words.word_index],
        "padded": numbers(sequence.pad_sequences([[1], [2, 3, 4]], maxlen=2, padding="post")),
        "hot": numbers(keras.utils.to_categorical([1, 0], 3)),
        "same": keras.utils.to_categorical is _deep(contrib, "utils").to_categorical,
        "array": numbers(image.img_to_array(IMAGES[0], data_format="channels_first")[0]),
        "fetched": Path(fetched).read_text(),
    }


CASES = {
    **{name[6:]: run(case) for name, case in list(globals().items()) if name.startswith("graph_")},
    **cases(globals()),
}


@pytest.mark.filterwarnings("ignore:You are saving your model as an HDF5 file:UserWarning")
@pytest.mark.filterwarnings("ignore:`tf.keras.backend.set_learning_phase` is:UserWarning")
@pytest.mark.parametrize("name", CASES)
def test_keras_computes_what_it_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
