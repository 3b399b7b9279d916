"""The data files of the route table: each line can be read, and a bad one is named."""

import time
from pathlib import Path

import pytest

from contrib_compat import routes
from contrib_compat.routes import reading

FILES = sorted(path.stem for path in Path(reading.__file__).parent.glob("*.tsv"))
TABLES = [file for file in FILES if file != "advice"]
HEAD = "\t".join(reading.COLUMNS)


def text(*cells):
    """Returns a data file with one line."""
    return HEAD + "\n" + "\t".join(cells) + "\n"


def read(file, content):
    """Returns the routes of a data file."""
    modules = reading.index(file, content).modules.values()
    lines = dict.fromkeys(line for names in modules for line in names.values())
    return [reading.route(line) for line in lines]


def test_there_is_a_file_for_each_contrib_package():
    """A file is one of a package that contrib.tsv names."""
    assert set(TABLES) - {"contrib"} <= set(routes.packages())


@pytest.mark.parametrize("file", TABLES)
def test_each_line_can_be_read(file):
    """Every line is a route; what is here has an advice, unless it is no more than a module."""
    for route in read(file, reading.data(file)):
        assert route.kind == "module" or route.instead or not route.target, route.full_name
        assert not (route.successor and not route.instead), route.full_name


@pytest.mark.parametrize("file", FILES)
def test_lines_are_sorted(file):
    """So that a symbol is found by eye, and two branches that add one seldom meet."""
    _, *lines = reading.data(file).splitlines()
    assert lines == sorted(lines)
    assert not [line for line in lines if line != line.rstrip()]


def test_each_shared_text_is_used():
    """A key of advice.tsv is the advice of at least two lines: else the line can say it itself.

    The table of the ops without a kernel has advice too.
    """
    column = reading.COLUMNS.index("advice")
    cells = [
        (line.split("\t") + [""] * column)[column]
        for file in TABLES
        for line in reading.data(file).splitlines()[1:]
    ]
    ops = Path(reading.__file__).parents[1] / "versions" / "contrib_ops.tsv"
    cells += [line.split("\t")[2] for line in ops.read_text("utf-8").splitlines()[1:]]
    assert [key for key in reading.shared_advice() if cells.count(key) < 2] == []


def test_cells_become_fields():
    """A line says what a route holds; empty cells at its end may be left out."""
    line = text(
        "f",
        "function",
        "learn;learn.utils",
        "1.4-1.12",
        "here",
        "here.there:f",
        "tf.f",
        "+name",
        "use {successor} now",
    )
    (route,) = read("learn", line)
    assert route == routes.Route(
        name="f",
        modules=("learn", "learn.utils"),
        instead="use tf.f now",
        target="contrib_compat.here.there:f",
        successor="tf.f",
        since="1.4",
        until="1.12",
        kind="function",
        status="here",
        signature="+name",
    )


def test_advice_may_be_shared():
    """A single word is the key of a text in advice.tsv."""
    (route,) = read("learn", text("f", "function", "learn", "1.5", "core", "", "tf.f", "", "use"))
    assert (route.instead, route.since, route.until) == ("use tf.f", "1.5", "1.5")


@pytest.mark.parametrize(
    ("releases", "expected"),
    [("1.0-1.15", ("1.0", "1.15")), ("-1.15", (None, "1.15")), ("<1.15", (None, None))],
)
def test_releases_may_be_known_in_part(releases, expected):
    """From when a symbol was there needn't be known, nor when exactly it left."""
    (route,) = read("learn", text("f", "function", "learn", releases, "none"))
    assert (route.since, route.until) == expected


def test_earlier_signatures_may_be_known():
    """Those of releases from 1.4 on whose arguments had other names or another order."""
    before = "1.4-1.7: value=values, name; 1.8: name, *values"
    cells = ["f", "function", "learn", "1.5", "none", "", "", "", "", "", "", before]
    (route,) = read("learn", text(*cells))
    assert [tuple(earlier) for earlier in route.before] == [
        ("1.4", "1.7", ("value", "name"), (("value", "values"),)),
        ("1.8", "1.8", ("name", "*values"), ()),
    ]


