"""``tf-contrib migrate`` as a command: options, configuration, output, exit codes."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contrib_compat import cli
from contrib_compat.cli import migrate as declared
from contrib_compat.migrate import reports, rules, writing

ROOT = Path(__file__).parents[3]
PROGRAM = "import tensorflow.contrib.learn as l\nl.RunConfig()\n"
AFTER = PROGRAM.replace("tensorflow.contrib", "tf_contrib")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A directory to work in, outside of any git tree of this machine's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def run(*arguments):
    """Runs the command and returns its exit code."""
    return cli.main(["migrate", *arguments])


def test_a_dry_run_shows_a_diff_and_writes_nothing(project, capsys):
    """What would change is shown, exit code 1, and the file is as it was."""
    (project / "a.py").write_text(PROGRAM)
    assert run(".") == 1
    told = capsys.readouterr().out
    assert "-import tensorflow.contrib.learn as l\n+import tf_contrib.learn as l\n" in told
    assert (project / "a.py").read_text() == PROGRAM


def test_check_tells_without_a_diff(project, capsys):
    """``--check`` is for continuous integration: the exit code and a summary."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--check", "a.py") == 1
    assert "+import" not in capsys.readouterr().out
    (project / "a.py").write_text(AFTER)
    assert run("--check", "a.py") == 0


def test_write_edits_and_is_clean_afterwards(project):
    """Exit code 0: nothing is left, and a second run finds nothing."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--write", ".") == 0
    assert (project / "a.py").read_text() == AFTER
    assert run("--write", ".") == 0


def test_findings_that_stay_are_exit_code_1(project, capsys):
    """What is left is printed with its place, code and advice."""
    (project / "a.py").write_text("from tensorflow.contrib import nowhere\n")
    assert run("--write", "a.py") == 1
    assert "a.py:1:32: TFC004 " in capsys.readouterr().out


def test_a_file_that_fails_is_exit_code_3(project, capsys):
    """The others are written all the same."""
    (project / "a.py").write_text("import tensorflow.contrib\n(\n")
    (project / "b.py").write_text(PROGRAM)
    assert run("--write", ".") == 3
    assert (project / "b.py").read_text() == AFTER
    assert "a.py:2:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.py",),
        ("--target-tf", "new", "."),
        ("--select", "TFC999", "."),
        ("-", "a.py"),
    ],
)
def test_what_can_not_be_followed_is_exit_code_2(project, arguments, capsys):
    """One line says what came and what is wanted."""
    assert run(*arguments) == 2
    assert capsys.readouterr().err.startswith("tf-contrib migrate: ")


def test_rules_are_chosen_by_code(project, capsys):
    """``--select`` and ``--ignore`` take codes and beginnings of codes."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--ignore", "TFC001", ".") == 0
    assert run("--select", "TFC002,TFC003", ".") == 0
    assert run("--select", "TFC", "--ignore", "TFC002", ".") == 1


def test_a_comment_ignores(project, capsys):
    """``# tfc: ignore[CODE]`` at a line leaves it alone, for that code or for all."""
    (project / "a.py").write_text(
        "import tensorflow.contrib.learn as a  # tfc: ignore[TFC001]\n"
        "import tensorflow.contrib.learn as b  # tfc: ignore\n"
        "import tensorflow.contrib.learn as c  # tfc: ignore[TFC004]\n"
    )
    run("--write", ".")
    assert [line[:15] for line in (project / "a.py").read_text().splitlines()] == [
        "import tensorfl",
        "import tensorfl",
        "import tf_contr",
    ]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="has no tomllib")
def test_pyproject_has_the_defaults(project, capsys):
    """Options stand before the table; an unknown key, or a wrong value, is an error."""
    (project / "a.py").write_text(PROGRAM)
    (project / "old").mkdir()
    (project / "old" / "b.py").write_text(PROGRAM)
    file = project / "pyproject.toml"
    file.write_text('[tool.tf-contrib.migrate]\nexclude = ["old"]\nignore = ["TFC001"]\n')
    assert run(".") == 0
    assert run("--ignore", "TFC002", ".") == 1
    assert "old/b.py" not in capsys.readouterr().out
    for wrong in ('too = "core"', "select = 1", 'to = "nowhere"', "to = "):
        file.write_text(f"[tool.tf-contrib.migrate]\n{wrong}\n")
        assert run(".") == 2
    file.write_text('[tool.other]\nto = "x"\n')
    assert run(".") == 1


