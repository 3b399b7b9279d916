"""The command line as a whole."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contrib_compat import cli

COMMANDS = sorted(Path(cli.__file__).parent.glob("[a-z]*.py"))


def started(*arguments, program="-m contrib_compat.cli"):
    """Runs the command line in a process and returns its exit code and its output."""
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    done = subprocess.run(
        [sys.executable, *program.split(), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout.decode()


def test_help_names_each_command():
    """``tf-contrib --help`` lists the commands with their summaries, and so does no argument."""
    code, told = started("--help")
    assert code == 0
    for path in COMMANDS:
        assert f"\n    {path.stem} " in told
    assert started()[0] == 2


@pytest.mark.smoke
def test_the_command_line_imports_little():
    """Help needs neither TensorFlow nor numpy nor rich."""
    program = (
        "import sys; from contrib_compat import cli\n"
        "try: cli.main(['fetch', '--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('tensorflow', 'numpy', 'rich', 'keras') if m in sys.modules])"
    )
    code, told = started(program, program="-c")
    assert code == 0 and told.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_is_short(path):
    """The logic of a command lives in the rooms: its file has fifty lines at most."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 50
    assert (ast.get_docstring(ast.parse(text)) or "").endswith(".")


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["catalog", "--format", "json"], 0),
        (["explain", *["tf.contrib.learn.Experiment"] * 2000], 0),
        (["migrate", "--to", "shim", "old.py"], 1),
        (["migrate", "--to", "shim", "--output-format", "json", "old.py"], 1),
        (["migrate", "--to", "shim", "--write", "-"], 0),
    ],
    ids=["catalog", "explain", "migrate", "migrate to json", "migrate standard input"],
)
def test_a_reader_may_stop_early(arguments, code, tmp_path):
    """As ``head`` does: no error of ours, and the exit code that the command would have had."""
    if arguments[0] == "migrate" and sys.version_info < (3, 9):
        pytest.skip("the migration tool wants Python 3.9")
    old = "import tensorflow.contrib.learn as learn\n" + "learn.RunConfig()  # and so on\n" * 4000
    (tmp_path / "old.py").write_text(old)
    program = [sys.executable, "-m", "contrib_compat.cli", *arguments]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    with open(str(tmp_path / "old.py")) as given, subprocess.Popen(
        program,
        env=environment,
        cwd=str(tmp_path),
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read().decode()
        assert "Error" not in told and "Traceback" not in told
        assert process.wait() == code