GOOD = ["f", "function", "learn", "1.5", "here", "here:f", "tf.f", "", "use", "", "", "", ""]


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("kind", "klass", "'klass' is no kind, wanted one of class, constant, function, module"),
        ("modules", "learn.utils;learn..f", "wanted paths below tf.contrib"),
        ("releases", "1.5 on", "'1.5 on' are no releases"),
        ("releases", "-", "'-' are no releases"),
        ("releases", "", "'' are no releases"),
        ("status", "gone", "'gone' is no status"),
        ("status", "core", "what is here has a target"),
        ("target", "", "what is here has a target"),
        ("successor", "tf.f or tf.g", "is no successor"),
        ("successor", "tf.f until then", "is no successor"),
        ("successor", "tf.f until 2.15 from 2.4", "wanted a dotted name, perhaps 'from 2.4'"),
        ("successor", "", "something stands for what the line hasn't got"),
        ("advice", "usee", "'usee' is no key of advice.tsv"),
        ("advice", "use {sucessor} now", "something stands for what the line hasn't got"),
        ("warns", "maybe", "warns is 'maybe'"),
        ("before", "value, name", "'value, name' is no earlier signature"),
        ("before", "1.4: value, ", "is no earlier signature, wanted '1.4-1.7: value, name'"),
        ("before", "till 1.4: value", "'till 1.4' are no releases"),
    ],
)
def test_a_bad_cell_is_named_with_file_and_line(column, cell, message):
    """What can't be understood is an error that says where it is and what is wanted."""
    cells = dict(zip(reading.COLUMNS, GOOD), **{column: cell})
    good = "\t".join(["a", "function", "learn", "1.5", "none"])
    content = f"{HEAD}\n{good}\n" + "\t".join(cells.values()) + "\n"
    with pytest.raises(ValueError, match=r"^learn\.tsv:3: ") as raised:
        read("learn", content)
    assert message in str(raised.value)


@pytest.mark.parametrize("line", ["", "\tfunction", "\t".join([*GOOD, "more"])])
def test_a_line_of_other_columns_is_named(line):
    """A line without a name or with more cells than columns is no line of the table."""
    with pytest.raises(ValueError, match=r"^learn\.tsv:2: .* at most 13 cells"):
        read("learn", f"{HEAD}\n{line}\n")


@pytest.mark.parametrize("head", ["", "name", HEAD + "\tcolour", HEAD.replace("kind", "sort")])
def test_columns_that_nobody_knows_are_refused(head):
    """The first line has to name just the columns that there are."""
    with pytest.raises(ValueError, match=r"^learn\.tsv:1: .* wanted the columns name, kind"):
        read("learn", head + "\n")


def test_two_lines_may_not_lead_to_one_path():
    """The second line is named, and the first."""
    first = "\t".join(GOOD)
    second = first.replace("\tlearn\t", "\tlearn.utils;learn\t")
    with pytest.raises(ValueError, match=r"^learn\.tsv:3: leads to learn\.f, as learn\.tsv:2 does"):
        read("learn", f"{HEAD}\n{first}\n{second}\n")


@pytest.mark.parametrize("module", ["layers", "learner", ""])
def test_a_line_belongs_into_the_file_of_its_package(module):
    """A symbol of another package stands in another file."""
    with pytest.raises(ValueError, match=r"^learn\.tsv:2: .* belongs into another file"):
        read("learn", text("f", "function", module, "1.5", "none"))


def test_three_thousand_lines_are_read_quickly():
    """All of tf.contrib takes no more than some milliseconds; four times that is allowed here."""
    row = "\t".join(GOOD).replace("\tlearn\t", "\tlearn;learn.python;learn.utils\t")
    content = HEAD + "\n" + "".join(f"{number:04}{row}\n" for number in range(3057))
    best = min(_seconds(lambda: read("learn", content)) for _ in range(5))
    assert best < 0.08


def _seconds(function):
    start = time.process_time()
    function()
    return time.process_time() - start
