"""IPython's magics."""

import ast

import pytest

from contrib_compat.migrate.magics import masked


@pytest.mark.parametrize(
    "source, kept",
    [
        ("%matplotlib inline\nx = 1\n", "x = 1"),
        ("!ls | grep 'é'\nx = 1\n", "x = 1"),
        ("!ls \\\n  -l\nx = 1\n", "x = 1"),
        ("x?\ny.z??\n", ""),
        ("a, b = !ls\n", "a, b = 0"),
        ("x = %env HOME\n", "x = 0"),
        ("%time x = f()\n", "x = f()"),
        ("if a:\n    %timeit f(x)\n", "f(x)"),
        ("%timeit -n 3 -r10 -q f(x)\n", "f(x)"),
        ("%prun f(x)\n", "f(x)"),
        ("%prun -l 5 f(x)\n", ""),
        ("%%time\nx = 1\n", "x = 1"),
        ("%%bash\nx = 1\n", ""),
        ("%%writefile a.py\nx = = 1\n", ""),
        ("x = a % b\ny = a != b\n", "x = a % b\ny = a != b"),
        ("", ""),
    ],
)
def test_magics_are_hidden(source, kept):
    """The rest of the cell is Python, in its place, byte for byte."""
    hidden = masked(source)
    assert len(hidden.encode()) == len(source.encode())
    assert kept in hidden
    code = [line for line in ast.unparse(ast.parse(hidden)).splitlines() if line != "0"]
    assert bool(code) == bool(kept)
