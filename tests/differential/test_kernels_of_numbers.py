"""Contrib's own ops on matrices and images: what native's compiled kernels compute, and ours.

Inputs are random, from seeds; each is small, since there are many.
"""

import numpy as np
import pytest
from batteries import answer, cases
from native_ops import answers, kernel


def floats(random, *shape):
    return np.asarray(random.randn(*shape), np.float32)


# --- factorization -------------------------------------------------------------------------------


def case_elements_of_a_product(contrib, tf, tmp):
    random, seen = np.random.RandomState(0), {}
    for a, b in [(False, False), (True, False), (False, True), (True, True)]:
        left, right = floats(random, 3, 2), floats(random, 2, 4)
        indices = np.array([[0, 3], [2, 0], [2, 0], [1, 2]], np.int64)
        feed = [left.T if a else left, right.T if b else right, indices]
        feeds = [feed, [*feed[:2], indices[:0]]]

        def build(left, right, indices, turned=(a, b)):
            return [kernel(contrib, "masked_matmul")(left, right, indices, *turned)]

        seen[f"{a} {b}"] = answers(tf, build, feeds)
    return seen


def _sides(contrib, tf, feeds, is_transpose):
    def build(*parts):
        compute = kernel(contrib, "wals_compute_partial_lhs_and_rhs")
        return compute(*parts, is_transpose)

    return answers(tf, build, feeds)


def _entries(seed, weighted=False, is_transpose=False, is_one=False):
    random = np.random.RandomState(seed)
    rows, count, size = random.randint(1, 4), random.randint(1, 5), random.randint(1, 4)
    there = np.argwhere(random.rand(rows, count) < 0.7).astype(np.int64)
    nothing = np.zeros([0], np.float32)
    own = [np.abs(floats(random, n)) for n in (count, rows, len(there))]
    weights = [nothing, nothing, own[2]] if weighted else [own[0], own[1], nothing]
    if is_one:
        weights[1] = np.abs(floats(random))
    factors, missing = floats(random, count, size), np.float32(0.1 * seed)
    values = floats(random, len(there))
    there = there[:, ::-1] if is_transpose else there
    parts = [factors, weights[0], missing, weights[1], there, values, weights[2]]
    return [np.asarray(part) for part in [*parts, np.int64(rows)]]


def case_sides_of_least_squares(contrib, tf, tmp):
    return _sides(contrib, tf, [_entries(seed) for seed in range(8)], False)


def case_sides_of_the_transpose(contrib, tf, tmp):
    feeds = [_entries(seed, is_transpose=True) for seed in range(4)]
    return _sides(contrib, tf, feeds, True)


def case_sides_of_weighted_entries(contrib, tf, tmp):
    feeds = [feed for feed in (_entries(seed, True) for seed in range(8)) if len(feed[4])]
    return _sides(contrib, tf, feeds, False)


# --- fused_conv ----------------------------------------------------------------------------------


def case_convolutions_of_small_integers(contrib, tf, tmp):
    """The only ones that native computes without a GPU."""
    random, seen = np.random.RandomState(7), {}
    images, filters, side = (
        random.randint(-128, 128, shape).astype(np.int8)
        for shape in ((2, 5, 4, 3), (3, 2, 3, 2), (2, 5, 4, 2))
    )
    bias = floats(random, 2)
    ways = {("SAME", 1): (5, 4), ("VALID", 1): (3, 3), ("VALID", 2): (2, 2)}
    for mode in ("Relu", "None"):
        for (padding, stride), (rows, columns) in ways.items():
            for scale in (0.0, 0.25):

                def build(*feed, mode=mode, scale=scale, stride=stride, padding=padding):
                    images, filters, bias, side = feed
                    small = [tf.bitcast(part, tf.qint8) for part in (images, filters, side)]
                    found = kernel(contrib, "fused_conv2d_bias_activation")(
                        *small[:2],
                        bias,
                        small[2] if scale else tf.zeros([0], tf.qint8),
                        *(1 / 512, scale),
                        strides=[1, stride, stride, 1],
                        padding=padding,
                        activation_mode=mode,
                    )
                    return [tf.bitcast(found, tf.int8)]

                feed = [images, filters, bias, side[:, :rows, :columns]]
                seen[f"{mode} {padding} {stride} {scale}"] = answers(tf, build, [feed])
    return seen


