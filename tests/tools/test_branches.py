"""The share of the branches alone, of what coverage measured."""

import os
import subprocess
import sys

import pytest

# Of its four branches three are taken, and of its seven statements six.
PROGRAM = """
for number in (1, 2):
    if number:
        print(number)
    else:
        print("none")
print("end")
"""


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """A directory in which coverage has measured the program."""
    (tmp_path / "program.py").write_text(PROGRAM)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COVERAGE_FILE", str(tmp_path / "measured"))
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)
    command = [sys.executable, "-m", "coverage", "run", "--branch", "program.py"]
    subprocess.run(command, check=True, env=dict(os.environ))


@pytest.mark.needs("coverage")
@pytest.mark.parametrize("arguments, code", [([], 0), (["75"], 0), (["75.1"], 2)])
def test_branches_alone_are_counted(load, measured, capsys, arguments, code):
    """Statements don't count; the file that leaves one out is named, and too little is an error."""
    assert load("branches").main(arguments) == code
    said = capsys.readouterr().out
    assert "Branches alone: 75.00 %" in said and "   1 program.py" in said
    assert ("Less than the 75.1 %" in said) is bool(code)
