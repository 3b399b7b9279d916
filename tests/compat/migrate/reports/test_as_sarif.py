"""The report as SARIF 2.1.0: valid by the standard's schema, and told again by fingerprints."""

import io
import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from contrib_compat.migrate import baseline, reports, rules

KNOWN = ("plain.py", "TFC001", "tf.contrib.learn", "import tensorflow.contrib.learn as learn")
SCHEMA = Path(__file__).with_name("sarif") / "sarif-2.1.0-rtm.5.json"


def logged(report):
    """Returns the one run of a report's log."""
    stream = io.StringIO()
    reports.write(report, "sarif", stream)
    log = json.loads(stream.getvalue())
    (run,) = log["runs"]
    return log, run


def place(result):
    """Returns the path and the region of a result."""
    physical = result["locations"][0]["physicalLocation"]
    return unquote(physical["artifactLocation"]["uri"]), physical.get("region")


@pytest.mark.parametrize("step", ["shim", "core", "keras"])
@pytest.mark.parametrize("written", [False, True])
def test_it_is_valid(report, step, written):
    """The schema of SARIF 2.1.0 accepts every step's log, before and after writing."""
    jsonschema = pytest.importorskip("jsonschema")

    log, _ = logged(report(step, written, unsafe_fixes=True))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate({**log, "version": "2.0.0"})


def test_results_point_at_rules_and_places(report):
    """Rules carry their manual; paths are encoded as URIs, relative to the source root."""
    _, run = logged(report())
    listed = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        rule = listed[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"] == rules.every()[rule["id"]].manual
        assert place(result)[0].endswith((".py", ".ipynb"))
    of_file = [one for one in run["results"] if place(one)[0].startswith("old, new/")]
    (left,) = (one for one in of_file if one["ruleId"] == "TFC004")
    artifact = left["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "old%2C%20new/100%25%3A%20%C3%A9.py", "uriBaseId": "%SRCROOT%"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert place(left)[1] == {"startLine": 1, "startColumn": 39, "endLine": 1, "endColumn": 46}


def test_fixes_say_what_takes_the_place_of_what(report):
    """A fix of the tool's is one that editors can apply; what is written has none any more."""
    _, run = logged(report())
    (fixed,) = (one for one in run["results"] if place(one)[0] == "plain.py")
    (change,) = fixed["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert (fixed["level"], replacement["deletedRegion"]["startLine"]) == ("note", 1)
    assert "tf_contrib" in replacement["insertedContent"]["text"]
    _, run = logged(report(written=True))
    assert "plain.py" not in {place(one)[0] for one in run["results"]}


def test_what_stands_in_a_cell_has_no_line_of_the_file(report):
    """The message says which cell; a region would be one of the notebook's JSON."""
    _, run = logged(report())
    (result,) = (one for one in run["results"] if place(one)[0].endswith(".ipynb"))
    assert place(result)[1] is None and "fixes" not in result
    assert result["message"]["text"].endswith("(cell 2, line 2)")


def test_failures_are_notifications(report):
    """A file that could not be read is no result, and the run no success."""
    _, run = logged(report())
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert place(told)[0] == "model/broken.py" and place(told)[1]["startLine"] == 2


def test_fingerprints_stay_when_lines_move(report, code_base):
    """Services tell a result again, and two of the same text apart."""
    file = code_base / "twice.py"
    twice = "from tensorflow.contrib import nowhere\n" * 2

    def fingerprints():
        _, run = logged(report())
        return [one["partialFingerprints"] for one in run["results"] if place(one)[0] == file.name]

    file.write_text(twice, encoding="utf-8")
    before = fingerprints()
    file.write_text("import os\n\n" + twice, encoding="utf-8")
    assert fingerprints() == before
    assert len(before) == 2 and before[0] != before[1]


def test_the_baseline_is_told(report, code_base):
    """What is known from a baseline is unchanged, all else new; without one nothing is either."""
    known = baseline.Known([KNOWN])
    marked = baseline.marked(report(), code_base / "known.json", known)
    _, run = logged(marked)
    states = {place(one)[0]: one["baselineState"] for one in run["results"]}
    assert states.pop("plain.py") == "unchanged"
    assert set(states.values()) == {"new"}
    _, run = logged(report())
    assert not any("baselineState" in one for one in run["results"])
