"""The README's first command, as far as it needs no TensorFlow."""

import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parent.parent.parent / "tools" / "demo.py"


@pytest.fixture
def pip(load, monkeypatch):
    """What would have been installed, a list of pip's arguments for each call."""
    calls = []
    launcher = load("launcher")
    monkeypatch.setattr(launcher, "install", lambda place, *arguments: calls.append(arguments))
    return calls


def test_help_comes_before_anything_is_installed():
    """``--help`` prints the options and touches nothing."""
    output = subprocess.check_output([sys.executable, str(DEMO), "--help"], timeout=10).decode()
    assert "--train_steps" in output and "--verbose" in output


def test_what_is_installed_is_not_asked_for_again(load, pip, tmp_path):
    """A second run needs no network."""
    demo = load("demo")
    demo.install(tmp_path)
    assert any("tensorflow" in argument for call in pip for argument in call)
    del pip[:]
    demo.install(tmp_path)
    assert pip == []


def test_a_changed_source_is_installed_without_the_index(load, pip, tmp_path, monkeypatch):
    """Only the package itself is built again, by what is there."""
    demo = load("demo")
    demo.install(tmp_path)
    (tmp_path / "installed-package").write_text("other")
    del pip[:]
    demo.install(tmp_path)
    (call,) = pip
    assert {"--no-deps", "--no-build-isolation"} <= set(call)


def test_a_program_that_fails_shows_what_it_logged(load):
    """The error stream, kept back otherwise, comes with the exit code."""
    failing = [sys.executable, "-c", "import sys; sys.stderr.write('the reason'); sys.exit(3)"]
    with pytest.raises(SystemExit, match=r"the reason(.|\n)*code 3"):
        load("demo").run(failing, verbose=False)