def test_standard_input(project, monkeypatch, capsysbinary):
    """``-`` is shown as a diff, or comes out edited with ``--write``, byte for byte."""
    raw = b"\xef\xbb\xbf" + PROGRAM.replace("\n", "\r\n").encode()
    for arguments, expected in [((), b"+++ b/x.py"), (("--write",), AFTER.encode()[:20])]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        run("-", "--stdin-filename", "x.py", *arguments)
        assert expected in capsysbinary.readouterr().out


def test_todo_comments_what_is_left(project):
    """A line gets one comment, once, and none inside of a string."""
    (project / "a.py").write_text(
        "from tensorflow.contrib import nowhere  # why\nnowhere.a(nowhere.b, '''\n''')\n"
    )
    assert run("--todo", "--write", ".") == 1
    text = (project / "a.py").read_text()
    assert text.count("TODO(TFC004)") in (0, 1)
    (project / "a.py").write_text("from tensorflow.contrib import nowhere  # why\n")
    run("--todo", "--write", ".")
    text = (project / "a.py").read_text()
    assert text.startswith("from tensorflow.contrib import nowhere  # why  # TODO(TFC004): ")
    run("--todo", "--write", ".")
    assert (project / "a.py").read_text() == text


def test_a_dirty_tree_is_refused(project, capsys):
    """With uncommitted changes nothing is written, unless the user insists."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]
    (project / "a.py").write_text(PROGRAM)
    for command in (["init", "-q"], ["add", "a.py"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True, cwd=project)
    (project / "a.py").write_text(PROGRAM + "\n")
    assert run("--write", ".") == 2
    assert (project / "a.py").read_text() == PROGRAM + "\n"
    assert "--allow-dirty" in capsys.readouterr().err
    assert run("--write", "--allow-dirty", ".") == 0


def test_what_git_does_not_know_is_refused(project, capsys):
    """A file that was never committed couldn't be had back; one that is ignored isn't git's."""
    subprocess.run(["git", "init", "-q"], check=True, cwd=project)
    (project / ".gitignore").write_text("ignored.py\n")
    for name in ("a b.py", "ignored.py"):
        (project / name).write_text(PROGRAM)
    assert run("--write", ".") == 2
    assert "(a b.py)" in capsys.readouterr().err
    assert (project / "a b.py").read_text() == PROGRAM
    assert run("--write", "ignored.py") == 0


def test_git_says_what_is_ignored(project):
    """What .gitignore names is left out, unless it is asked for by name."""
    subprocess.run(["git", "init", "-q"], check=True, cwd=project)
    (project / ".gitignore").write_text("build/\n")
    (project / "build").mkdir()
    (project / "build" / "a.py").write_text(PROGRAM)
    assert run("--check", ".") == 0
    assert run("--check", "build/a.py") == 1
    assert run("--check", "build") == 1


def test_a_link_stays_one(project):
    """What it leads to is edited, with its mode."""
    (project / "real.py").write_text(PROGRAM)
    (project / "real.py").chmod(0o754)
    (project / "link.py").symlink_to("real.py")
    assert run("--write", "link.py") == 0
    assert (project / "link.py").is_symlink()
    assert (project / "real.py").read_text() == AFTER
    assert (project / "real.py").stat().st_mode & 0o777 == 0o754


def test_other_names_of_a_file_keep_its_text(project, capsys):
    """A file is replaced, not written to: of its hard links just the one that is named."""
    (project / "a.py").write_text(PROGRAM)
    os.link(project / "a.py", project / "a.orig")
    (project / "b.py").write_text(PROGRAM)
    assert run("--write", ".") == 0
    assert (project / "a.py").read_text() == (project / "b.py").read_text() == AFTER
    assert (project / "a.orig").read_text() == PROGRAM
    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if "hard link" in line] == [
        "tf-contrib migrate: a.py: it has other names (hard links), which keep the old text"
    ]


def test_stubs_are_python_too(project):
    """A file of annotations is migrated; of names that a module hands on it says nothing."""
    stub = 'import tensorflow.contrib.learn as l\ndef f(x: l.RunConfig) -> "l.RunConfig": ...\n'
    (project / "ours.pyi").write_text("l = ...\n")
    (project / "a.pyi").write_text(stub)
    (project / "ours.py").write_text("from tensorflow.contrib import learn as l\n")
    (project / "b.py").write_text("from ours import l\nimport ours\nours.l.RunConfig()\n")
    assert run("--write", "--with-copy", ".") == 0
    assert (project / "a.pyi").read_text() == stub.replace("tensorflow.contrib", "tf_contrib")
    assert (project / "ours.py").read_text() == "from tf_contrib import learn as l\n"
    assert (project / "ours.pyi").read_text() == "l = ...\n"


