"""The report as JSON: what ``schema.json`` says, and nothing lost on the way."""

import io
import json
import subprocess
from pathlib import Path

import pytest

from contrib_compat.migrate import reports
from contrib_compat.migrate.findings import FileResult, Finding, Report, Span, Status

SCHEMA = json.loads(Path(reports.__file__).with_name("schema.json").read_text(encoding="utf-8"))


def written(report):
    """Returns the text of a report."""
    stream = io.StringIO()
    reports.write(report, "json", stream)
    return stream.getvalue()


@pytest.mark.parametrize("step", ["shim", "core", "keras"])
@pytest.mark.parametrize("todo", [False, True])
def test_it_is_what_the_schema_describes(report, step, todo):
    """Every step's report is valid, with failures, notebooks, fixes of all kinds and none."""
    jsonschema = pytest.importorskip("jsonschema")

    made = report(step, todo=todo)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(written(made)))
    assert made.failed and made.findings


def test_the_schema_has_every_field_and_no_other():
    """A field that comes to the classes comes to the schema, so that users can rely on it."""
    fields = {"file": FileResult, "finding": Finding, "span": Span}
    for name, kind in fields.items():
        described = SCHEMA["$defs"][name]
        assert set(described["required"]) == set(described["properties"])
        wanted = set(kind._fields) - {"before", "after"} | ({"diff"} if name == "file" else set())
        assert set(described["properties"]) == wanted
    assert set(SCHEMA["properties"]) == {"schema", *Report._fields}
    assert set(SCHEMA["$defs"]["file"]["properties"]["status"]["enum"]) == (
        {status.value for status in Status} - {"clean"}
    )


def test_findings_keep_their_place_and_their_fix(report):
    """Lines and columns count characters; edits say what takes the place of what."""
    files = {file["path"]: file for file in json.loads(written(report()))["files"]}
    (left,) = (one for one in files["old, new/100%: é.py"]["findings"] if one["code"] == "TFC004")
    assert (left["symbol"], left["applied"], left["fix"]) == ("tf.contrib.nowhere", False, None)
    assert left["span"] == {"line": 1, "column": 39, "end_line": 1, "end_column": 46}
    (fixed,) = (one for one in files["plain.py"]["findings"] if one["applied"])
    assert fixed["fix"]["applicability"] == "safe"
    assert "tf_contrib" in fixed["fix"]["edits"][0]["text"]
    (in_cell,) = files["model/<b>.ipynb"]["findings"]
    assert (in_cell["cell"], in_cell["span"]["line"]) == (2, 2)
    assert files["model/broken.py"]["failure"]["line"] == 2


def test_the_diff_can_be_applied(report, code_base):
    """What ``git apply`` makes of a file's diff is the text that ``--write`` writes."""
    made = report("core", unsafe_fixes=True, todo=True)
    (index,) = (number for number, file in enumerate(made.files) if file.path == "plain.py")
    diff = json.loads(written(made))["files"][index]["diff"]
    subprocess.run(["git", "apply", "-"], input=diff.encode(), check=True, cwd=code_base)
    text = (code_base / "plain.py").read_text(encoding="utf-8")
    assert text == made.files[index].after != made.files[index].before


def test_a_run_that_found_nothing_has_no_files():
    """The whole is still one object of the same shape."""
    assert json.loads(written(Report("shim", "2.21", (), 4, 1, 0.5))) == {
        "schema": 1,
        "step": "shim",
        "target": "2.21",
        "read": 4,
        "mentioning": 1,
        "seconds": 0.5,
        "files": [],
    }
