"""What is done with the value of an expression: both engines say the same."""

import pytest

from contrib_compat.sources.engines.parsed import Parsed
from contrib_compat.sources.engines.tolerant import Tolerant
from contrib_compat.sources.syntax import Stretch
from contrib_compat.sources.text import Text


@pytest.fixture(params=[Parsed, pytest.param(Tolerant, marks=pytest.mark.needs("tree_sitter"))])
def around(request):
    """Tells what is done with the call X() of a program: kind, name, and the text meant."""

    def told(program, wanted="X()"):
        text = Text(program.encode())
        start = text.data.index(wanted.encode())
        found = request.param(text).around(Stretch(start, start + len(wanted)))
        return found.kind, found.name, text.data[slice(*found.stretch)].decode()

    return told


@pytest.mark.parametrize(
    "program, kind, name",
    [
        ("X().y", "asked", "y"),
        ("X().y = 1", "asked", "y"),
        ("X()()", "asked", "()"),
        ("f(X())", "given", ""),
        ("f(1, k=X())", "given", "k"),
        ("y = X()", "named", "y"),
        ("y: int = X()", "named", "y"),
        ("def f():\n    if a:\n        return X()", "returned", "f"),
        ("X()", "dropped", ""),
        ("lambda y: X()", "lambda", ""),
        ("[1, X()]", "within", ""),
        ("y = X(), 2", "within", ""),
        ("y = X() if a else b", "within", ""),
        ("y = a or X()", "within", ""),
        ("y = z = X()", "other", ""),
        ("y, z = X()", "other", ""),
        ("y.z = X()", "other", ""),
        ("y += X()", "other", ""),
        ("X()[0]", "other", ""),
        ("f(*X())", "other", ""),
        ("f(**X())", "other", ""),
        ("class A(X()): pass", "other", ""),
        ("class A(metaclass=X()): pass", "other", ""),
        ("@X()\ndef f(): pass", "other", ""),
        ("for y in X(): pass", "other", ""),
        ("a if X() else b", "other", ""),
        ("{1: X()}", "other", ""),
        ("lambda y=X(): 1", "other", ""),
        ("assert X()", "other", ""),
        ("return X()", "other", ""),
    ],
)
def test_what_is_done(around, program, kind, name):
    """Asked, given, named, returned, dropped, or one of the many things that can't be followed."""
    assert around(program + "\n")[:2] == (kind, name)


@pytest.mark.parametrize(
    "program, meant",
    [
        ("f(1, k=X())", "f(1, k=X())"),
        ("y = lambda: X()", "lambda: X()"),
        ("y = [1, X()]", "[1, X()]"),
        ("y = X(), 2", "X(), 2"),
    ],
)
def test_where_it_goes_on(around, program, meant):
    """What is around an expression is told by its place, to be asked about in turn."""
    assert around(program + "\n")[2] == meant