def test_an_interruption_leaves_the_file_whole(project, monkeypatch, capsys):
    """Ctrl-C before the rename leaves the old text and no rubbish."""
    (project / "a.py").write_text(PROGRAM)

    def interrupted(*paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "replace", interrupted)
    assert run("--write", ".") == 130
    assert "interrupted" in capsys.readouterr().err
    assert [path.name for path in project.iterdir()] == ["a.py"]
    assert (project / "a.py").read_text() == PROGRAM


def test_a_file_that_changes_meanwhile_is_left(project, monkeypatch):
    """What somebody wrote since it was read is not lost."""
    file = project / "a.py"
    file.write_text(PROGRAM)
    with pytest.raises(writing.ChangedMeanwhileError, match="has changed"):
        writing.replace(file, b"other", b"new")
    assert file.read_text() == PROGRAM


def test_no_tensorflow_is_imported(project):
    """Programs are read and never run."""
    (project / "a.py").write_text(PROGRAM + "raise SystemExit(7)\n")
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}; from contrib_compat import cli; "
        "cli.main(['migrate', 'a.py']); "
        "print([m for m in ('tensorflow', 'numpy', 'tf_contrib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_steps_are_those_of_the_rules():
    """The command line, which imports no rule, lists the steps that they have."""
    assert declared.STEPS == rules.STEPS
    assert {step for rule in rules.every().values() for step in rule.steps} == set(rules.STEPS)


def test_the_formats_are_those_of_the_reports():
    """The command line, which imports no report, lists the formats that there are."""
    assert declared.FORMATS == reports.FORMATS


def test_json_is_all_that_is_printed(project, capsys):
    """Standard output is one object, with ``--check``, a dry run and ``--write`` alike."""
    (project / "a.py").write_text(PROGRAM + "from tensorflow.contrib import nowhere\n")
    for arguments, written in [(("--check",), False), ((), False), (("--write",), True)]:
        assert run("--output-format", "json", *arguments, ".") == 1
        (file,) = json.loads(capsys.readouterr().out)["files"]
        assert file["written"] == written


def test_standard_input_written_is_reported_on_standard_error(project, monkeypatch, capsys):
    """The program goes one way and the report the other, in any format."""
    for program, expected in [(PROGRAM, AFTER), ("x = 1\n", "x = 1\n")]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(program.encode())))
        assert run("--write", "--output-format", "json", "-") == 0
        told = capsys.readouterr()
        assert told.out == expected
        assert [file["written"] for file in json.loads(told.err)["files"]] == (
            [True] if program != expected else []
        )


def test_a_page_is_of_all_steps(project, capsys):
    """``--html`` writes what each step finds before any edit, beside the report and the edits."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--write", "--html", "page.html", "a.py") == 0
    assert (project / "a.py").read_text() == AFTER
    text = (project / "page.html").read_text(encoding="utf-8")
    for step in rules.STEPS:
        assert f'data-step="{step}"' in text
    assert "1 use rewritten in 1 file" in capsys.readouterr().out


def test_a_page_that_can_not_be_written_stops_the_edits(project, capsys):
    """Exit code 2 and the reason, before any file is touched."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--write", "--html", "nowhere/page.html", ".") == 2
    assert "can't be written" in capsys.readouterr().err
    assert (project / "a.py").read_text() == PROGRAM


