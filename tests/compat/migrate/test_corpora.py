"""Real code in bulk: the sources of TensorFlow 1.15's wheel, and Python 2.7's own library.

``tox -e corpora`` runs these, after py37-tf115, whose wheel it reads; by themselves they take the
wheel that TF_CONTRIB_COMPAT_WHEEL_115 names.
"""

import ast
import io
import os
import shutil
import subprocess
import tokenize
from pathlib import Path

import pytest

from contrib_compat.migrate import discovery
from contrib_compat.migrate.file import migrate
from contrib_compat.migrate.findings import Status
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources import engines
from contrib_compat.sources.engines.tolerant import Tolerant
from contrib_compat.sources.text import Text

pytestmark = [pytest.mark.slow, pytest.mark.needs("tree_sitter_python")]

ROOT = Path(__file__).parents[3]
IN_TOX = ROOT / ".tox/py37-tf115/lib/python3.7/site-packages/tensorflow_core"
PYTHONS_2 = (*Path.home().glob(".pyenv/versions/2.7*/bin/python2.7"), shutil.which("python2.7"))


@pytest.fixture(scope="module")
def wheel():
    """The files of TensorFlow 1.15's wheel."""
    place = Path(os.environ.get("TF_CONTRIB_COMPAT_WHEEL_115", IN_TOX))
    if not place.is_dir():
        pytest.skip("there is no TensorFlow 1.15 here")
    return discovery.sources([place])


@pytest.mark.parametrize(
    "settings",
    [Settings("shim"), Settings("shim", with_copy=True), Settings("core", unsafe_fixes=True)],
    ids=["shim", "with the copy", "core"],
)
def test_the_wheel_is_not_damaged_and_nothing_is_silent(wheel, settings):
    """Each edited file parses, is stable, and each use that is written out has a finding."""
    found = run(wheel, settings)
    assert found.report.failed == ()
    assert found.report.read > 2000 and len(found.edited) > 25
    edited = {one.source.shown: one for one in found.edited}
    silent = []
    for result in found.report.files:
        ast.parse(result.after)
        told = {
            line
            for finding in result.findings
            for line in range(finding.span.line, finding.span.end_line + 1)
        }
        silent += [
            (result.path, first)
            for first, last, imports in spelled_out(result.before)
            # What is to be replaced is named where it is used, not where its module is imported.
            if not (imports and settings.step == "core")
            if told.isdisjoint(range(first, last + 1))
        ]
        if result.status is Status.CHANGED:
            one = edited[result.path]
            again = migrate(Text.decoded(one.after), result.path, settings, one.source.package)
            assert again.after.decode() == result.after
    assert silent == []


def spelled_out(program):
    """Yields first and last line of each use of tf.contrib, and whether it is an import's.

    Those of an import are the statement's.
    """
    last = ["", "", ""]
    begun = []
    word = ""
    for token in tokenize.generate_tokens(io.StringIO(program).readline):
        if token.type == tokenize.NEWLINE:
            for line, imports in begun:
                yield line, token.start[0] if imports else line, imports
            begun, word = [], ""
        elif token.type in (tokenize.NAME, tokenize.OP):
            word = word or token.string
            last = [*last[1:], token.string]
            if last in (["tf", ".", "contrib"], ["tensorflow", ".", "contrib"]):
                begun.append((token.start[0], word in ("from", "import")))


@pytest.fixture(scope="module")
def python_2():
    """Python 2.7, and the text of each file of its library that is written to be read."""
    program = next((str(path) for path in PYTHONS_2 if path), None)
    if program is None:
        pytest.skip("there is no Python 2.7 here")
    command = [program, "-c", "import os; print(os.path.dirname(os.__file__))"]
    library = Path(subprocess.check_output(command).decode().strip())
    paths = [
        path
        for path in sorted(library.rglob("*.py"))
        if "site-packages" not in path.parts
        and "data" not in path.parts
        and not path.name.startswith(("bad", "nocaret"))
    ]
    return program, [Text.decoded(path.read_bytes()) for path in paths]


def test_python_2_is_read(python_2):
    """At least 98 of 100 files of Python 2.7's library are read without an error."""
    _, texts = python_2
    opened = [engines.opened(text) for text in texts]
    assert len(texts) > 1000
    flawed = [one for one in opened if one.flaw or getattr(one.engine, "is_damaged", False)]
    assert len(flawed) <= 0.02 * len(texts)
    assert sum(isinstance(one.engine, Tolerant) for one in opened) > 300


def test_python_2_is_edited(python_2, tmp_path):
    """A use behind each file that only Python 2 parses is edited, and Python 2.7 compiles it."""
    program, texts = python_2
    use = b"\nimport tensorflow.contrib.learn as zz_learn\nzz_learn.RunConfig()\n"
    count = 0
    for text in texts:
        if not isinstance(engines.opened(text).engine, Tolerant):
            continue
        whole = Text(text.data + use, text.encoding, text.has_mark)
        outcome = migrate(whole, "x.py", Settings())
        if outcome.result.failure is None:
            count += 1
            assert outcome.after == text.data + use.replace(b"tensorflow.contrib", b"tf_contrib")
            (tmp_path / f"m{count}.py").write_bytes(text.encoded(outcome.after))
    assert count > 300
    command = [program, "-m", "compileall", "-q", str(tmp_path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
