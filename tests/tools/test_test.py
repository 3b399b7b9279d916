"""The README's second command: which environments of the matrix it picks."""

ENVIRONMENTS = ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221", "py312-tf218"]


def test_environments_whose_interpreter_is_there_run(load):
    """All of them, and what needs no particular interpreter."""
    chosen = load("test").runnable(ENVIRONMENTS, ["py37", "py311", "py313"])
    assert chosen == ["lint", "units", "py37-tf115", "py311-tf215", "py313-tf221"]


def test_a_machine_with_one_python_runs_the_full_battery(load):
    """Where none of the full ones can run, the newest smoke becomes a full one."""
    chosen = load("test").runnable(ENVIRONMENTS, ["py312"])
    assert chosen == ["lint", "units", "py312-tf218-full"]


def test_what_ci_requires_must_be_there(load, monkeypatch, capsys):
    """With --require-full a machine that lacks an interpreter of the full battery fails."""
    test = load("test")
    monkeypatch.setattr(test.launcher, "environment", lambda name: test.Path("there"))
    monkeypatch.setattr(test.launcher, "install", lambda *arguments: None)
    monkeypatch.setattr(test, "interpreters", lambda: {"py313": "a", "py311": "b"})
    listed = "\n".join(ENVIRONMENTS)
    monkeypatch.setattr(test.subprocess, "check_output", lambda *a, **k: listed)
    ran = []

    def run(command):
        ran.append(command)
        return 0

    monkeypatch.setattr(test.launcher, "run", run)
    monkeypatch.setattr(test.launcher, "require_python", lambda *arguments: None)
    assert test.main(["--require-full"]) == 1
    assert "tf115" in capsys.readouterr().out and not ran
    assert test.main(["--", "-x"]) == 0
    assert ran[0][-2:] == ["--", "-x"]
