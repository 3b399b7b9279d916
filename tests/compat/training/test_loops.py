"""Training and evaluating in loops: what their defaults leave out."""

import os

import pytest

from contrib_compat.training import loops

pytestmark = pytest.mark.filterwarnings("ignore:tf.contrib.training.SummaryAtEndHook is deprecated")


@pytest.fixture(autouse=True)
def graph(tf):
    """A graph with a step that counts."""
    with tf.Graph().as_default() as graph:
        yield graph


@pytest.fixture
def train_op(tf):
    """Counts a step."""
    return tf.assign_add(tf.train.get_or_create_global_step(), 1)


def values(tf, folder):
    """Returns step and value of each summary in a directory, each of a single number."""
    (name,) = os.listdir(str(folder))
    return [
        (event.step, event.summary.value[0].simple_value)
        for event in tf.train.summary_iterator(str(folder / name))
        if event.summary.value
    ]


def test_who_writes_nothing_needs_no_directory(tf, train_op):
    """Without checkpoints and summaries it takes no directory; with either it asks for one."""
    hooks = [tf.train.StopAtStepHook(num_steps=3)]
    train = loops.train
    assert train(train_op, None, hooks=hooks, save_checkpoint_secs=0, save_summaries_steps=0) == 3
    for left in ("save_checkpoint_secs", "save_summaries_steps"):
        nothing = {"save_checkpoint_secs": None, "save_summaries_steps": None, left: 1}
        with pytest.raises(ValueError, match="logdir cannot be None when " + left):
            train(train_op, None, **nothing)


@pytest.mark.parametrize("by", ["log_dir", "summary_writer"])
def test_a_summary_at_the_end(tf, train_op, tmp_path, by):
    """It is of the last step, into a directory or by a writer."""
    tf.summary.scalar("twice", 2 * tf.train.get_or_create_global_step())
    given = tf.summary.FileWriter(str(tmp_path)) if by == "summary_writer" else str(tmp_path)
    hook = loops.SummaryAtEndHook(**{by: given})
    with tf.train.MonitoredSession(hooks=[hook]) as session:
        session.run(train_op)
        session.run(train_op)
    assert values(tf, tmp_path) == [(2, 4.0)]


def test_without_a_summary_there_is_none_at_the_end(tf, train_op, tmp_path):
    """A graph that has none is no error; who names neither place is told."""
    with tf.train.MonitoredSession(hooks=[loops.SummaryAtEndHook(str(tmp_path))]) as session:
        session.run(train_op)
    assert values(tf, tmp_path) == []
    with pytest.raises(ValueError, match="log_dir or summary_writer"):
        loops.SummaryAtEndHook()


def test_each_checkpoint_is_evaluated_once_for_its_final_values(tf, train_op, tmp_path):
    """Without ops to run in rounds there are the final ones alone; two checkpoints make two."""
    seen = []

    class Saw(tf.train.SessionRunHook):
        def end(self, session):
            seen.append(session.run(tf.train.get_global_step()))

    saver = tf.train.Saver()
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(train_op)
        saver.save(session, str(tmp_path / "model"), global_step=1)

    class Goes(Saw):
        def end(self, session):
            super().end(session)
            if len(seen) == 1:
                session.run(train_op)
                saver.save(session, str(tmp_path / "model"), global_step=2)

    last = loops.evaluate_repeatedly(
        str(tmp_path),
        final_ops=tf.train.get_global_step() * 10,
        hooks=[Goes()],
        eval_interval_secs=0,
        max_number_of_evaluations=2,
        timeout=5,
    )
    assert len(seen) == 2 and last == 20
