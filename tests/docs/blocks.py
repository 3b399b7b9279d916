"""The blocks of code of a page in Markdown, and running them as a reader would.

A comment right above a block says what is to be known of it::

    <!-- not run: it downloads 110 MB -->       and why
    <!-- file: task.py -->                      it is a file that later blocks use
    <!-- exits with 1: it has findings -->      and why
    <!-- migrated: --to shim -->                a diff that tf-contrib migrate makes with that

All blocks of a page are run in its order, in one empty directory, those in Python in one namespace.
What a page takes for granted is made beforehand by the file of its name in ``given``.
"""

import importlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
GIVEN = Path(__file__).parent / "given"
#: What a page is made of beside code: directives of Sphinx, and what was printed.
NO_CODE = re.compile(r"\{.*\}|text")
NOTES = ("not run", "file", "exits with 1", "migrated")

_FENCE = re.compile(r"^( *)```(\S*).*?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"<!-- ([^:\n]+): ([^\n]+) -->\s*$")


class Block(NamedTuple):
    """A block of code.

    Attributes:
      line: the number of its first line in the page.
      language: what the fence says.
      text: the code.
      note: the word of the comment above it, one of NOTES; empty where there is none.
      why: what that comment goes on with.
    """

    line: int
    language: str
    text: str
    note: str
    why: str


def pages():
    """Returns the README, and the pages of the site that are written by hand."""
    docs = [path for path in (ROOT / "docs").rglob("*.md") if "made" not in path.parts]
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(docs)]


def name_of(page):
    """Returns a page's path below the root of the repository."""
    return page.relative_to(ROOT).as_posix()


def blocks(page):
    """Returns the blocks of code of a page, in its order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        before, language = text[: match.start()], match.group(2)
        note = _NOTE.search(before)
        word, why = note.groups() if note else ("", "")
        body = re.sub(f"^{match.group(1)}", "", match.group(3), flags=re.MULTILINE)
        found.append(Block(before.count("\n") + 2, language, body, word, why))
    return [block for block in found if not NO_CODE.fullmatch(block.language)]


def run(page, folder):
    """Runs the blocks of a page in a directory, which is the current one.

    Args:
      page: its path.
      folder: an empty directory.

    Returns:
      How many blocks were run.
    """
    namespace = {"__name__": "__main__"}
    environment = _environment(folder / ".bin")
    given = GIVEN / f"{page.stem.lower()}.py"
    if given.exists():
        exec(compile(given.read_text(encoding="utf-8"), str(given), "exec"), namespace)
    ran = 0
    for block in blocks(page):
        if block.note == "not run":
            continue
        if block.note == "file":
            (folder / block.why).write_text(block.text, encoding="utf-8")
            continue
        if block.note == "migrated":
            _migrate(block, folder / f"line_{block.line}.py", environment)
        else:
            _RUN[block.language](block, f"{name_of(page)}:{block.line}", namespace, environment)
        ran += 1
    return ran


def _environment(programs):
    """Makes the commands that a reader has after installing; returns the variables for them."""
    programs.mkdir()
    for name, module in (("tf-contrib", " -m contrib_compat"), ("python", ""), ("python3", "")):
        path = programs / name
        path.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)}{module} "$@"\n')
        path.chmod(0o755)
    return dict(
        os.environ,
        PATH=os.pathsep.join([str(programs), os.environ["PATH"]]),
        PYTHONPATH=os.pathsep.join(filter(None, sys.path)),
    )


def _python(block, place, namespace, environment):
    # Lines before the first are blank, so that a traceback names the page's.
    exec(compile("\n" * (block.line - 1) + block.text, place, "exec"), namespace)


def _shell(block, place, namespace, environment):
    done = subprocess.run(
        ["bash", "-e", "-u", "-o", "pipefail", "-c", block.text],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    wanted = int(block.note == "exits with 1")
    assert done.returncode == wanted, f"{place}: {done.returncode}\n{done.stdout.decode()}"


def _json(block, place, namespace, environment):
    json.loads(block.text)


def _toml(block, place, namespace, environment):
    importlib.import_module("tomllib").loads(block.text)


def _yaml(block, place, namespace, environment):
    importlib.import_module("yaml").safe_load(block.text)


def _migrate(block, file, environment):
    """Has the tool edit what the diff takes away, and compares with what it adds."""
    lines = block.text.splitlines(keepends=True)
    before, after = (
        "".join(line[1:] for line in lines if line[0] in (" ", sign)) for sign in ("-", "+")
    )
    file.write_text(before, encoding="utf-8")
    command = ["tf-contrib", "migrate", *shlex.split(block.why), "--write", str(file)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    assert file.read_text(encoding="utf-8") == after


_RUN = {"python": _python, "sh": _shell, "json": _json, "toml": _toml, "yaml": _yaml}
