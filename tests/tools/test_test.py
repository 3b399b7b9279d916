"""The README's second command: which environments of the matrix it picks."""

import configparser
import json
import os
import re

import pytest

ENVIRONMENTS = ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221", "py312-tf218"]


def test_environments_whose_interpreter_is_there_run(load):
    """All of them, and what needs no particular interpreter."""
    chosen = load("test").runnable(ENVIRONMENTS, ["py37", "py311", "py313"])
    assert chosen == ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221"]


@pytest.mark.parametrize(("name", "needed"), [("crash", "py313"), ("oldest", "py37")])
def test_what_needs_a_python_runs_where_that_is(load, name, needed):
    """An environment that has no Python in its name may have one of its own."""
    runnable = load("test").runnable
    assert runnable([name, "py311-tf215"], [needed, "py311"]) == [name, "py311-tf215"]
    assert runnable([name, "py311-tf215"], ["py311"]) == ["py311-tf215"]


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


def test_what_failed_is_shown_again(load):
    """The last lines of both streams of each command that failed, and of no other."""
    failures = load("test").failures
    fine = {"command": ["pip", "freeze"], "output": "much", "err": "", "retcode": 0}
    lines = "".join(f"line {number}\n" for number in range(100))
    died = {"command": ["pytest", "-q"], "output": lines, "err": "Aborted\n", "retcode": -6}
    setup = {"command": ["pip", "install"], "output": "", "err": "no network", "retcode": 1}
    results = {
        "lint": {"setup": [fine], "test": [fine]},
        "py313-tf221": {"setup": [fine], "test": [fine, died]},
        "units": {"setup": [setup]},
    }
    shown = list(failures({"testenvs": results}))
    assert shown[0] == "--- py313-tf221: pytest -q: exit code -6"
    assert shown[1] == "line 40" and shown[60:62] == ["line 99", "Aborted"]
    assert shown[62:] == ["--- units: pip install: exit code 1", "no network"]
    assert not list(failures({}))


def test_a_run_that_fails_ends_with_what_failed(main, load, monkeypatch, tmp_path, capsys):
    """They are the results of this run; where tox wrote none there is nothing to show."""
    run, _ = main(["py37", "py311", "py313"], ENVIRONMENTS)
    launcher = load("test").launcher
    results = tmp_path / ".tox" / "results.json"
    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    monkeypatch.setattr(launcher, "run", lambda command: 1)
    assert run([]) == 1 and "---" not in capsys.readouterr().out

    def tox(command):
        assert not results.exists() and str(results) in command
        failed = {"command": ["pytest"], "output": "1 failed", "err": "", "retcode": 1}
        results.write_text(json.dumps({"testenvs": {"units": {"test": [failed]}}}))
        return 1

    results.parent.mkdir()
    results.write_text("of another run")
    monkeypatch.setattr(launcher, "run", tox)
    assert run([]) == 1
    assert capsys.readouterr().out.endswith("--- units: pytest: exit code 1\n1 failed\n")


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
