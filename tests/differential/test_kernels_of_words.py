"""Contrib's own ops on texts, numbers and their order: what native's kernels answer, and ours."""

import numpy as np
import pytest
from batteries import answer, cases, raised_type
from native_ops import answers, kernel, read

# --- libsvm --------------------------------------------------------------------------------------


def _texts(*lines):
    return np.array(lines, object)


def decoded(contrib, tf, lines, **types):
    """Returns what lines are read as, or the type of the error."""

    def build(place):
        return kernel(contrib, "decode_libsvm")(place, 6, **types)

    return answer(answers, tf, build, [[lines]])


def case_lines_are_read(contrib, tf, tmp):
    lines = {
        "three": _texts("1 1:3.4 2:0.5 4:0.231", "1 2:2.5 3:8 5:0.503", "2 3:2.5 2:-1 1:0.105"),
        "two dimensions": np.array([["1 0:1", "-3"], ["2 1:2", "7 5:0 9:1 5:2"]], object),
        "spaces": _texts(" 1  1:1 ", "1\t1:1", "1 1:1\n"),
        "labels alone": _texts("1", "2"),
        "nothing": np.zeros([0], object),
    }
    return {name: decoded(contrib, tf, each) for name, each in lines.items()}


def case_lines_are_read_as_other_types(contrib, tf, tmp):
    return [
        decoded(contrib, tf, _texts("1.5 1:1e3"), dtype=tf.float64, label_dtype=tf.float32),
        decoded(contrib, tf, _texts("1 1:3 2:-4"), dtype=tf.int64, label_dtype=tf.int32),
        decoded(contrib, tf, _texts("1 1:3.9"), dtype=tf.int64),
        decoded(contrib, tf, _texts("99999999999 1:1"), label_dtype=tf.int32),
    ]


def case_lines_in_another_format(contrib, tf, tmp):
    wrong = ["", "x 1:1", "1.5 1:1", "1 -1:1", "1 1:x", "1 1", "+1 1:1", "1 1: 2", "1 a:1 1:2"]
    wrong += ["1 1:2 # hi", "1 1:2:3", "1 0x1:2", "1 +1:2", "1 1:", "1 :1", "1 ::"]
    return {line: decoded(contrib, tf, _texts(line)) for line in wrong}


def case_shapes_of_lines_are_known_beforehand(contrib, tf, tmp):
    decode = kernel(contrib, "decode_libsvm")
    with tf.Graph().as_default():
        seen = [
            str([each.shape.as_list() for each in decode(tf.placeholder(tf.string, shape), 4)[:1]])
            for shape in ([None], [None, 2], [3])
        ]
        return seen, raised_type(decode, tf.constant(["1"]), 0)


# --- text ----------------------------------------------------------------------------------------


def case_words_are_paired(contrib, tf, tmp):
    """Nothing is drawn, as both bounds are alike."""
    pair, seen = kernel(contrib, "skip_gram_generate_candidates"), {}
    for skips, start, limit, itself in [
        (1, 0, -1, False),
        (2, 0, -1, True),
        (1, 1, 3, False),
        (0, 0, -1, True),
        (0, 0, -1, False),
        (1, 9, 1, False),
        (1, -1, 1, False),
        (1, 3, 9, False),
        (1, 5, -1, False),
        (1, 0, 0, False),
        (1, 0, -2, False),
        (9, 2, -1, False),
    ]:

        def build(words, rest=(start, limit, itself), skips=skips):
            return pair(words, skips, skips, *rest)

        feeds = [[_texts(*"abcde")], [_texts("a")], [np.zeros([0], object)]]
        seen[str([skips, start, limit, itself])] = answers(tf, build, feeds)
    return seen


def case_bounds_of_skips(contrib, tf, tmp):
    pair = kernel(contrib, "skip_gram_generate_candidates")

    def build(least, most):
        return pair(tf.constant([1, 2]), least, most, 0, -1, False)

    bounds = [(-1, 1), (2, 1), (1, -1)]
    feeds = [[np.asarray(each, np.int32) for each in pair] for pair in bounds]
    seen = [raised_type(answers, tf, build, [feed]) for feed in feeds]
    with tf.Graph().as_default():
        words = tf.placeholder(tf.string, [None, 2])
        return [*seen, raised_type(pair, words, 1, 1, 0, -1, False)]