def case_halves_are_rounded_to_even(contrib, tf, tmp):
    images = np.arange(-8, 8).astype(np.int8).reshape(1, 4, 4, 1)

    def build(images, scale):
        one = tf.bitcast(tf.ones([1, 1, 1, 1], tf.int8), tf.qint8)
        found = kernel(contrib, "fused_conv2d_bias_activation")(
            *(tf.bitcast(images, tf.qint8), one, [0.0], tf.zeros([0], tf.qint8)),
            *(scale, 0.0, [1, 1, 1, 1], "SAME"),
            activation_mode="None",
        )
        return [tf.bitcast(found, tf.int8)]

    return answers(tf, build, [[images, np.float32(scale)] for scale in (0.5, 50.0)])


# --- image ---------------------------------------------------------------------------------------


def case_rows_and_columns_are_matched(contrib, tf, tmp):
    random, seen = np.random.RandomState(1), {}
    for most in (-1, 0, 1, 2, 9):
        feeds = []
        for _ in range(6):
            rows, columns = random.randint(1, 5, size=2)
            distances = np.round(floats(random, rows, columns), 1)
            feeds.append([distances, np.float32(random.randint(-1, rows + 1))])
            feeds[-1][1] = np.asarray(feeds[-1][1])

        def build(distances, valid, most=most):
            return kernel(contrib, "bipartite_match")(distances, valid, most)

        seen[str(most)] = answers(tf, build, feeds)
    return seen


def _components(contrib, tf, feeds):
    """Numbers components in their order: natively the op's own numbers are any, but different."""
    number = kernel(contrib, "image_connected_components")
    found = answers(tf, lambda images: [number(images)], feeds)
    seen = []
    for (components,) in found:
        flat = np.ravel(components).astype(int).tolist()
        names = {0: 0}
        seen.append([names.setdefault(component, len(names)) for component in flat])
    return seen


def case_components_are_numbered(contrib, tf, tmp):
    random, seen = np.random.RandomState(2), {}
    for kind, count in [("int32", 3), ("float32", 2), ("bool", 2), ("uint8", 4)]:
        feeds = []
        for size in ([1, 1, 1], [2, 4, 5], [1, 7, 7], [2, 0, 3], [1, 1, 6]):
            feeds.append([random.randint(0, count, size=size).astype(kind)])
        seen[kind] = _components(contrib, tf, feeds)
    spiral = ["11111", "00001", "11101", "10001", "11111"]
    words = np.array([[list(row) for row in spiral]], object)
    seen["string"] = _components(contrib, tf, [[words]])
    return seen


def case_images_are_turned(contrib, tf, tmp):
    random = np.random.RandomState(3)
    images = floats(random, 2, 3, 4, 1)
    turn = np.float32([[0.9, -0.3, 0.5, 0.3, 0.9, -0.2, 0.01, 0.0]])
    seen = {}
    for way in ("NEAREST", "BILINEAR"):

        def build(images, transforms, way=way):
            transform, second = (
                kernel(contrib, f"image_projective_transform{end}") for end in ("", "_v2")
            )
            larger = second(images, transforms, tf.constant([2, 5]), way)
            return [transform(images, transforms, way), larger]

        seen[way] = answers(tf, build, [[images, turn]])
    return seen


def case_colors_are_turned(contrib, tf, tmp):
    images = np.float32(np.random.RandomState(4).rand(1, 2, 2, 3))
    numbers = [(0, 1, 1), (0.5, 0.8, 1), (-2.0, 0.5, 0.9), (3, 0, 0.5)]
    feeds = [[images, *(np.asarray(part, np.float32) for part in each)] for each in numbers]
    return answers(tf, lambda *parts: [kernel(contrib, "adjust_hsv_in_yiq")(*parts)], feeds)


