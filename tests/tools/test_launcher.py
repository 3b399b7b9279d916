"""Environments of the two commands: found, made, and made afresh."""

import os
import subprocess
import sys

import pytest

BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture
def launcher(load, monkeypatch, tmp_path):
    """The launcher, in a repository of its own."""
    module = load("launcher")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


@pytest.mark.slow
def test_what_an_interrupted_run_left_is_made_afresh(launcher, tmp_path, capsys):
    """An environment without a working pip is replaced, and one that works is kept."""
    (tmp_path / ".venv" / "demo" / BIN).mkdir(parents=True)
    executables = launcher.environment("demo")
    assert "making it afresh" in capsys.readouterr().out
    subprocess.check_call([str(executables / "python"), "-m", "pip", "--version"])
    (executables / "ours").touch()
    assert launcher.environment("demo") == executables
    assert (executables / "ours").exists()


def test_an_environment_of_another_python_is_made_afresh(launcher, tmp_path, monkeypatch):
    """What was made by another version of Python is removed first."""
    executables = tmp_path / ".venv" / "demo" / BIN
    executables.mkdir(parents=True)
    monkeypatch.setattr(launcher.subprocess, "check_output", lambda *a, **k: "(3, 6)\n")
    made = []
    monkeypatch.setattr(launcher, "_create", made.append)
    launcher.environment("demo")
    assert made == [tmp_path / ".venv" / "demo"]
    assert not executables.exists()


def test_a_python_without_ensurepip_is_told_what_to_install(launcher, tmp_path, monkeypatch):
    """The reason is shown, with the package that brings it, and nothing half made is left."""
    failing = [sys.executable, "-c", "import sys; print('No ensurepip.'); sys.exit(1)"]
    run = subprocess.run
    monkeypatch.setattr(launcher.subprocess, "run", lambda command, **k: run(failing, **k))
    with pytest.raises(SystemExit, match=r"No ensurepip\.(.|\n)*apt install python3-venv"):
        launcher.environment("demo")
    assert not (tmp_path / ".venv" / "demo").exists()


def test_an_old_python_is_refused_in_one_line(launcher):
    """The message names the version that is wanted and the one that came."""
    with pytest.raises(SystemExit, match=r"^tool needs Python 3\.99 or newer; this is 3\.[0-9.]+,"):
        launcher.require_python(99, "tool")


def test_a_failure_of_pip_is_explained(launcher, monkeypatch):
    """What pip's own words leave open, no network or too new a Python, is said."""
    monkeypatch.setattr(launcher, "run", lambda command: 1)
    with pytest.raises(SystemExit, match="Without a network"):
        launcher.install(launcher.ROOT, "tensorflow")
