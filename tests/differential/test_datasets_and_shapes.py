"""Transformations of tf.contrib.data, and shapes by tf.contrib.framework, compared with native."""

import numpy as np
import pytest
from batteries import cases, numbers, raised, raised_type


def elements(tf, make):
    """Returns the elements of a dataset, with the shapes that are known of them."""
    with tf.Graph().as_default(), tf.Session() as session:
        dataset = make()
        following = tf.data.make_one_shot_iterator(dataset).get_next()
        shapes = tf.nest.map_structure(lambda t: t.shape.as_list(), following)
        found = []
        while True:
            try:
                found.append(numbers(session.run(following)))
            except tf.errors.OutOfRangeError:
                return [shapes, found]


def case_batches(contrib, tf, tmp):
    data = contrib.data

    def padded():
        rows = tf.data.Dataset.range(5).map(lambda n: tf.fill([n], n))
        return rows.apply(data.padded_batch_and_drop_remainder(2, [None], tf.constant(9, tf.int64)))

    def structured():
        rows = tf.data.Dataset.from_tensor_slices({"a": np.arange(5), "b": np.arange(5) * 2.0})
        return rows.apply(data.batch_and_drop_remainder(2))

    return [
        elements(tf, lambda: tf.data.Dataset.range(7).apply(data.batch_and_drop_remainder(3))),
        elements(tf, structured),
        elements(tf, padded),
    ]


def case_windows(contrib, tf, tmp):
    def by(*given, **named):
        slide = contrib.data.sliding_window_batch(*given, **named)
        _, found = elements(tf, lambda: tf.data.Dataset.range(7).apply(slide))
        return found

    def pairs():
        rows = tf.data.Dataset.range(4)
        both = tf.data.Dataset.zip((rows, {"a": rows}))
        return both.apply(contrib.data.sliding_window_batch(2, window_shift=2))

    def one_of_a_name():
        rows = tf.data.Dataset.range(4).map(lambda n: {"a": n})
        return rows.apply(contrib.data.sliding_window_batch(3))

    return [
        by(3),
        by(3, 2),
        by(3, window_shift=3),
        by(2, window_stride=2),
        by(8),
        elements(tf, pairs)[1],
        elements(tf, one_of_a_name)[1],
        raised(contrib.data.sliding_window_batch, 3, 1, 1),
    ]


def case_several_at_once(contrib, tf, tmp):
    def several():
        read = contrib.data.sloppy_interleave(
            lambda n: tf.data.Dataset.from_tensors(n).repeat(2), cycle_length=2, block_length=2
        )
        return tf.data.Dataset.range(4).apply(read)

    def total(dataset, reducer):
        with tf.Graph().as_default(), tf.Session() as session:
            return numbers(session.run(contrib.data.reduce_dataset(dataset(), reducer)))

    reducer = tf.data.experimental.Reducer(
        lambda zero: zero, lambda state, one: state + one, lambda state: state * 100
    )
    return [
        sorted(elements(tf, several)[1]),
        total(lambda: tf.data.Dataset.range(5), reducer),
        raised(contrib.data.reduce_dataset, [1, 2], reducer),
    ]


def case_shapes(contrib, tf, tmp):
    framework = contrib.framework
    with tf.Graph().as_default(), tf.Session() as session:
        known = tf.constant([[1.0, 2.0], [3.0, 4.0]], name="known")
        single = tf.constant([5.0], name="single")
        partly = tf.placeholder(tf.float32, [None, 2], name="partly")
        unknown = tf.placeholder(tf.float32, name="unknown")
        shape = tf.placeholder(tf.int32, name="shape")

        def run(tensor, value=(), **more):
            feed = {partly: np.ones([1, 2]), unknown: value, shape: [2, 2]}
            return [
                tensor.op.name,
                str(tensor.shape).replace("Dimension(None)", "None"),
                numbers(session.run(tensor, feed)),
            ]

        def fails(tensor, value):
            return raised_type(run, tensor, value)

        return {
            "same": framework.with_shape([2, 2], known) is known,
            "array": framework.with_shape(np.array([2, 2], np.int32), known) is known,
            "any": framework.with_shape(None, known) is known,
            "scalar": run(framework.with_shape([], single)),
            "scalar of unknown": run(framework.with_shape([], unknown), [3.0]),
            "partly": run(framework.with_shape([1, 2], partly)),
            "unknown": run(framework.with_shape([2, 1], unknown), [[1.0], [2.0]]),
            "by a tensor": run(framework.with_shape(shape, known)),
            "like": run(framework.with_same_shape(known, unknown), np.eye(2)),
            "like unknown": run(framework.with_same_shape(unknown, known), np.eye(2)),
            "fails": [
                fails(framework.with_shape([2, 1], unknown), [1.0]),
                fails(framework.with_shape([3, 2], partly), None),
                fails(framework.with_same_shape(unknown, known), [1.0]),
                raised_type(framework.with_shape, [2, 3], known),
                raised(framework.with_shape, [[2]], known)[0],
                raised(framework.with_shape, np.array([2.0]), known)[0],
                raised(framework.with_shape, np.array([2, 2], np.int64), known)[0],
                raised(framework.with_shape, tf.constant([2.0]), known)[0],
                raised_type(framework.with_shape, [tf.constant(2), 2], known),
                *(raised_type(framework.with_shape, odd, unknown) for odd in (None, "ab", 2)),
                raised(framework.with_shape, [1], tf.SparseTensor([[0]], [1], [1])),
            ],
        }


def case_sums_and_squeezes(contrib, tf, tmp):
    framework = contrib.framework
    with tf.Graph().as_default(), tf.Session() as session:
        a, b = tf.constant([[1.0], [2.0]], name="a"), tf.constant([3.0, 4.0], name="b")
        unknown = tf.placeholder_with_default(np.ones([2, 1], np.float32), None)
        total = framework.reduce_sum_n([a, b], name="all")
        sums = [framework.reduce_sum_n([b]), total]
        squeezed = [
            framework.remove_squeezable_dimensions(a, b),
            framework.remove_squeezable_dimensions(b, a),
            framework.remove_squeezable_dimensions(a, a),
            framework.remove_squeezable_dimensions(unknown, b),
            framework.remove_squeezable_dimensions(b, unknown, name="mine"),
        ]
        return [
            total.op.name,
            numbers(session.run(sums)),
            numbers(session.run(squeezed)),
            raised(framework.reduce_sum_n, []),
        ]


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_datasets_and_shapes(check, name):
    """The same elements, shapes and errors."""
    check(name)
