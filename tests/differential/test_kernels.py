"""Contrib's own ops: what native TensorFlow 1.15's compiled kernels answer, and what ours do.

Inputs are random, from seeds; each is small, since there are many.
"""

import numpy as np
import pytest
from batteries import answer, cases, raised_type
from native_ops import answers, kernel

# --- layers --------------------------------------------------------------------------------------


def columns(seed, kinds):
    """Returns random columns: three arrays for each sparse one (s, i), one a dense one (S, I)."""
    random = np.random.RandomState(seed)
    batch = random.randint(0, 6) if seed else 0
    parts = []
    for kind in kinds:
        width = random.randint(0, 5)
        features = random.randint(-(2**62), 2**62, size=[batch, width])
        if kind in "sS":
            features = np.array(features, dtype="S20").astype(object)
        if kind in "SI":
            parts.append(features)
            continue
        there = np.argwhere(random.rand(batch, width) < 0.7).reshape([-1, 2])
        shape = np.array([batch, width], np.int64)
        parts += [there.astype(np.int64), features[tuple(there.T)], shape]
    return parts


def crossed(contrib, tf, name, kinds, num_buckets, out_type, hash_key=()):
    """Returns the crosses of random columns of the given kinds, sparse ones first."""

    def build(*parts):
        sparse = 3 * len([kind for kind in kinds if kind in "si"])
        groups = [list(parts[start:sparse:3]) for start in range(3)] + [list(parts[sparse:])]
        types = [out_type, tf.int64 if set(kinds) & set("iI") else tf.string]
        hashed = out_type == tf.int64
        return kernel(contrib, name)(*groups, hashed, num_buckets, *hash_key, *types)

    return answers(tf, build, [columns(seed, kinds) for seed in range(8)])


KINDS = ["s", "i", "S", "I", "ss", "sS", "iI", "siSI", "sss"]


def case_crosses_are_hashed_into_buckets(contrib, tf, tmp):
    name = "sparse_feature_cross"
    return {kinds: crossed(contrib, tf, name, kinds, 1000, tf.int64) for kinds in KINDS}


def case_crosses_are_hashed_into_few_buckets_or_many(contrib, tf, tmp):
    name = "sparse_feature_cross"
    numbers = [0, 1, 2, 2**31, 2**62 - 1, 2**62, 2**62 + 1, 2**63 - 2, 2**63 - 1]
    return {str(n): crossed(contrib, tf, name, "sI", n, tf.int64) for n in numbers}


def case_crosses_are_strings(contrib, tf, tmp):
    name = "sparse_feature_cross"
    return {kinds: crossed(contrib, tf, name, kinds, 0, tf.string) for kinds in KINDS}


def case_the_second_hash_has_a_key(contrib, tf, tmp):
    name = "sparse_feature_cross_v2"
    return {
        f"{kinds} {buckets} {key}": crossed(contrib, tf, name, kinds, buckets, tf.int64, [key])
        for kinds in KINDS
        for buckets, key in [(1000, 956888297470), (0, 956888297470), (10, 1)]
    }


# --- seq2seq -------------------------------------------------------------------------------------


def trees(seed):
    """Returns a random beam search: steps, parents, lengths and an end token."""
    random = np.random.RandomState(seed)
    time, batch, width = random.randint(0, 7), random.randint(0, 4), random.randint(1, 6)
    steps = random.randint(0, 9, size=[time, batch, width])
    parents = random.randint(0, width, size=[time, batch, width])
    lengths = random.randint(-1, time + 2, size=[batch])
    return [np.array(part, np.int32) for part in (steps, parents, lengths, seed % 9)]


def followed(contrib, tf, feeds):
    return answers(tf, lambda *parts: [kernel(contrib, "gather_tree")(*parts)], feeds)


def case_beams_are_followed_to_their_roots(contrib, tf, tmp):
    return followed(contrib, tf, [trees(seed) for seed in range(60)])


def case_parents_of_what_does_not_count_may_be_anything(contrib, tf, tmp):
    steps, parents, lengths, end = trees(5)
    parents[0], parents[lengths.max() :] = 99, -7
    return followed(contrib, tf, [[steps, parents, lengths, end]])


def case_a_parent_must_be_a_beam(contrib, tf, tmp):
    steps, parents, lengths, end = trees(5)
    lengths[:] = len(steps)
    feeds = [[steps, np.full_like(parents, wrong), lengths, end] for wrong in (-1, 99)]
    return [raised_type(followed, contrib, tf, [feed]) for feed in feeds]


def case_shapes_of_beams_are_known_beforehand(contrib, tf, tmp):
    follow = kernel(contrib, "gather_tree")
    with tf.Graph().as_default():

        def shape(steps, parents, lengths, end=()):
            parts = [tf.placeholder(tf.int32, each) for each in (steps, parents, lengths, end)]
            return answer(lambda: str(follow(*parts).shape.as_list()))

        return [
            shape(None, None, None),
            shape([None, 2, 3], [4, None, None], [None]),
            shape([None, None, 3], None, [2]),
            shape([None, 2, 3], [None, 2, 4], None),
            shape([None, 2, 3], None, [3]),
            shape([2, 3], None, None),
            shape(None, None, [2, 2]),
            shape(None, None, None, [1]),
        ]


# --- framework -----------------------------------------------------------------------------------


def case_variables_are_zeroed_once(contrib, tf, tmp):
    """Zeroes variables of several types, each of a kind of its own; then again, which fails."""
    seen = {}
    for dtype in (tf.float32, tf.float64, tf.int32, tf.int64, tf.float16):
        with tf.Graph().as_default(), tf.Session() as session:
            ref, handle = (
                tf.get_variable(name, [2, 3], dtype, use_resource=name == "b") for name in "ab"
            )
            for variable, zero in [
                (ref, kernel(contrib, "zero_initializer")(ref)),
                (
                    handle,
                    kernel(contrib, "zero_var_initializer")(handle.handle, dtype, [2, 3]),
                ),
            ]:
                session.run(zero.op)
                value = session.run(variable)
                again = raised_type(session.run, zero.op)
                seen[dtype.name + variable.op.name] = [value.tolist(), str(value.dtype), again]
    return seen


def case_only_variables_of_numbers_are_zeroed(contrib, tf, tmp):
    zero = kernel(contrib, "zero_initializer")
    with tf.Graph().as_default():
        text = tf.get_variable("text", [2], tf.string, use_resource=False, initializer=None)
        return [raised_type(zero, text), raised_type(zero, tf.constant([1.0]))]


# --- input_pipeline ------------------------------------------------------------------------------


def case_elements_come_in_turn(contrib, tf, tmp):
    """Takes elements from several positions, and reads the counter after each."""
    seen = {}
    for start in (-1, 0, 2, 3, 10):
        with tf.Graph().as_default(), tf.Session() as session:
            counter = tf.Variable(start, dtype=tf.int64, use_resource=False)
            element = kernel(contrib, "obtain_next")(tf.constant(["a", "b", "c"]), counter)
            session.run(counter.initializer)
            turns = [[session.run(element).decode(), session.run(counter)] for _ in range(5)]
            seen[str(start)] = [turns, str(element.shape.as_list())]
    return seen


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_ops_answer_as_native(check, name):
    """Each op answers what native's compiled kernel does, bit for bit."""
    check(name)
