"""The README's second command: which environments of the matrix it picks."""

import configparser
import os
import re

import pytest

ENVIRONMENTS = ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221", "py312-tf218"]


def test_environments_whose_interpreter_is_there_run(load):
    """All of them, and what needs no particular interpreter."""
    chosen = load("test").runnable(ENVIRONMENTS, ["py37", "py311", "py313"])
    assert chosen == ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221"]


def test_crashes_are_tested_where_their_python_is(load):
    """The environment of tests/crash has a Python of its own."""
    runnable = load("test").runnable
    assert runnable(["crash", "py37-tf115"], ["py37", "py313"]) == ["crash", "py37-tf115"]
    assert runnable(["crash", "py37-tf115"], ["py37"]) == ["py37-tf115"]


@pytest.fixture
def main(load, monkeypatch):
    """The program on a machine of these Pythons and environments, and the commands that it ran."""
    test = load("test")
    ran = []

    def run(command):
        ran.append(command)
        return 0

    # Which it sets, for its own process, and which may be set for this one.
    for variable in ("PATH", "UV_PYTHON_DOWNLOADS"):
        monkeypatch.setenv(variable, os.environ.get(variable, ""))
    monkeypatch.setenv("TF_CONTRIB_COMPAT_COVERED", "")
    monkeypatch.setattr(test.launcher, "environment", lambda name: test.Path("there"))
    monkeypatch.setattr(test.launcher, "install", lambda *arguments: None)
    monkeypatch.setattr(test.launcher, "require_python", lambda *arguments: None)
    monkeypatch.setattr(test.launcher, "run", run)
    monkeypatch.setattr(test, "copy_of_1_15", lambda executables: 0)

    def on(factors, environments):
        listed = "\n".join(environments)
        monkeypatch.setattr(test, "interpreters", lambda: dict.fromkeys(factors, "a"))
        monkeypatch.setattr(test.subprocess, "check_output", lambda *a, **k: listed)
        return test.main, ran

    return on


def test_ci_runs_each_environment_of_tox(load, main):
    """Whatever tox.ini lists is run, where its Python is there."""
    tox = configparser.RawConfigParser()
    tox.read(str(load("launcher").ROOT / "tox.ini"))
    listed = re.sub(r"(py\d+-tf)\{(\w+),(\w+)\}", r"\1\2\n\1\3", tox["tox"]["env_list"]).split()
    run, ran = main(["py37", "py38", "py39", "py310", "py311", "py312", "py313"], listed)
    assert run([]) == 0
    assert ran[0][ran[0].index("-e") + 1].split(",") == listed


def test_a_machine_with_one_python_runs_the_full_battery(load):
    """Where none of the full ones can run, the newest smoke becomes a full one."""
    chosen = load("test").runnable(ENVIRONMENTS, ["py312"])
    assert chosen == ["lint", "units", "py312-tf218-full"]


def test_what_ci_requires_must_be_there(main, capsys):
    """With --require-full a machine that lacks an interpreter of the full battery fails."""
    run, ran = main(["py313", "py311"], ENVIRONMENTS)
    assert run(["--require-full"]) == 1
    assert "tf115" in capsys.readouterr().out and not ran
    assert run(["--", "-x"]) == 0
    assert ran[0][-2:] == ["--", "-x"]


def test_how_much_has_to_be_covered_is_asked_where_all_ran(main):
    """On a machine with few Pythons a gap in what ran together is none."""
    run, _ = main(["py37", "py311", "py313"], ENVIRONMENTS)
    for arguments, wanted in (([], ""), (["--require-full"], "95")):
        assert run(arguments) == 0
        assert os.environ["TF_CONTRIB_COMPAT_COVERED"] == wanted


def test_the_copy_of_1_15_is_made_once(load, monkeypatch, tmp_path):
    """Where the shared copy is whole nothing is downloaded; else it is made from uv's wheel."""
    test = load("test")
    monkeypatch.setenv("TF_CONTRIB_CACHE", str(tmp_path))
    ran, codes = [], [1, 0, 0, 0]

    def run(command, **variables):
        ran.append(command)
        return codes[len(ran) - 1]

    monkeypatch.setattr(test.launcher, "run", run)
    assert [test.copy_of_1_15(test.Path("bin")) for _ in range(2)] == [0, 0]
    check, install, fetch, check_again = ran
    assert check[-2:] == check_again[-2:] == ["fetch", "--check"]
    assert install[-1] == "tensorflow==1.15.5" and fetch[-3:] == ["fetch", "--from", install[-2]]
