"""Elements in turn; tests/differential/test_kernels.py compares them with native's."""

import collections
import threading

import pytest

pytest.importorskip("tensorflow")

from contrib_compat.kernels.round_robin import obtain_next


@pytest.mark.parametrize("use_resource", [True, False])
def test_elements_come_in_turn(tf, use_resource):
    """Both kinds of variable count, and hold the position of the element that was taken last."""
    with tf.Graph().as_default(), tf.Session() as session:
        start = tf.constant(-1, tf.int64)
        counter = tf.get_variable("counter", initializer=start, use_resource=use_resource)
        element = obtain_next(["a", "b"], counter)
        session.run(counter.initializer)
        taken = [[session.run(element), session.run(counter)] for _ in range(3)]
    assert taken == [[b"a", 0], [b"b", 1], [b"a", 0]]


@pytest.mark.parametrize("use_resource", [True, False])
def test_threads_never_share_a_turn(tf, use_resource):
    """Many threads at once take each element equally often."""
    taken = []
    with tf.Graph().as_default(), tf.Session() as session:
        start = tf.constant(-1, tf.int64)
        counter = tf.get_variable("counter", initializer=start, use_resource=use_resource)
        element = obtain_next(["a", "b", "c"], counter)
        session.run(counter.initializer)

        def take():
            taken.extend(session.run(element) for _ in range(30))

        threads = [threading.Thread(target=take) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert collections.Counter(taken) == {b"a": 60, b"b": 60, b"c": 60}
