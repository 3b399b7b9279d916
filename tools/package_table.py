"""How much of contrib works: the table of the packages, for the site and README.md, and the shares.

What works is what tools/figures.py found to: figures.json has the shares, lost.tsv the symbols of
TensorFlow 1.15 that lead nowhere.
"""

import functools
import json
from collections import Counter
from pathlib import Path

START, END = "<!-- packages: start -->\n", "<!-- packages: end -->\n"
FIGURES_START, FIGURES_END = "<!-- figures: start -->\n", "<!-- figures: end -->\n"
FIGURES = Path(__file__).with_name("figures.json")
LOST = Path(__file__).with_name("lost.tsv")
NEWEST = (2, 21)
#: What each column counts, by what :func:`answer` says.
COLUMNS = {
    "here": "works here",
    "with copy": "works with the fetched copy",
    "answered": "answered by what to write",
    "left": "nothing takes its place",
}


def answer(route):
    """Returns which column of the table a symbol counts in."""
    from contrib_compat.catalog.facts import works

    how = works(route, NEWEST)
    if how != "no" and route.full_name not in lost():
        return how
    return "answered" if route.instead_on(NEWEST) else "left"


@functools.lru_cache(maxsize=None)
def lost():
    """Returns the symbols that lead nowhere, though TensorFlow 1.15 has them."""
    return frozenset(LOST.read_text(encoding="utf-8").splitlines()[1:])


def table(routes, link=""):
    """Returns the lines of a Markdown table with one row for each package, and their sum.

    Args:
      routes: the route table.
      link: what a row's title links to, with ``{}`` for the package; by default nothing.
    """
    counts = {}
    for route in routes.TABLE.values():
        if route.kind != "module":
            package = counts.setdefault(route.full_name.partition(".")[0], Counter())
            package[answer(route)] += 1
    total = sum(counts.values(), Counter())
    rows = [_row("`tf.contrib.`", COLUMNS.values()), _row("---", ["---:"] * len(COLUMNS))]
    rows += [_row(_title(name, link), _cells(counts[name])) for name in sorted(counts)]
    rows.append(_row("all", _cells(total)))
    return "".join(rows)


def figures_table():
    """Returns the lines of a Markdown table with the shares, with the copy and without it."""
    shown = json.loads(FIGURES.read_text(encoding="utf-8"))
    rows = [_row("at least", ["with the copy", "without it"]), _row("---", ["---:"] * 2)]
    for title in shown["fetched"]:
        rows.append(_row(title, [f"{shown[copy][title]} %" for copy in ("fetched", "off")]))
    return "".join(rows)


def sums(text):
    """Returns how many symbols each row of a table counts, by the row's title."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()[2:]]
    return {title: sum(int(cell or 0) for cell in cells) for title, *cells in rows}


def with_tables(text, routes):
    """Returns the README's text with the tables brought up to date."""
    text = _between(text, FIGURES_START, figures_table(), FIGURES_END)
    return _between(text, START, table(routes), END)


def _between(text, start, lines, end):
    before, _, rest = text.partition(start)
    return before + start + lines + end + rest.partition(end)[2]


def _title(name, link):
    return f"[`{name}`]({link.format(name)})" if link else f"`{name}`"


def _cells(count):
    return [str(count[column] or "") for column in COLUMNS]


def _row(title, cells):
    return "| " + " | ".join([title, *cells]) + " |\n"
