"""Helpers for the tests of the migration tool: none of them needs TensorFlow."""

import ast
import sys
import textwrap
from typing import NamedTuple

import pytest

if sys.version_info < (3, 9):  # noqa: UP036
    collect_ignore_glob = ["test_*.py", "rules/test_*.py", "reports/test_*.py"]
else:
    from contrib_compat.migrate.file import migrate
    from contrib_compat.migrate.findings import Status
    from contrib_compat.migrate.settings import Settings
    from contrib_compat.sources import engines
    from contrib_compat.sources.engines.tolerant import Tolerant
    from contrib_compat.sources.text import Text


class Seen(NamedTuple):
    """What came of a program: its new text, and the findings as (line, code, applied)."""

    after: str
    findings: list
    result: object


@pytest.fixture(
    params=["ast", pytest.param("tree-sitter", marks=pytest.mark.needs("tree_sitter_python"))]
)
def engine(request, monkeypatch):
    """Each program is read by both engines, which have to agree."""
    if request.param == "tree-sitter":
        monkeypatch.setattr(engines, "opened", lambda text: engines.Opened(Tolerant(text)))
    return request.param


@pytest.fixture
def migrated(engine):
    """Migrates a program's text, and checks what holds for each: it parses, and is stable."""

    def run(program, *, again=True, python_2=False, **settings):
        text = textwrap.dedent(program)
        chosen = Settings(**settings)
        outcome = migrate(Text(text.encode()), "program.py", chosen)
        result = outcome.result
        assert result.failure is None, result.failure
        after = outcome.after.decode()
        if not python_2:
            ast.parse(after)
        assert (after != text) == (result.status is Status.CHANGED)
        if again:
            second = migrate(Text(after.encode()), "program.py", chosen)
            assert second.after.decode() == after
        found = [(one.span.line, one.code, one.applied) for one in result.findings]
        return Seen(after, found, result)

    return run


@pytest.fixture
def becomes(migrated):
    """Asserts what a program becomes."""

    def check(program, expected, **settings):
        assert migrated(program, **settings).after == textwrap.dedent(expected)

    return check


@pytest.fixture
def stays(migrated):
    """Asserts that a program stays as it is, and returns the codes of its findings."""

    def check(program, **settings):
        seen = migrated(program, **settings)
        assert seen.after == textwrap.dedent(program)
        return [code for _, code, _ in seen.findings]

    return check
