"""What ``tf-contrib catalog`` prints."""

import csv
import io
import json
from pathlib import Path

import pytest

from contrib_compat import routes
from contrib_compat.catalog import facts, listing

SCHEMA = json.loads(Path(listing.__file__).with_name("schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalog():
    """The list as JSON, read."""
    return json.loads(listing.as_json((2, 21)))


@pytest.mark.parametrize("release", [(1, 15), (2, 15), (2, 21)])
def test_the_json_is_as_its_schema_says(release):
    """The schema in the repository describes what is printed, on each TensorFlow."""
    jsonschema = pytest.importorskip("jsonschema")
    checker = jsonschema.Draft202012Validator(SCHEMA)
    checker.check_schema(SCHEMA)
    assert list(checker.iter_errors(json.loads(listing.as_json(release)))) == []


def test_the_schema_names_every_field(catalog):
    """In the order in which they are printed, so that none comes without a description."""
    symbol = SCHEMA["$defs"]["symbol"]
    assert list(symbol["properties"]) == symbol["required"]
    assert all(list(one) == symbol["required"] for one in catalog["symbols"])
    assert catalog["schema"] == facts.SCHEMA == SCHEMA["properties"]["schema"]["const"]
    assert catalog["tensorflow"] == "2.21"


def test_every_symbol_is_listed_once(catalog):
    """By its name, in order; more than three thousand public paths lead to them."""
    names = [one["name"] for one in catalog["symbols"]]
    assert names == sorted(set(names))
    listed = [route for route in routes.TABLE.values() if route.kind != "module"]
    assert set(names) == {f"tf.contrib.{route.full_name}" for route in listed}
    paths = [path for one in catalog["symbols"] for path in one["paths"]]
    assert len(paths) == len(set(paths))
    assert len([path for path in paths if ".python." not in path]) > 3057


def test_csv_has_a_row_for_each_symbol(catalog):
    """With the fields of the JSON as titles; parts of a list are parted by spaces."""
    rows = list(csv.DictReader(io.StringIO(listing.as_csv((2, 21)))))
    assert len(rows) == len(catalog["symbols"])
    for row, symbol in zip(rows, catalog["symbols"]):
        assert list(row) == list(symbol)
        assert row["paths"].split() == symbol["paths"]
        assert (row["successor"] or None) == symbol["successor"]


def test_the_table_has_a_line_for_each_symbol(catalog):
    """Name, how it works, what to write."""
    lines = listing.as_table((2, 21)).splitlines()
    assert len(lines) == len(catalog["symbols"])
    (line,) = [line for line in lines if line.startswith("tf.contrib.layers.conv2d ")]
    assert line.split(None, 3) == [
        "tf.contrib.layers.conv2d",
        "with",
        "copy",
        "use tf_slim.layers.conv2d",
    ]
