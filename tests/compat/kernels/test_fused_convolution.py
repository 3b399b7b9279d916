"""Fused convolutions of all types and layouts; native computes most of them on GPUs alone."""

import numpy as np
import pytest

tf = pytest.importorskip("tensorflow.compat.v1")

from contrib_compat.kernels.fused_convolution import fused_conv2d_bias_activation  # noqa: E402

RANDOM = np.random.RandomState(0)
IMAGES = RANDOM.randint(-9, 9, (2, 4, 5, 8)).astype(np.float32)
FILTERS = RANDOM.randint(-9, 9, (3, 2, 8, 12)).astype(np.float32)
BIAS = RANDOM.randint(-9, 9, 12).astype(np.float32)
SIDE = RANDOM.randint(-9, 9, (2, 2, 5, 12)).astype(np.float32)


def fours(values, axis):
    """Moves the channels, of which ``axis`` is the axis, into the second and a last one of four."""
    values = np.moveaxis(values, axis, -1)
    values = values.reshape((*values.shape[:-1], -1, 4))
    return np.moveaxis(values, -2, 1)


LAYOUTS = {
    "NHWC": (lambda images: images, [1, 2, 1, 1]),
    "NCHW": (lambda images: np.moveaxis(images, 3, 1), [1, 1, 2, 1]),
    "NCHW_VECT_C": (lambda images: fours(images, 3), [1, 1, 2, 1]),
}
FILTER_LAYOUTS = {
    "HWIO": lambda filters: filters,
    "OIHW": lambda filters: filters.transpose(3, 2, 0, 1),
    "OIHW_VECT_I": lambda filters: fours(filters.transpose(3, 0, 1, 2), 3),
}


def expected(scale=0.5, relu=True, conv_scale=0.25):
    """What TensorFlow's own ops make of the images, NHWC."""
    found = tf.nn.conv2d(IMAGES, FILTERS, strides=[1, 2, 1, 1], padding="SAME") * conv_scale
    found = tf.nn.bias_add(found + SIDE * scale, BIAS)
    return tf.nn.relu(found) if relu else found


@pytest.fixture
def session():
    """A session of a graph of its own."""
    with tf.Graph().as_default(), tf.Session() as session:
        yield session


@pytest.mark.parametrize("images, filters", list(zip(LAYOUTS, FILTER_LAYOUTS)))
@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_layouts_are_orders_of_the_axes(session, kind, images, filters):
    """The same numbers come out, in the layout of the images; shapes are known before."""
    order, strides = LAYOUTS[images]
    found = fused_conv2d_bias_activation(
        *(order(IMAGES).astype(kind), FILTER_LAYOUTS[filters](FILTERS).astype(kind), BIAS),
        *(order(SIDE).astype(kind), 0.25, 0.5, strides, "SAME", images, filters),
    )
    seen, wanted = session.run([found, expected()])
    assert (found.dtype, found.shape.as_list()) == (tf.as_dtype(kind), list(seen.shape))
    np.testing.assert_allclose(seen, order(wanted), rtol=1e-3 if kind == "float16" else 1e-5)


@pytest.mark.parametrize("relu, least", [("Relu", 0), ("None", -128)])
def test_small_integers_are_added_up_exactly_and_clipped(session, relu, least):
    """In the layout of GPUs too, where channels are in fours."""
    small = [
        tf.bitcast(part.astype(np.int8), tf.qint8)
        for part in (fours(IMAGES, 3), FILTER_LAYOUTS["OIHW_VECT_I"](FILTERS), fours(SIDE, 3))
    ]
    found = fused_conv2d_bias_activation(
        *(*small[:2], BIAS, small[2], 0.75, 0.5, [1, 1, 2, 1], "SAME"),
        *("NCHW_VECT_C", "OIHW_VECT_I", relu),
    )
    seen, wanted = session.run([tf.bitcast(found, tf.int8), expected(relu=False, conv_scale=0.75)])
    np.testing.assert_array_equal(seen, fours(np.clip(np.round(wanted), least, 127), 3))
    assert found.dtype == tf.qint8 and {least, 127} <= set(seen.ravel())


@pytest.mark.parametrize("side", [[], SIDE * np.nan], ids=["none", "no numbers"])
def test_at_a_scale_of_zero_the_side_input_is_ignored(session, side):
    """Whether there is none, or whatever it holds."""
    scale = tf.placeholder_with_default(0.0, [])
    found = fused_conv2d_bias_activation(
        IMAGES, FILTERS, BIAS, side, 0.25, scale, [1, 2, 1, 1], "SAME"
    )
    np.testing.assert_allclose(*session.run([found, expected(scale=0.0)]), rtol=1e-5)


def test_cells_of_filters_may_be_apart(session):
    """Along the axes that the layout of the images says."""
    found = fused_conv2d_bias_activation(
        IMAGES, FILTERS, BIAS, [], 1.0, 0.0, [1, 1, 1, 1], "VALID", dilations=[1, 1, 3, 1]
    )
    wanted = tf.nn.conv2d(IMAGES, FILTERS, [1, 1, 1, 1], "VALID", dilations=[1, 1, 3, 1])
    np.testing.assert_allclose(*session.run([found, tf.nn.relu(wanted + BIAS)]), rtol=1e-5)


def test_gradients_are_those_of_the_parts(session):
    """Natively there are none."""
    filters = tf.constant(FILTERS)
    found = fused_conv2d_bias_activation(IMAGES, filters, BIAS, [], 1.0, 0.0, [1, 1, 1, 1], "VALID")
    wanted = tf.nn.relu(tf.nn.conv2d(IMAGES, filters, [1, 1, 1, 1], "VALID") + BIAS)
    slopes = [tf.gradients(each, filters)[0] for each in (found, wanted)]
    np.testing.assert_allclose(*session.run(slopes), rtol=1e-4)


@pytest.mark.parametrize(
    "wrong, text",
    [
        ({"data_format": "CHWN"}, "data_format is 'CHWN'; one of NHWC, NCHW, NCHW_VECT_C"),
        ({"filter_format": "IO"}, "filter_format is 'IO'; one of HWIO"),
        ({"activation_mode": "Tanh"}, "activation_mode is 'Tanh'; one of Relu, None"),
        ({"padding": None}, "padding is None; one of SAME, VALID"),
        ({"side_input": SIDE[:, :1], "side_input_scale": 1.0}, "incompatible"),
        ({"conv_input": IMAGES.astype(np.float64)}, "conv_input is of float64"),
    ],
)
def test_what_is_none_of_the_values_is_refused(session, wrong, text):
    """Before any op is made, and by its name."""
    given = {"conv_input": IMAGES, "filter": FILTERS, "bias": BIAS, "side_input": []}
    given.update(conv_input_scale=1.0, side_input_scale=0.0, strides=[1, 2, 1, 1], padding="SAME")
    with pytest.raises((TypeError, ValueError), match=text):
        fused_conv2d_bias_activation(**{**given, **wrong})
