"""The figures of the benchmarks, from the measurement to the page."""

import json
import re
import subprocess

import pytest


def row(measured, sign, wanted, script="export.py"):
    """Returns a figure as the results have it."""
    return {
        "script": script,
        "where": "py313-tf221",
        "figure": "ours / theirs",
        "measured": measured,
        "wanted": [sign, wanted],
        "milliseconds": [2.0 * measured, 2.0],
        "date": "2026-11-25",
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
    found = {"machine": "a machine", "versions": {}, "rows": [one]}
    assert ("| missed |" in benchmark_page.table(found)) == (share > 1)
    assert f'class="{"met" if share <= 1 else "missed"}"' in benchmark_page.drawing(found)


def test_the_page_has_every_figure(benchmark_page):
    """Each of the committed results has a row and a bar, and two more where it has two sides."""
    found = benchmark_page.results()
    assert found["rows"]
    assert benchmark_page.table(found).count("\n| ") == len(found["rows"]) + 2
    assert benchmark_page.drawing(found).count("<rect") == len(found["rows"])
    of_two = [one for one in found["rows"] if one["milliseconds"]]
    assert benchmark_page.sides(found).count("<rect") == 2 * len(of_two)


def test_the_page_says_when_and_on_what(benchmark_page):
    """The days, the machine, and the versions of each environment."""
    rows = [row(1, "<=", 2), {**row(1, "<=", 2), "date": "2026-11-24"}]
    found = {"machine": "a machine", "versions": {"py313-tf221": "Python 3"}, "rows": rows}
    text = benchmark_page.table(found)
    assert "Measured on 2026-11-24 to 2026-11-25, in processor time: a machine." in text
    assert "- `py313-tf221`: Python 3" in text


def test_the_longer_side_fills_the_picture(benchmark_page):
    """The other is as much shorter as it took less."""
    one = row(0.5, "<=", 1)
    found = {"machine": "a machine", "versions": {}, "rows": [one]}
    lengths = re.findall(r'<rect [^>]*width="([^"]*)"', benchmark_page.sides(found))
    assert float(lengths[0]) * 2 == float(lengths[1])


def test_the_figures_are_of_scripts_that_there_are(benchmark_page, run):
    """A script that is gone leaves none behind."""
    scripts = {script for script, _ in run.SCRIPTS} | set(run.ACROSS)
    assert {row["script"] for row in benchmark_page.results()["rows"]} <= scripts


def test_one_script_s_figures_replace_its_own(run, tmp_path):
    """Those of others stay, but for scripts that are gone; a whole measurement replaces all."""
    path, scripts = tmp_path / "benchmarks.json", ["export.py", "imports.py"]

    def kept():
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        return [(one["script"], one["measured"]) for one in rows]

    run.write([row(1, "<=", 2), row(3, "<=", 4, "imports.py")], scripts, {}, path)
    run.write([row(5, "<=", 2)], scripts, {}, path)
    assert kept() == [("export.py", 5), ("imports.py", 3)]
    run.write([], scripts[:1], {}, path)
    assert kept() == [("export.py", 5)]


def test_a_benchmark_that_fails_costs_the_others_nothing(run, monkeypatch, capsys):
    """It is named, and the figures of the others are there with both sides."""

    def measure(script, where):
        if script == "bad.py":
            raise subprocess.CalledProcessError(1, script)
        return {"ours / theirs": [0.5, "<=", 1, 2.0, 4.0]}

    monkeypatch.setattr(run, "figures", measure)
    monkeypatch.setattr(run, "SCRIPTS", [("bad.py", "new"), ("good.py", "new")])
    monkeypatch.setattr(run, "ACROSS", {})
    rows, failed = run.measured(None)
    assert failed == ["bad.py"]
    assert [(one["script"], one["milliseconds"]) for one in rows] == [("good.py", [2.0, 4.0])]
    assert "bad.py FAILED" in capsys.readouterr().out


def test_both_sides_are_compared_in_pairs(run):
    """The median of the pairs' ratios counts, not the ratio of the medians."""
    sides = run.pairs.Sides([(1.0, 2.0), (4.0, 4.0), (9.0, 3.0)])
    assert sides.at_most(1) == [1.0, "<=", 1, 4000.0, 3000.0]
    assert sides.at_least(1) == [1.0, ">=", 1, 4000.0, 3000.0]
    assert sides.added_at_most(1) == [0.0, "<=", 1, 4000.0, 3000.0]
