"""The records and the list of deviations are about cases that there are."""

import json
import runpy

import pytest
from batteries import HERE, record_path

# export_fn_shapes has a record and a harness of another form.
BATTERIES = {
    path.stem[len("test_") :]: path
    for path in sorted(HERE.glob("test_*.py"))
    if record_path(path.stem[len("test_") :]).exists() and path.stem != "test_export_fn_shapes"
}
DEVIATIONS = json.loads((HERE / "deviations.json").read_text())


@pytest.mark.parametrize("battery", BATTERIES)
def test_a_record_has_each_case_of_its_battery(battery):
    """A case is recorded, and what is recorded is a case."""
    cases = runpy.run_path(str(BATTERIES[battery]))["CASES"]
    assert sorted(json.loads(record_path(battery).read_text())) == sorted(cases)


@pytest.mark.parametrize("entry", DEVIATIONS, ids=lambda entry: entry.get("case", entry["symbol"]))
def test_a_deviation_is_of_a_case_and_has_its_reason(entry):
    """A deviation names its kind and its reason, and the recorded case where it shows."""
    assert entry["kind"] in ("better", "impossible", "extension")
    assert len(entry["reason"]) > 20
    if "battery" in entry:
        assert entry["case"] in json.loads(record_path(entry["battery"]).read_text())
