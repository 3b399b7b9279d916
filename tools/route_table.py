"""Writes the tables in README.md that come from the route table: of tf.contrib.estimator, here,
and of all packages, in package_table.py.

``python3 tools/route_table.py`` rewrites them; a test says when that is due.
"""

import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
START, END = "<!-- tf.contrib.estimator: start -->\n", "<!-- tf.contrib.estimator: end -->\n"


def table(routes):
    """Returns the lines of a Markdown table with one row for each public name."""
    rows = [
        "| `tf_contrib.estimator.` | TensorFlow | routed to | today |",
        "| --- | --- | --- | --- |",
    ]
    estimator = (route for route in routes if route.full_name.startswith("estimator."))
    public = [route for route in estimator if route.target and route.warns]
    for route in sorted(public, key=lambda route: route.name.lower()):
        place = "" if route.modules[0] == "estimator" else f" (`{route.modules[0]}`)"
        target = route.target.replace(":", ".")
        rows.append(
            f"| `{route.name}`{place} | {route.since} - {route.until} | `{target}` "
            f"| {route.instead} |"
        )
    return "".join(row + "\n" for row in rows)


def with_table(text, routes):
    """Returns the README's text with the table brought up to date."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return before + START + table(routes) + END + after


def main():
    """Rewrites README.md."""
    sys.path.insert(0, str(README.parent / "compat"))
    import package_table

    from contrib_compat import routes

    text = with_table(README.read_text(encoding="utf-8"), routes.TABLE.values())
    README.write_text(package_table.with_table(text, routes), encoding="utf-8")


if __name__ == "__main__":
    main()