# --- resampler -----------------------------------------------------------------------------------


def case_images_are_resampled(contrib, tf, tmp):
    """Points are inside, on the edges, less than a pixel outside, and far away."""
    random = np.random.RandomState(5)
    points = random.uniform(-2, 5, size=[2, 3, 4, 2])
    points[0, 0] = [[0, 0], [3, 2], [-0.5, 1], [3.5, 2.5]]
    points[0, 1] = [[-1, 0], [4, 1], [2, 3], [1, 1]]
    seen = {}
    for kind in ("float32", "float64"):

        def build(images, points, output):
            found = kernel(contrib, "resampler")(images, points)
            return [found, *kernel(contrib, "resampler_grad")(images, points, output)]

        feed = [random.randn(2, 3, 4, 2), points, random.randn(2, 3, 4, 2)]
        seen[kind] = answers(tf, build, [[part.astype(kind) for part in feed]])
    return seen


def case_shapes_of_what_is_resampled(contrib, tf, tmp):
    resample = kernel(contrib, "resampler")
    with tf.Graph().as_default():

        def shape(images, points):
            parts = tf.placeholder(tf.float32, images), tf.placeholder(tf.float32, points)
            return answer(lambda: str(resample(*parts).shape.as_list()))

        return [
            shape([2, 3, 4, 5], [2, 6, 2]),
            shape([None, 3, 4, 5], [2, None, 7, 2]),
        ]


def case_what_can_not_be_resampled(contrib, tf, tmp):
    """Types are refused where the op is made, and shapes only when it is run."""
    resample, images = kernel(contrib, "resampler"), np.ones([2, 3, 4, 1], np.float32)
    points = np.zeros([2, 1, 2], np.float32)
    seen = {}
    for name, feed in {
        "three dimensions": (images[0], points),
        "three coordinates": (images, np.zeros([2, 1, 3], np.float32)),
        "one point for all": (images, points[0, 0]),
        "a scalar": (images, np.float32(0)),
        "other images": (images, points[:1]),
        "integers": (images.astype(np.int32), points.astype(np.int32)),
        "two types": (images.astype(np.float64), points),
    }.items():
        with tf.Graph().as_default(), tf.Session() as session:
            try:
                found = resample(*map(tf.constant, feed))
            except (TypeError, ValueError) as error:
                seen[name] = f"built: {type(error).__name__}"
                continue
            try:
                session.run(found)
            except tf.errors.OpError:
                seen[name] = "run"
    return seen


# --- reduce_slice_ops ----------------------------------------------------------------------------

SLICES = np.array([[0, 1], [1, 1], [0, 2], [2, 99], [3, 1]], np.int32)


def case_slices_are_reduced(contrib, tf, tmp):
    random, seen = np.random.RandomState(6), {}
    for kind in ("float32", "int64", "uint8"):
        data = (random.rand(4, 3, 2) * 9).astype(kind)
        for name in ("sum", "prod", "max", "min"):
            for axis in (0, 1):

                def build(data, slices, name=name, axis=axis):
                    reduce = kernel(contrib, f"reduce_slice_{name}")
                    return [reduce(data, slices, tf.constant(axis, tf.int64))]

                seen[f"{kind} {name} {axis}"] = answers(tf, build, [[data, SLICES]])
            bounds = np.array([0, 2, 2, 4], np.int32)
            seen[f"{kind} {name} bounds"] = answers(
                tf, lambda *feed, build=build: build(*feed, axis=0), [[data, bounds]]
            )
    return seen


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_ops_compute_as_native(check_nearly, contrib, tf, name):
    """Each op computes what native's compiled kernel does."""
    is_lacking = not hasattr(tf.raw_ops, "ImageProjectiveTransformV2")
    if name == "images_are_turned" and contrib.__name__ == "tf_contrib" and is_lacking:
        pytest.skip("On TensorFlow 1.15 the op is contrib's")
    check_nearly(name)
