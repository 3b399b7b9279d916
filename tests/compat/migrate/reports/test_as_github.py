"""The report as annotations of GitHub Actions."""

import io
import re

import pytest

from contrib_compat.migrate import reports
from contrib_compat.migrate.findings import FileResult, Finding, Report, Span, Status

COMMAND = re.compile(r"::(notice|warning|error) ([^:]*)::(.*)")


def lines(report):
    """Returns the lines of a report."""
    stream = io.StringIO()
    reports.write(report, "github", stream)
    return stream.getvalue().splitlines()


def unescaped(text):
    """Returns what the runner makes of a value."""
    for code, character in (("3A", ":"), ("2C", ","), ("0D", "\r"), ("0A", "\n"), ("25", "%")):
        text = text.replace("%" + code, character)
    return text


def annotations(report):
    """Returns the level, properties and message of each annotation, as the runner reads them."""
    found = []
    for line in lines(report)[:-1]:
        level, properties, message = COMMAND.fullmatch(line).groups()
        pairs = (one.split("=", 1) for one in properties.split(","))
        found.append((level, {key: unescaped(value) for key, value in pairs}, unescaped(message)))
    return found


def one(**fields):
    """Returns a report of one finding."""
    given = {"code": "TFC004", "path": "a.py", "span": Span(3, 5, 3, 9), "symbol": "tf.contrib.a"}
    finding = Finding(**{**given, "message": "is gone", **fields})
    return Report("shim", "2.21", (FileResult(finding.path, Status.FINDINGS, (finding,)),), 1, 1)


def test_levels_say_whose_turn_it_is(report):
    """A fix of the tool's is a notice, what is left a warning, a failure an error."""
    levels = {properties["file"]: level for level, properties, _ in annotations(report())}
    assert levels["plain.py"] == "notice"
    assert levels["model/trainer/two lines.py"] == "warning"
    assert levels["model/broken.py"] == "error"


def test_the_summary_comes_last_and_is_no_command(report):
    """The log says how it ended to those who read it."""
    assert re.match(r"\d+ uses? to rewrite in ", lines(report())[-1])


@pytest.mark.parametrize("name", ["a,b.py", "a:b.py", "100%.py", "%2C.py", "a\r\nb.py", "é=1.py"])
def test_what_a_path_holds_ends_no_property(name):
    """Commas, colons, percent signs and ends of lines come out as they went in."""
    ((_, properties, _),) = annotations(one(path=name))
    assert properties["file"] == name
    assert properties["title"] == "TFC004"


def test_what_a_message_holds_begins_no_command():
    """A message of several lines is one command; what it shows is the text."""
    message = "50% are gone\n::error file=b.py::fooled\r\nyou"
    ((_, _, shown),) = annotations(one(message=message, advice="write b, c"))
    assert shown == message + "; instead: write b, c"


def test_columns_are_for_one_line():
    """GitHub takes columns only where the annotation is within a line."""
    ((_, properties, _),) = annotations(one())
    assert properties["line"] == properties["endLine"] == "3"
    assert (properties["col"], properties["endColumn"]) == ("5", "9")
    ((_, properties, _),) = annotations(one(span=Span(3, 5, 4, 2)))
    assert (properties["line"], properties["endLine"]) == ("3", "4")
    assert "col" not in properties and "endColumn" not in properties


def test_a_cell_is_named_in_words():
    """The file's lines are those of the notebook's JSON, so no line is pointed at."""
    ((_, properties, message),) = annotations(one(path="a.ipynb", cell=4))
    assert properties == {"file": "a.ipynb", "title": "TFC004"}
    assert message == "cell 4, line 3, column 5: is gone"


def test_what_is_known_is_not_told():
    """A finding of the baseline is no annotation."""
    assert annotations(one(known=True)) == []
