"""The README and the pages that are made from data say what is true."""

import re
from pathlib import Path

import contrib_compat
from contrib_compat import routes

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_differences_is_up_to_date(load):
    """docs/differences.md is what tools/differences.py makes of the known deviations."""
    page = (ROOT / "docs" / "differences.md").read_text(encoding="utf-8")
    assert page == load("differences").page()


def test_the_tables_of_what_works_are_up_to_date(load):
    """They are what tools/route_table.py makes of the table and of what tools/figures.py found."""
    package_table = load("package_table")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text == package_table.with_tables(text, routes)


def test_the_table_of_the_packages_counts_every_symbol(load):
    """Its rows have all of them, and so has their sum."""
    package_table = load("package_table")
    counts = package_table.sums(package_table.table(routes))
    symbols = [route for route in routes.TABLE.values() if route.kind != "module"]
    assert counts.pop("all") == sum(counts.values()) == len(symbols)


def test_one_release_is_named_everywhere():
    """The newest of CHANGELOG.md is the version of the package, and what pre-commit is told."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changes, re.MULTILINE)[0]
    assert newest == contrib_compat.__version__
    guide = (ROOT / "docs" / "migration.md").read_text(encoding="utf-8")
    assert f"rev: v{newest}\n" in guide


def test_all_39_names_are_routed():
    """The 38 names of tf.contrib.estimator and StepsExporter have a route each."""
    answered = {path for path, route in routes.TABLE.items() if route.target}
    public = [path for path in answered if path.rpartition(".")[0] == "estimator"]
    assert len(public) == 38
    assert "estimator.python.estimator.exporter.StepsExporter" in answered
