"""Programs that run in processes of their own."""

import os
import subprocess
import sys
import textwrap

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
