"""Baselines: findings that are known don't count, wherever their lines move."""

import json

import pytest

from contrib_compat import cli
from contrib_compat.migrate import baseline, discovery
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings

LINE = "from tensorflow.contrib import nowhere\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A directory to work in, with one file that has a finding."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.py").write_text(LINE)
    return tmp_path


def migrate(*arguments):
    """Runs the command and returns its exit code."""
    return cli.main(["migrate", "--check", "--baseline", "known.json", *arguments])


def test_what_is_known_does_not_count(project, capsys):
    """Exit code 0 as long as nothing new comes, and one line says how much is known."""
    assert migrate("--update-baseline", ".") == 0
    capsys.readouterr()
    assert migrate(".") == 0
    told = capsys.readouterr().out
    assert "TFC004" not in told and "1 known from the baseline" in told
    (project / "b.py").write_text(LINE)
    assert migrate(".") == 1
    told = capsys.readouterr().out
    assert "b.py:1:32: TFC004" in told and "a.py" not in told


def test_lines_may_move_and_be_indented(project):
    """A finding is told again by what its line says, not by its number."""
    migrate("--update-baseline", ".")
    (project / "a.py").write_text("import os\n\n\nif os:\n    " + LINE)
    assert migrate(".") == 0


def test_one_more_of_the_same_is_new(project):
    """As many are known as there were: copying a line is a new use."""
    (project / "a.py").write_text(LINE * 2)
    migrate("--update-baseline", ".")
    assert json.loads((project / "known.json").read_text())["findings"][0]["count"] == 2
    assert migrate(".") == 0
    (project / "a.py").write_text(LINE * 3)
    assert migrate(".") == 1
    (project / "a.py").write_text(LINE)
    assert migrate(".") == 0


def test_a_line_that_changes_is_new(project):
    """Who edits a line has the occasion to take it off contrib."""
    migrate("--update-baseline", ".")
    (project / "a.py").write_text(LINE.replace("nowhere", "nowhere as n"))
    assert migrate(".") == 1


def test_paths_count_from_the_baseline(project, monkeypatch):
    """It may be asked for from elsewhere, by absolute paths too, and move with the project."""
    (project / "sub").mkdir()
    (project / "sub" / "b.py").write_text(LINE)
    migrate("--update-baseline", ".")
    assert migrate(str(project)) == migrate("sub/b.py") == 0
    monkeypatch.chdir(project / "sub")
    assert cli.main(["migrate", "--check", "--baseline", "../known.json", "b.py"]) == 0
    monkeypatch.chdir(project.parent)
    moved = project.rename(project.with_name("moved"))
    assert cli.main(["migrate", "--check", "--baseline", f"{moved}/known.json", str(moved)]) == 0


def test_it_is_for_people_and_for_git(project):
    """A finding a line, sorted, so that two branches merge and a review sees what went."""
    (project / "z.py").write_text(LINE)
    (project / "é.py").write_text("é = 1; " + LINE, encoding="utf-8")
    migrate("--update-baseline", ".")
    text = (project / "known.json").read_text(encoding="utf-8")
    lines = [json.loads(line.rstrip(",")) for line in text.splitlines()[1:-1]]
    assert [line["path"] for line in lines] == ["a.py", "z.py", "é.py"]
    assert lines[0] == {
        "step": "shim",
        "path": "a.py",
        "code": "TFC004",
        "symbol": "tf.contrib.nowhere",
        "source": LINE.strip(),
        "count": 1,
    }
    before = text
    migrate("--update-baseline", ".")
    assert (project / "known.json").read_text(encoding="utf-8") == before


def test_each_step_has_its_own(project):
    """What is known for one step is new to another, whose update leaves the first alone."""
    migrate("--update-baseline", ".")
    assert migrate("--to", "core", ".") == 1
    assert migrate("--to", "core", "--update-baseline", ".") == 0
    assert migrate("--to", "core", ".") == migrate(".") == 0


def test_writing_edits_what_is_known_too(project):
    """A baseline is about what counts; the tool does what it can all the same."""
    (project / "a.py").write_text("import tensorflow.contrib.learn as l\n" + LINE)
    migrate("--update-baseline", ".")
    assert cli.main(["migrate", "--write", "--baseline", "known.json", "."]) == 0
    assert (project / "a.py").read_text().startswith("import tf_contrib.learn as l\n")


def test_a_file_that_fails_is_never_known(project):
    """Its findings can't be trusted, so it fails with a baseline as without one."""
    (project / "a.py").write_text(LINE + "(\n")
    assert migrate("--update-baseline", ".") == 3
    assert migrate(".") == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1, "findings": [{}]}',
        '{"schema": 2, "findings": []}',
    ],
)
@pytest.mark.parametrize("update", [(), ("--update-baseline",)])
def test_what_is_no_baseline_is_refused(project, text, update, capsys):
    """A file of something else is exit code 2, and stays as it is."""
    (project / "known.json").write_text(text)
    assert migrate(*update, ".") == 2
    assert "known.json: " in capsys.readouterr().err
    assert (project / "known.json").read_text() == text


def test_a_baseline_that_is_not_there_is_an_error(project, capsys):
    """A typing error in a pipeline must not let everything pass, nor fail for the wrong reason."""
    assert migrate(".") == 2
    assert "--update-baseline makes it" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--update-baseline",), ("--write", "--update-baseline")])
def test_updating_wants_a_file_and_no_writing(project, arguments, capsys):
    """It says which option is missing, or that one is too many."""
    given = ("--baseline", "known.json") if "--write" in arguments else ()
    assert cli.main(["migrate", *arguments, *given, "."]) == 2
    assert "--update-baseline: " in capsys.readouterr().err
    assert not (project / "known.json").exists()


def test_a_baseline_that_can_not_be_written_is_an_error(project, capsys):
    """One line says why, and nothing is half written."""
    assert cli.main(["migrate", "--update-baseline", "--baseline", "no/where.json", "."]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_standard_input_has_no_directory(tmp_path):
    """What is in no file is known by the name that it is given."""
    report = run(discovery.sources([]), Settings()).report
    file = tmp_path / "known.json"
    baseline.write(file, report)
    assert baseline.read(file, "shim") == {}
