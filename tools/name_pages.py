"""The pages of all names of tf.contrib, one a package, made from the route table."""

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

    packages: Dict[str, List[Any]] = {}
    for route in routes.TABLE.values():
        if route.kind != "module":
            packages.setdefault(route.full_name.partition(".")[0], []).append(route)
    names = sorted(packages)
    index = INDEX.format(
        count=f"{sum(map(len, packages.values())):,}",
        newest=".".join(map(str, package_table.NEWEST)),
        table=package_table.table(routes, link="{}.md"),
        entries="\n".join(names),
    )
    made = {f"{name}.md": page(name, packages[name]) for name in names}
    return {"index.md": index, **made}


def page(package: str, found: List[Any]) -> str:
    """Returns the page of one package.

    Args:
      package: its name below ``tf.contrib``.
      found: the routes of its symbols.
    """
    by_name = sorted(found, key=lambda route: route.full_name.lower())
    return PAGE.format(
        package=package, sums=_sums(by_name), rows="".join(row(route) for route in by_name)
    )


def row(route: Any) -> str:
    """Returns a symbol's line of the table, with an anchor of its full name.

    Args:
      route: its route.
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
        f"[`{name}`]{{#{route.full_name}}}",
        facts.releases(route).replace("TensorFlow ", ""),
        WORDS[known["works"]],
        today,
    ]
    return "| " + " | ".join(cells) + " |\n"


def _sums(found: List[Any]) -> str:
    counts = dict.fromkeys(package_table.COLUMNS.values(), 0)
    for route in found:
        counts[package_table.COLUMNS[package_table.answer(route)]] += 1
    said = ", ".join(f"{count} {title}" for title, count in counts.items() if count)
    return f"{len(found)} symbols: {said}."