# --- periodic_resample ---------------------------------------------------------------------------


def case_dimensions_are_widened(contrib, tf, tmp):
    seen = {}
    for before, after in [
        ([3, 4], [6, None]),
        ([3, 4], [5, None]),
        ([3, 4], [None, 8]),
        ([3, 4], [3, None]),
        ([3, 4], [12, None]),
        ([3, 4], [None, 4]),
        ([2, 3, 4], [3, 5, None]),
        ([2, 2, 2, 4], [4, 4, 2, None]),
        ([2, 8, 2], [4, None, 6]),
        ([5], [None]),
    ]:
        count = int(np.prod(before))
        for kind in ("int64", "float32"):
            feed = [np.arange(count).reshape(before).astype(kind)]

            def build(values, after=after):
                return [kernel(contrib, "periodic_resample")(values, after)]

            seen[f"{before} {after} {kind}"] = answers(tf, build, [feed])
    return seen


def case_gradients_of_wider_dimensions(contrib, tf, tmp):
    slope, seen = kernel(contrib, "periodic_resample_op_grad"), {}
    for before, after, result in [
        ([3, 4], [6, None], [6, 2]),
        ([4, 3], [None, 6], [2, 6]),
        ([2, 2, 2, 4], [4, 4, 2, None], [4, 4, 2, 1]),
    ]:
        with tf.Graph().as_default(), tf.Session() as session:
            grad = tf.reshape(tf.range(np.prod(result), dtype=tf.float32), result)
            found = slope(grad, before, after)
            seen[f"{before} {after}"] = [read(session.run(found)), str(found.shape)]
    return seen


def case_dimensions_that_can_not_be(contrib, tf, tmp):
    widen = kernel(contrib, "periodic_resample")

    def build(values, after):
        return answers(tf, lambda each: [widen(each, after)], [[values]])

    values = np.arange(12).reshape(3, 4)
    shapes = [[2, None], [13, None]]
    return [raised_type(build, values, after) for after in shapes]


# --- boosted_trees -------------------------------------------------------------------------------


def case_numbers_are_sorted_into_buckets(contrib, tf, tmp):
    sort, seen = kernel(contrib, "bucketize_with_input_boundaries"), {}
    boundaries = np.float32([1.0, 2.5, 2.5, 16777216.0])
    for kind in ("float32", "float64", "int32", "int64"):
        numbers = np.array([[0, 1, 2], [3, 16777217, 99999999]]).astype(kind)
        feeds = [[numbers, boundaries], [numbers[:, :0], boundaries], [numbers, boundaries[:0]]]
        seen[kind] = answers(tf, lambda *parts: [sort(*parts)], feeds)
    odd = np.float32([[np.nan, np.inf], [-np.inf, 2.5]])
    seen["odd"] = answers(tf, lambda *parts: [sort(*parts)], [[odd, boundaries]])
    feed = [odd, boundaries[::-1]]
    seen["not in order"] = raised_type(answers, tf, lambda *parts: [sort(*parts)], [feed])
    return seen


def case_values_have_their_quantiles(contrib, tf, tmp):
    find, random = kernel(contrib, "quantiles"), np.random.RandomState(11)
    values = np.float32([*random.randn(20), np.nan, np.inf, -np.inf, 0.5])
    places = np.stack([np.arange(24), random.randint(0, 9, 24)], 1)
    ends = np.float32([-1.0, 0.0, 0.5, 0.5, 1.25])
    feeds = [
        [values, values[::-1], ends, ends[1:3], places],
        [values[:0], values[:1], ends[:1], ends[:1], places[:1]],
    ]

    def build(dense, sparse, dense_ends, sparse_ends, places):
        two = find([dense, dense], [sparse], [dense_ends, sparse_ends], [sparse_ends], [places])
        assert not any(len(each) for each in find([], [], [], [], []))
        return [*two.dense_quantiles, *two.sparse_quantiles]

    uneven = raised_type(find, [values], [], [], [], [])
    return [answers(tf, build, feeds), uneven]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_ops_answer_as_native(check, name):
    """Each op answers what native's compiled kernel does, bit for bit."""
    check(name)
