"""Programs that the interpreter can't parse: Python 2, newer syntax, damaged files."""

import pytest

from contrib_compat.migrate.file import migrate
from contrib_compat.migrate.findings import Status
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.engines.tolerant import Tolerant
from contrib_compat.sources.text import Text

pytestmark = pytest.mark.needs("tree_sitter_python")

V1 = "import tensorflow.compat.v1 as tf\n"
USE = "tf.contrib.learn.RunConfig"


def migrated(program):
    """Returns what came of a program."""
    return migrate(Text(program.encode()), "program.py", Settings())


def assert_the_use_in_it_is_edited(line):
    """Asserts that a line is read, and that nothing but the use in it changes."""
    outcome = migrated(V1 + line.format(USE) + "\n")
    assert outcome.result.failure is None
    expected = line.format("tf_contrib.learn.RunConfig")
    assert outcome.after.decode() == V1 + "import tf_contrib\n" + expected + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "print {}, 1",
        "print >>f, {}",
        "exec {}",
        "exec {} in {{}}",
        "print `{}`",
        "print 1 <> {}",
        "print 0777, {}, 10L",
        "raise E, {}",
        "def f(a, (b, c)): return {}, 0777",
        "try:\n    pass\nexcept {}, e:\n    pass",
        "try:\n    pass\nexcept (A, {}), e:\n    print e",
        "lambda (a, b): ({}, 0777)",
        "print ur'x', {}",
        "class A({}):\n\tdef f(self):\n\t    print self",
    ],
)
def test_python_2_is_edited(line):
    """Each form that only Python 2 has leaves the uses in it, and all else, known."""
    assert_the_use_in_it_is_edited(line)


def test_scopes_of_python_2():
    """A parameter that is unpacked, and a name for an exception, are names of their own."""
    program = V1 + "def f((tf, a)):\n    print tf.contrib\ndef g():\n    try: pass\n"
    program += "    except E, tf: print tf.contrib\n"
    result = migrated(program).result
    assert result.status is Status.FINDINGS
    assert [one.code for one in result.findings] == ["TFC005", "TFC005"]


def test_damage_in_python_2_is_no_reason_to_stop():
    """Outside of a stretch that can't be parsed uses are edited; those in it are no secret."""
    program = V1 + f"print {USE}\n" + "x = = 1\n" + f"print {USE}\n"
    outcome = migrated(program)
    assert outcome.result.status is Status.CHANGED
    assert outcome.after.decode().count("tf_contrib.learn.RunConfig") == 2
    assert "x = = 1\n" in outcome.after.decode()


def test_what_is_neither_is_left_alone():
    """A file that is no Python at all is a failure with a place and the number of its uses."""
    outcome = migrated(V1 + f"x = = {USE}\n{USE}\n")
    assert outcome.result.status is Status.FAILED
    assert outcome.after == b""
    failure = outcome.result.failure
    assert (failure.line, failure.column, failure.uses) == (2, 5, 2)


@pytest.mark.parametrize("line", ["x = t'{" + USE + "}'", "type X[T = int] = " + USE])
def test_newer_syntax_than_the_interpreters(line):
    """What a newer Python parses is edited too: template strings, defaults of type parameters."""
    outcome = migrated(V1 + line + "\n")
    assert outcome.result.failure is None or "nor is it" in outcome.result.failure.reason


@pytest.mark.parametrize(
    "program, expected",
    [
        ("print x", True),
        ("exec x", True),
        ("exec(x, y)", False),
        ("exec x in y, z", True),
        ("a <> b", True),
        ("try: pass\nexcept E, e: pass", True),
        ("try: pass\nexcept (E, F): pass", False),
        ("raise E, 'x'", True),
        ("raise E('x')", False),
        ("0777", True),
        ("000", False),
        ("def f(a, (b, c)): pass", True),
        ("(a, (b, c)) = d", False),
    ],
)
def test_what_only_python_2_has(program, expected):
    """Each form is seen by itself, and what looks like it is none."""
    assert Tolerant(Text(program.encode())).is_python_2() is expected


@pytest.mark.parametrize(
    "line",
    [
        "for a[{}] in b: print a",
        "for f({}).b in c: print b",
        "print [({}, y) for x in z if (y := x)]",
        "print getattr(x, y), {}",
        "print f(a, # why\n  {})",
        "print f({} for x in y)",
        "print getattr(x for x in y), {}",
        "match a:\n    case [1, *b]: print {}",
        "x = y = {}; print x",
    ],
)
def test_uses_in_odd_places_of_python_2(line):
    """Targets, comprehensions, calls with comments: uses in them are found, all else stays."""
    assert_the_use_in_it_is_edited(line)


def test_a_name_that_a_comprehension_gives_to_what_is_around():
    """It is bound outside of the comprehension, so that uses behind it are doubtful."""
    program = V1 + "print [1 for x in y if (tf := x)]\nprint tf.contrib.learn\n"
    result = migrated(program).result
    assert [one.code for one in result.findings] == ["TFC005"]
