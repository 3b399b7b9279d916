"""Progress is shown on a terminal, nowhere else, and goes away whatever happens."""

import io
import os
import select
import signal
import subprocess
import sys
import threading
import time
import types

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.experiment import progress

HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


class Config:
    is_chief = True


class Worker:
    is_chief = False


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


def train(steps, config=Config, max_steps=None, more=None, hooks=()):
    """Trains so many steps under the hooks that show progress; returns those."""
    with progress.progress_shown(config, more, max_steps) as shown, tf.Graph().as_default():
        train_op = tf.assign_add(tf.train.create_global_step(), 1)
        with tf.train.MonitoredSession(hooks=[*shown, *hooks]) as session:
            for _ in range(steps):
                session.run(train_op)
    return shown


class Failing(tf.train.SessionRunHook):
    """Raises after so many steps."""

    def __init__(self, error, steps):
        self.error, self.steps = error, steps

    def after_run(self, run_context, run_values):
        self.steps -= 1
        if not self.steps:
            raise self.error


def test_logs_show_none(capsys):
    """Without a terminal there is no hook at all."""
    assert train(1) == []
    assert capsys.readouterr().err == ""


def test_only_the_chief_shows_any(terminal):
    """Of a cluster's tasks only the one in charge shows progress."""
    assert train(1, config=Worker) == []
    assert terminal.getvalue() == ""


def test_a_line_without_rich(terminal, monkeypatch):
    """Without rich a line is written over itself and taken away at the end."""
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    train(4, more=4)
    lines = terminal.getvalue().split("\r\x1b[K")
    assert [line.split(",")[0] for line in lines if line][-1].startswith("training: step ")
    assert "/4" in lines[1]
    assert lines[-1] == ""
    assert "\n" not in terminal.getvalue()


def test_short_runs_show_nothing(terminal, monkeypatch):
    """A run that is over within two seconds leaves the terminal alone."""
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_FIRST", 60.0)
    train(3)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("error", [None, ValueError(), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("rich", [True, False])
def test_the_terminal_is_left_as_it_was(terminal, monkeypatch, rich, error):
    """A bar and a line go away however training ends: by itself, an error or Ctrl-C."""
    if rich:
        pytest.importorskip("rich.progress")
        # What rich asks for in place of isatty() alone.
        monkeypatch.setenv("TERM", "xterm")
    else:
        monkeypatch.setitem(sys.modules, "rich.progress", None)
    streams, threads = (sys.stdout, sys.stderr), set(threading.enumerate())
    if error is None:
        train(3, max_steps=3)
    else:
        with pytest.raises(type(error)):
            train(3, max_steps=3, hooks=[Failing(error, 2)])
    shown = terminal.getvalue()
    assert "training: step" in shown
    assert (sys.stdout, sys.stderr) == streams
    for thread in set(threading.enumerate()) - threads:
        thread.join(5)
        assert not thread.is_alive(), thread
    if rich:
        assert shown.count(HIDE_CURSOR) == shown.count(SHOW_CURSOR) == 1
        assert shown.rindex(SHOW_CURSOR) > shown.index(HIDE_CURSOR)
    assert shown.rstrip("\r").endswith(("\x1b[K", "\x1b[2K", SHOW_CURSOR))
    assert shown.rindex("\x1b[") > shown.rindex("training: step")


def test_a_terminal_that_is_gone_ends_no_training(terminal, monkeypatch):
    """Where the terminal can't be written to any more, training goes on."""
    monkeypatch.setitem(sys.modules, "rich.progress", None)

    def write(text):
        raise OSError("Input/output error")

    monkeypatch.setattr(terminal, "write", write)
    hook = Failing(None, 0)
    train(3, max_steps=3, hooks=[hook])
    assert hook.steps == -3


PROGRAM = """
import signal, sys, threading

# What starts tests in the background has Ctrl-C ignored, and so by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment import progress
from tf_contrib import learn

progress._SECONDS_BEFORE_FIRST = progress._SECONDS_BETWEEN = 0.0
tf.logging.set_verbosity(tf.logging.ERROR)


def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
    loss = tf.reduce_mean(tf.square(features["x"] * weight - labels))
    train_op = tf.train.GradientDescentOptimizer(0.01).minimize(
        loss, global_step=tf.train.get_global_step()
    )
    return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn():
    return tf.data.Dataset.from_tensors(({"x": np.ones(2, "f")}, np.ones(2, "f"))).repeat()


experiment = learn.Experiment(
    tf_estimator.Estimator(model_fn, sys.argv[1]), input_fn, input_fn, train_steps=10 ** 9
)
try:
    experiment.train()
except KeyboardInterrupt:
    kinds = [type(stream).__name__ for stream in (sys.stdout, sys.stderr)]
    threads = [thread for thread in threading.enumerate() if "Refresh" in repr(thread)]
    for thread in threads:
        thread.join(5)
    print("INTERRUPTED", kinds, [thread for thread in threads if thread.is_alive()])
"""


@pytest.mark.e2e
@pytest.mark.slow
def test_ctrl_c_on_a_terminal(tmp_path):
    """Ctrl-C on a real terminal shows the cursor again and gives the streams back."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(program), str(tmp_path / "model")],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env=dict(
            os.environ,
            PYTHONPATH=os.pathsep.join(sys.path),
            TERM="xterm",
            TF_CPP_MIN_LOG_LEVEL="3",
            TF_CONTRIB_COMPAT_DEPRECATIONS="silent",
        ),
    )
    os.close(slave)
    try:
        seen = read_until(master, lambda text: text.count("training: step") >= 3)
        process.send_signal(signal.SIGINT)
        seen += read_until(master, lambda text: False)
        assert process.wait(timeout=60) == 0, seen
    finally:
        process.kill()
        os.close(master)
    after = seen[seen.rindex("training: step") :]
    assert "INTERRUPTED ['TextIOWrapper', 'TextIOWrapper'] []" in after, seen
    assert seen.count(HIDE_CURSOR) == seen.count(SHOW_CURSOR)
    assert after.count(SHOW_CURSOR) == seen.count(HIDE_CURSOR)


def read_until(terminal, condition):
    """Reads what a program writes until a condition holds, or it has ended, for two minutes."""
    seen, deadline = "", time.monotonic() + 120
    while not condition(seen):
        assert time.monotonic() < deadline, seen
        if select.select([terminal], [], [], 1)[0]:
            try:
                seen += os.read(terminal, 4096).decode(errors="replace")
            except OSError:  # The other end is closed.
                return seen
    return seen
