"""A survey of exports as a table and as JSON."""

import json

import pytest

from contrib_compat.inspection.facts import Evaluation, Export, Survey
from contrib_compat.inspection.listing import as_json, as_table


def export(version="1500000000", **changed):
    made = {
        "strategy": "best",
        "version": version,
        "path": f"m/export/best/{version}",
        "size": 1234567,
        "step": 10,
        "metrics": {"accuracy": 0.5, "loss": 0.25},
        "is_best": True,
        "verified": True,
        "problems": [],
        "signatures": {},
    }
    return Export(**{**made, **changed})


@pytest.mark.smoke
def test_a_line_says_what_people_ask():
    """Strategy, version, its time, size, step, best, verified, the loss before other metrics."""
    (_, _, line) = as_table(Survey("m", [export()], [])).splitlines()
    assert line.split() == [
        *("best", "1500000000", "2017-07-14", "02:40:00", "1.23", "10", "best", "yes"),
        *("loss=0.25", "accuracy=0.5"),
    ]


def test_what_is_damaged_is_said_below():
    """A damaged export is NO in its line, and each fault has a line with the path."""
    damaged = export(verified=False, problems=["changed: saved_model.pb"])
    lines = as_table(Survey("m", [damaged], [])).splitlines()
    assert " NO " in lines[2]
    assert lines[-1] == "m/export/best/1500000000: changed: saved_model.pb"


def test_what_is_not_known_is_left_out():
    """An export of native TensorFlow without evaluation has no step, metrics or manifest."""
    line = as_table(Survey("m", [export(step=None, metrics={}, verified=None)], [])).splitlines()[2]
    assert line.endswith("no manifest")


def test_the_json_is_what_the_documentation_says():
    """format, model_dir, exports and evaluations, with the attributes by their names."""
    whole = json.loads(as_json(Survey("m", [export()], [Evaluation("eval", 10, {"loss": 0.25})])))
    assert sorted(whole) == ["evaluations", "exports", "format", "model_dir"]
    assert whole["format"] == 1
    assert whole["evaluations"] == [{"name": "eval", "step": 10, "metrics": {"loss": 0.25}}]
    assert set(whole["exports"][0]) == set(Export._fields)


def test_no_exports_are_said():
    """An empty table is a sentence."""
    assert as_table(Survey("m", [], [])) == "There are no exports."


def test_the_json_has_no_number_that_json_has_not():
    """A loss of NaN or infinity is null, which every parser takes."""
    odd = {"auc": float("inf"), "accuracy": 0.5, "loss": float("nan")}
    text = as_json(Survey("m", [export(metrics=odd)], [Evaluation("eval", 10, odd)]))
    whole = json.loads(text, parse_constant=pytest.fail)
    for fact in (*whole["exports"], *whole["evaluations"]):
        assert fact["metrics"] == {"auc": None, "accuracy": 0.5, "loss": None}
