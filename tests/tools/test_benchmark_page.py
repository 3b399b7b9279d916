"""The figures of the benchmarks, from the measurement to the page."""

import json

import pytest


def row(measured, sign, wanted, script="export.py"):
    """Returns a figure as the results have it."""
    return {
        "script": script,
        "where": "py313-tf221",
        "figure": "ours / theirs",
        "measured": measured,
        "wanted": [sign, wanted],
    }


@pytest.fixture
def benchmark_page(load):
    """The program."""
    return load("benchmark_page")


@pytest.fixture
def run(load, monkeypatch):
    """The program that measures."""
    monkeypatch.syspath_prepend(str(load("launcher").ROOT / "benchmarks"))
    return load("run")


@pytest.mark.parametrize(
    ("measured", "sign", "wanted", "share"),
    [(1.0, "<=", 2.0, 0.5), (3.0, "<=", 2.0, 1.5), (20.0, ">=", 10.0, 0.5), (5.0, ">=", 10.0, 2.0)],
)
def test_a_share_above_one_misses(benchmark_page, run, measured, sign, wanted, share):
    """Whether less is wanted or more, and as run.py judges."""
    one = row(measured, sign, wanted)
    assert benchmark_page.share(one) == share
    assert run.is_met(one) == (share <= 1)
    found = {"date": "2026-11-25", "machine": "a machine", "rows": [one]}
    assert ("| missed |" in benchmark_page.table(found)) == (share > 1)
    assert f'class="{"met" if share <= 1 else "missed"}"' in benchmark_page.drawing(found)


def test_the_page_has_every_figure(benchmark_page):
    """Each of the results that are committed has a row and a bar."""
    found = benchmark_page.results()
    assert found["rows"]
    assert benchmark_page.table(found).count("\n") == len(found["rows"]) + 4
    assert benchmark_page.drawing(found).count("<rect") == len(found["rows"])


def test_the_figures_are_of_scripts_that_there_are(benchmark_page, run):
    """A script that is gone leaves none behind."""
    scripts = {script for script, _ in run.SCRIPTS} | set(run.ACROSS)
    assert {row["script"] for row in benchmark_page.results()["rows"]} <= scripts


def test_one_script_s_figures_replace_its_own(run, tmp_path):
    """Those of others stay; a whole measurement replaces all."""
    path = tmp_path / "benchmarks.json"
    run.write([row(1, "<=", 2), row(3, "<=", 4, "imports.py")], None, path)
    run.write([row(5, "<=", 2)], "export.py", path)
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert [(one["script"], one["measured"]) for one in rows] == [
        ("imports.py", 3),
        ("export.py", 5),
    ]
    run.write([row(6, "<=", 2)], None, path)
    assert len(json.loads(path.read_text(encoding="utf-8"))["rows"]) == 1
