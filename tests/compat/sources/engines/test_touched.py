"""Which lines of a program its edits touch."""

import ast

import pytest

from contrib_compat.sources.edits import Change, Edits, apply
from contrib_compat.sources.engines.parsed import Parsed
from contrib_compat.sources.engines.touched import touched
from contrib_compat.sources.text import Text


def lines_touched(program, *changes):
    """Returns the lines that some changes touch, as they are in the new text."""
    data = program.encode()
    found = [Change(data.index(old), data.index(old) + len(old), new) for old, new in changes]
    edits = Edits(sorted(found), [], [])
    after = apply(data, edits.changes)
    ast.parse(after)
    lines = touched(Text(data), ast.parse(program), after, edits)
    return [after[slice(*one.after)].decode() for one in lines]


@pytest.mark.parametrize(
    "program, old, new, lines",
    [
        ("a\nb\nc\n", b"b", b"bb", "bb\n"),
        ("a\nb\nc", b"c", b"cc", "cc"),
        ("a; b\nc\n", b"b", b"bb", "a; bb\n"),
        ("a; f(\nb); c\nd\n", b"c", b"cc", "a; f(\nb); cc\n"),
        ("a\n@d\ndef f():\n  pass\nb\n", b"d\n", b"dd\n", "@dd\ndef f():\n  pass\n"),
        ("a\r\nb\r\nc\r\n", b"b", b"bb", "bb\r\n"),
        ("a\rb\rc\r", b"b", b"bb", "bb\r"),
        ("if a:\n  b\nelse:\n  c\nd\n", b"c", b"cc", "if a:\n  b\nelse:\n  cc\n"),
        ("import a\nb\n", b"import a\n", b"", ""),
        ("import a\nb\n", b"\nb", b"\nimport c\nb", "import a\nimport c\nb\n"),
        ("a\n# why\n\nb\n", b"# why", b"#", "a\n#\n\nb\n"),
    ],
)
def test_lines_of_the_statements_at_the_margin(program, old, new, lines):
    """All lines of a statement, of those that share a line with it; else the whole text."""
    assert lines_touched(program, (old, new)) == [lines]


def test_places_after_other_changes_are_those_of_the_new_text():
    """What comes before moves what comes after."""
    assert lines_touched("a\nb\nc\n", (b"a", b"aaaa"), (b"c", b"cc")) == ["aaaa\n", "cc\n"]


def test_a_line_that_would_run_on_is_no_program_by_itself():
    """Without its end a line goes on in the next one: all of the text is to be read then."""
    program = b"a\nb\nc\n"
    edits = Edits([Change(2, 4, b"b, ")], [], [])
    after = apply(program, edits.changes)
    found = touched(Text(program), ast.parse(program), after, edits)
    assert [after[slice(*one.after)] for one in found] == [b"a\nb, c\n"]


@pytest.mark.parametrize("new", [b"b\\", b"b = (", b'b = """', b"  b", b"else: b", b"b #"])
def test_what_is_no_program_is_no_proof(new):
    """A change that takes what follows along, or goes on with what was before, is a flaw."""
    program = b"if a:\n  a\nb\n'''c''' #\n"
    edits = Edits([Change(10, 11, new)], [], [])
    assert program[10:11] == b"b"
    after = apply(program, edits.changes)
    expected = None if new == b"b #" else "the new text is not Python"
    flaw = Parsed(Text(program)).flaw(after, edits)
    assert flaw == expected or flaw.startswith(expected)
