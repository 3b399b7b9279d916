"""What becomes of a value in its file."""

import pytest

from contrib_compat.migrate.context import Context
from contrib_compat.migrate.fates import fates
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources import engines
from contrib_compat.sources.names import Names
from contrib_compat.sources.syntax import Stretch
from contrib_compat.sources.text import Text


@pytest.fixture
def told(engine):
    """Tells the fates of the call X() of a program, as kind, name and calls."""

    def found(program):
        text = Text(program.encode())
        opened = engines.opened(text).engine
        context = Context(opened, text, Names(opened), (), Settings())
        start = text.data.index(b"X()")
        return {(*fate[:2], fate.calls) for fate in fates(Stretch(start, start + 3), context)}

    return found


@pytest.mark.parametrize(
    "program, expected",
    [
        ("X()", {("dropped", "", 0)}),
        ("X().a", {("asked", "a", 0)}),
        ("f(a=[X()])", {("given", "a", 0)}),
        ("x = X()", {("handed", "x", 0)}),
        ("x = X()\nx = x\nx.a", {("handed", "x", 0), ("asked", "a", 0)}),
        ("def f():\n    x = X()\n    x.a", {("asked", "a", 0)}),
        ("def f():\n    x = X()\n    x = 1\ndef g(x):\n    x.a", set()),
        ("def f():\n    return X()\nf().a\ng(f)", {
            ("handed", "f", 1), ("asked", "a", 0), ("given", "", 1),
        }),
        ("def f():\n    def g():\n        return X()\n    return g\nf()().a", {
            ("handed", "f", 2), ("asked", "a", 0),
        }),
        ("f = lambda: X()\nf().a", {("handed", "f", 1), ("asked", "a", 0)}),
        ("g(partial(lambda a: X(), 1))", {("given", "", 1)}),
        ("class A:\n    def f(self):\n        return X()\nA().f()", {("other", "f", 1)}),
        ("self.x = X()", {("other", "", 0)}),
    ],
)  # fmt: skip
def test_it_is_followed(told, program, expected):
    """Through names, lists, partial functions, and functions that return it, also functions."""
    assert told(program + "\n") == expected
