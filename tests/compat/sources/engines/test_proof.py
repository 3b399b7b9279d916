"""What proves an edit finds whatever else it did."""

import pytest

from contrib_compat.sources.edits import Change, Edits, Named, apply
from contrib_compat.sources.engines.parsed import Parsed
from contrib_compat.sources.engines.tolerant import Tolerant
from contrib_compat.sources.text import Text


def flaw(engine, program, *changes, added=()):
    """Returns what an engine finds wrong with some changes: byte, length, and the new text."""
    edits = Edits([Change(at, at + length, new) for at, length, new in changes], [], list(added))
    after = apply(program.encode(), edits.changes)
    return engine(Text(program.encode())).flaw(after, edits)


@pytest.mark.parametrize(
    "program, change, found",
    [
        ("a + b\n", (2, 1, b"-"), "Add has become something else"),
        ("x = [a, b]\n", (6, 0, b", c"), "List of line 1 has become something else"),
        ("x = --b\n", (5, 0, b"-"), "UnaryOp of line 1 has become something else"),
        ("def f(a): pass\n", (5, 0, b"g"), "'f' has become 'fg'"),
        ("if a:\n  b\nc\n", (4, 0, b" and"), "the new text is not Python"),
        ("f(a, 'b')\n", (6, 0, b"c' 'd"), "'b' has become"),
    ],
)
def test_what_else_changed_is_told(program, change, found):
    """An operator, a name, one more element: each is named, with its line where it has one."""
    assert found in flaw(Parsed, program, change)


def test_an_import_that_was_to_come_and_did_not():
    """So is an import that is missing afterwards."""
    added = [Named(None, 0, "tf_contrib", None)]
    found = flaw(Parsed, "a\n", (0, 1, b"b"), added=added)
    assert found == "the imports are not those that were to be"


@pytest.mark.needs("tree_sitter_python")
@pytest.mark.parametrize(
    "change, found",
    [
        ((8, 1, b"-"), None),
        ((8, 1, b"= ="), "the new text can't be parsed"),
        ((9, 0, b"'"), "the new text can't be parsed"),
        ((0, 0, b"#"), "'c' is not what stood there"),
        ((12, 0, b"#"), "there are other tokens"),
    ],
)
def test_what_else_changed_in_python_2(change, found):
    """All other tokens have to be there, and no more damage than there was."""
    assert flaw(Tolerant, "print a + b\nc", change) == found