def test_a_page_takes_the_place_of_an_old_one(project, monkeypatch):
    """It is never half a page: a link stays one, and an interruption leaves the old text."""
    (project / "real.html").write_text("old")
    (project / "page.html").symlink_to("real.html")
    writing.put(project / "page.html", b"new")
    assert (project / "real.html").read_text() == "new" and (project / "page.html").is_symlink()

    def interrupted(*paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        writing.put(project / "page.html", b"newer")
    assert sorted(path.name for path in project.iterdir()) == ["page.html", "real.html"]
    assert (project / "real.html").read_text() == "new"


def test_processes_are_counted(project, capsys):
    """``-j`` takes a number; 0 is as many as there are cores, and less than that is an error."""
    (project / "a.py").write_text(PROGRAM)
    assert run("--check", "-j", "0", ".") == run("--check", "-j2", ".") == 1
    assert run("-j", "-1", ".") == 2
    assert "-j: -1 processes, wanted" in capsys.readouterr().err


@pytest.mark.skipif(sys.version_info < (3, 11), reason="has no tomllib")
def test_the_baseline_of_pyproject_lies_beside_it(project, monkeypatch):
    """A baseline is found from any directory below, and the option stands before it."""
    (project / "pyproject.toml").write_text('[tool.tf-contrib.migrate]\nbaseline = "known.json"\n')
    (project / "sub").mkdir()
    (project / "sub" / "a.py").write_text(PROGRAM)
    monkeypatch.chdir(project / "sub")
    assert run("--update-baseline", ".") == 0
    assert (project / "known.json").exists()
    assert run("--check", ".") == 0
    assert run("--check", "--baseline", "other.json", ".") == 2


def test_a_terminal_sees_how_far_it_is(project, monkeypatch):
    """Standard error has a bar of the files where it is a terminal."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    (project / "a.py").write_text(PROGRAM)
    monkeypatch.setitem(sys.modules, "rich", None)
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    run("--check", ".")
    assert "--to shim [" in stderr.getvalue() and "1 of 1 files" in stderr.getvalue()


def test_the_hook_of_pre_commit_checks_files(project):
    """What ``.pre-commit-hooks.yaml`` says to run finds a use and passes a clean file."""
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    given = dict(re.findall(r"^  (\w+): (.+)$", hooks, re.MULTILINE))
    program, *entry = given["entry"].split()
    assert (program, given["language"]) == ("tf-contrib", "python")
    arguments = [*entry, *given["args"].strip("[]").split(", ")]
    (project / "a.py").write_text(PROGRAM)
    (project / "b.py").write_text(AFTER)
    assert cli.main([*arguments, "a.py", "b.py"]) == 1
    assert cli.main([*arguments, "b.py"]) == 0


@pytest.mark.needs("tomllib")
@pytest.mark.parametrize(
    "text, code",
    [
        ("[tool.tf-contrib]\nmigrate.ignore = ['TFC001']\n", 0),
        ("[tool . 'tf-contrib'.migrate]\nignore = ['TFC001']\n", 0),
        ("[project]\ndependencies = ['tf-contrib-compat']\n", 1),
        ("[tool.tf-contrib]\n", 1),
        ("[tool.tf-contrib.migrate\n", 2),
    ],
)
def test_the_table_may_be_spelled_as_toml_has_it(project, text, code):
    """Each way to write it counts, and one that is no TOML is an error."""
    (project / "a.py").write_text(PROGRAM)
    (project / "pyproject.toml").write_text(text)
    assert run("--check", ".") == code


def test_the_terminal_s_encoding_is_no_obstacle(project, monkeypatch):
    """What it can't show is escaped."""
    (project / "a.py").write_text(f"{PROGRAM}# é\n", encoding="utf-8")
    shown = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", shown)
    assert run(".") == 1
    assert b"+import tf_contrib.learn" in shown.buffer.getvalue()
    assert rb"# \xe9" in shown.buffer.getvalue()


def test_a_null_byte_has_a_place(project, capsys):
    """What keeps a file from being read is told with line and column."""
    (project / "a.py").write_text(f"{PROGRAM}x = 1\0\n")
    assert run(".") == 3
    assert "a.py:3:6: " in capsys.readouterr().out


def test_ctrl_c_at_any_moment_leaves_each_file_whole(project):
    """A process that is stopped while it writes: files are old or new, and nothing is beside."""
    files = [project / f"m{number}.py" for number in range(400)]
    for late in (0, 250):
        for path in files:
            path.write_text(PROGRAM)
        program = [sys.executable, "-m", "contrib_compat.cli", "migrate", "--write", "."]
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
        with subprocess.Popen(program, cwd=project, env=environment, stderr=subprocess.PIPE) as one:
            first = sorted(files)[late]
            while one.poll() is None and first.read_text() == PROGRAM:
                time.sleep(0.001)
            one.send_signal(signal.SIGINT)
            assert b"Traceback" not in one.stderr.read()
        texts = [path.read_text() for path in files]
        assert set(texts) <= {PROGRAM, AFTER}
        assert texts.count(AFTER) > late
        assert sorted(project.iterdir()) == sorted(files)
