"""Programs that run in processes of their own, and what tests of several rooms look at disks by."""

import os
import subprocess
import sys
import textwrap
import uuid

import pytest

LIMIT_S = 400

_HEADER = """
import tensorflow.compat.v1 as tf
{mode}
tf.logging.set_verbosity(tf.logging.ERROR)
"""


@pytest.fixture
def program(request, tmp_path):
    """Runs Python code in a new process, under a time limit; returns what it printed."""
    script = str(tmp_path / "program.py")

    def run(code, header=True, environment=()):
        mode = request.config.getoption("--tf-mode")
        start = _HEADER.format(mode="tf.disable_v2_behavior()" if mode == "v1" else "")
        with open(script, "w") as file:
            file.write((start if header else "") + textwrap.dedent(code))
        variables = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path), **dict(environment))
        done = subprocess.run(
            [sys.executable, script],
            env=variables,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout.strip()

    return run


@pytest.fixture
def record_calls(monkeypatch):
    """Has the calls of some functions of a module noted; returns the list of their names."""

    def record(module, *names):
        calls = []

        def recording(name, original):
            def function(*arguments, **options):
                calls.append(name)
                return original(*arguments, **options)

            return function

        for name in names:
            monkeypatch.setattr(module, name, recording(name, getattr(module, name)))
        return calls

    return record


@pytest.fixture
def ram(tf):
    """An empty directory of a file system that only TensorFlow knows."""
    base = f"ram://{uuid.uuid4().hex}"
    try:
        tf.gfile.MakeDirs(base + "/probe")
        can_list = tf.gfile.ListDirectory(base) == ["probe"]
    except tf.errors.OpError:
        can_list = False
    if not can_list:
        pytest.skip("TF 1.15 has no ram://, and that of TF 2.4 can't list directories")
    tf.gfile.DeleteRecursively(base + "/probe")
    yield base
    tf.gfile.DeleteRecursively(base)
