"""Progress is shown on a terminal, and nowhere else."""

import io
import sys
import types

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.experiment import progress


class Config:
    is_chief = True


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """A terminal for standard error, and no waiting."""
    made = Terminal()
    # Not sys.stderr itself, which pytest takes for its own use.
    monkeypatch.setattr(progress, "sys", types.SimpleNamespace(stderr=made))
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_FIRST", 0.0)
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN", 0.0)
    return made


def train(hooks, steps):
    with tf.Graph().as_default():
        train_op = tf.assign_add(tf.train.create_global_step(), 1)
        with tf.train.MonitoredSession(hooks=hooks) as session:
            for _ in range(steps):
                session.run(train_op)


def test_logs_show_none(capsys):
    """Without a terminal there is no hook at all."""
    assert progress.progress_hooks(Config, None, 10) == []


def test_only_the_chief_shows_any(terminal):
    """Of a cluster's tasks only the chief shows progress."""

    class Worker:
        is_chief = False

    assert progress.progress_hooks(Worker, None, 10) == []


def test_a_line_without_rich(terminal, monkeypatch):
    """Without rich a line is written over itself and taken away at the end."""
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    train(progress.progress_hooks(Config, 4, None), 4)
    lines = terminal.getvalue().split("\r\x1b[K")
    assert [line.split(",")[0] for line in lines if line][-1].startswith("training: step ")
    assert "/4" in lines[1]
    assert lines[-1] == ""
    assert "\n" not in terminal.getvalue()


def test_short_runs_show_nothing(terminal, monkeypatch):
    """A run that is over within two seconds leaves the terminal alone."""
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_FIRST", 60.0)
    train(progress.progress_hooks(Config, None, None), 3)
    assert terminal.getvalue() == ""


def test_a_bar_with_rich(terminal):
    """With rich there is a bar, which goes away too."""
    pytest.importorskip("rich.progress")
    train(progress.progress_hooks(Config, None, 3), 3)
    assert "training: step" in terminal.getvalue()
