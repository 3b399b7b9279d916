"""What the batteries of the differential suite share: the record of native TF 1.15.

A battery is a test file with functions ``case_<name>(contrib, tf, tmp)`` that do something with
the contrib tree and return what they saw as JSON. ``record.py`` runs them against native
``tf.contrib`` and writes ``data/<battery>.json``; ``deviations.json`` has the cases where ours
does something else, and why.
"""

import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def plain(value, tmp):
    """Returns ``value`` as JSON, without what differs from run to run."""
    if isinstance(value, bytes):
        return {"bytes": plain(value.decode(), tmp)}
    if isinstance(value, str):
        return re.sub(r"\b1[0-9]{9}\b", "<now>", value.replace(str(tmp), "<tmp>"))
    if isinstance(value, dict):
        return {str(key): plain(item, tmp) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(item, tmp) for item in value]
    return value


def observe(case, contrib, tf, tmp):
    """Runs a case and returns what it saw."""
    return plain(case(contrib, tf, tmp), tmp)


def deviations(battery):
    """Returns the known deviations of a battery, by case."""
    entries = json.loads((HERE / "deviations.json").read_text())
    return {entry["case"]: entry for entry in entries if entry.get("battery") == battery}


@pytest.fixture
def check(request, contrib, tf, tmp_path):
    """Runs a case of the battery and compares what it saw with the record."""

    def check_case(name):
        module = request.module
        battery = Path(module.__file__).stem[len("test_") :]
        recorded = json.loads((HERE / "data" / (battery + ".json")).read_text())[name]
        deviation = deviations(battery).get(name)
        if deviation:
            assert deviation["native"] == recorded, "deviations.json is out of date"
        is_ours = contrib.__name__ == "tf_contrib"
        expected = deviation["ours"] if deviation and is_ours else recorded
        assert observe(module.CASES[name], contrib, tf, tmp_path) == expected

    return check_case
