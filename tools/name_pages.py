"""The pages of all names of tf.contrib, one a package, made from the route table."""

import re
import sys
from pathlib import Path
from typing import Any, Dict, List

import package_table

INDEX = """\
# All names of tf.contrib

Every symbol that `tf.contrib` had from TensorFlow 1.4 to 1.15, by package: {count} of them. These
pages are made from the route table, which warnings, errors, `tf-contrib explain` and
`tf-contrib migrate` read too, and are for TensorFlow {newest}; for the one that is installed,
`tf-contrib explain NAME` answers.

{table}
```{{toctree}}
:hidden:
:maxdepth: 1

{entries}
```
"""

PAGE = """\
# `tf.contrib.{package}`

{sums}

| Name | Releases | How it works | Today |
| --- | --- | --- | --- |
{rows}"""

#: What the third column says, by what the catalog knows.
WORDS = {
    "here": "`tf_contrib` answers",
    "with copy": "with the copy of 1.15",
    "no": "no longer",
}


def pages() -> Dict[str, str]:
    """Returns the text of each page by its file's name."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "compat"))
    from contrib_compat import routes

    packages = by_package(routes)
    names = sorted(packages)
    index = INDEX.format(
        count=f"{sum(map(len, packages.values())):,}",
        newest=".".join(map(str, package_table.NEWEST)),
        table=package_table.table(routes, link="{}.md"),
        entries="\n".join(names),
    )
    made = {f"{name}.md": page(name, packages[name]) for name in names}
    return {"index.md": index, **made}


def by_package(routes: Any) -> Dict[str, List[Any]]:
    """Returns the routes of all symbols, in the order of their names, by contrib's packages.

    Args:
      routes: the route table.
    """
    packages: Dict[str, List[Any]] = {}
    for route in sorted(routes.TABLE.values(), key=lambda route: route.full_name.lower()):
        if route.kind != "module":
            packages.setdefault(route.full_name.partition(".")[0], []).append(route)
    return packages


def page(package: str, found: List[Any]) -> str:
    """Returns the page of one package.

    Args:
      package: its name below ``tf.contrib``.
      found: the routes of its symbols, in order.
    """
    by_name = anchors(found)
    rows = "".join(row(route, by_name[route.full_name]) for route in found)
    return PAGE.format(package=package, sums=_sums(found), rows=rows)


def row(route: Any, anchor: str) -> str:
    """Returns a symbol's line of the table.

    Args:
      route: its route.
      anchor: what links to the line name.
    """
    from contrib_compat.catalog import facts

    known = facts.facts(route, package_table.NEWEST)
    name = route.full_name.partition(".")[2]
    today = (known["instead"] or "").replace("|", "\\|")
    if known["package"]:
        today = f"{today} (`pip install {known['package']}`)"
    # An underscore or a star of the advice is itself, and no mark of emphasis.
    for mark in "*_<":
        today = today.replace(mark, "\\" + mark)
    cells = [
        f"[`{name}`]{{#{anchor}}}",
        facts.releases(route).replace("TensorFlow ", ""),
        WORDS[known["works"]],
        today,
    ]
    return "| " + " | ".join(cells) + " |\n"


def anchors(found: List[Any]) -> Dict[str, str]:
    """Returns the anchors of symbols on the page of their package, by full name.

    Args:
      found: their routes.
    """
    made: Dict[str, str] = {}
    for route in found:
        # What docutils makes of any other.
        anchor = re.sub("[^a-z0-9]+", "-", route.full_name.lower()).strip("-")
        while anchor in made.values():
            anchor += "-2"
        made[route.full_name] = anchor
    return made


def _sums(found: List[Any]) -> str:
    counts = dict.fromkeys(package_table.COLUMNS.values(), 0)
    for route in found:
        counts[package_table.COLUMNS[package_table.answer(route)]] += 1
    said = ", ".join(f"{count} {title}" for title, count in counts.items() if count)
    return f"{len(found)} symbols: {said}."
