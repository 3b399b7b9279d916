"""Beams, followed; tests/differential/test_kernels.py compares them with native's."""

import pytest

pytest.importorskip("tensorflow")

from contrib_compat.kernels.beam_search import gather_tree

STEPS = [[[1, 2, 9]], [[3, 4, 5]], [[6, 7, 8]]]
PARENTS = [[[0, 0, 0]], [[2, 0, 1]], [[1, 0, 2]]]


def test_a_beam_is_the_way_back(tf):
    """Each step's token is that of the beam that the later one goes on from."""
    with tf.Graph().as_default(), tf.Session() as session:
        beams = session.run(gather_tree(STEPS, PARENTS, [3], 0))
    assert beams[:, 0].T.tolist() == [[1, 4, 6], [9, 3, 7], [2, 5, 8]]


def test_nothing_comes_after_the_end(tf):
    """After its first end token a beam is filled with end tokens."""
    with tf.Graph().as_default(), tf.Session() as session:
        beams = session.run(gather_tree(STEPS, PARENTS, [3], 9))
    assert beams[:, 0].T.tolist() == [[1, 4, 6], [9, 9, 9], [2, 5, 8]]


def test_a_parent_beyond_the_last_beam_is_an_error(tf):
    """One past the last beam, which native read from the next entry's memory, is refused too."""
    wrong = [PARENTS[0], PARENTS[1], [[1, 3, 2]]]
    with tf.Graph().as_default(), tf.Session() as session:
        beams = gather_tree(STEPS, wrong, [3], 9)
        with pytest.raises(tf.errors.InvalidArgumentError, match="invalid parent id"):
            session.run(beams)


@pytest.mark.e2e
def test_beams_are_followed_in_a_function(tf):
    """The loop works under a tf.function, whichever control flow it uses."""
    if not tf.executing_eagerly():
        pytest.skip("functions are called at once in eager mode alone")
    traced = tf.function(lambda n: gather_tree(STEPS, PARENTS, n, 9), autograph=False)
    assert traced(tf.constant([2])).numpy()[:, 0].T.tolist() == [[9, 9, 9], [1, 4, 9], [2, 5, 9]]
