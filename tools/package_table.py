"""How many names each package of contrib has, by how they work: the site's table, README's sum."""

from collections import Counter

START, END = "<!-- packages: start -->\n", "<!-- packages: end -->\n"
NEWEST = (2, 21)
#: What each column counts, by what :func:`answer` says.
COLUMNS = {
    "here": "works here",
    "with copy": "works with the fetched copy",
    "answered": "answered by what to write",
    "left": "left before 1.15, nothing takes its place",
}


def answer(route):
    """Returns which column of the table a symbol counts in."""
    from contrib_compat.catalog.facts import works

    how = works(route, NEWEST)
    if how != "no":
        return how
    return "answered" if route.instead_on(NEWEST) else "left"


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


def total(routes):
    """Returns the same table without the packages' rows: the sum alone."""
    title, line, *_, sums_of_all = table(routes).splitlines(keepends=True)
    return title + line + sums_of_all


def sums(text):
    """Returns how many symbols each row of a table counts, by the row's title."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()[2:]]
    return {title: sum(int(cell or 0) for cell in cells) for title, *cells in rows}


def with_total(text, routes):
    """Returns the README's text with the sum brought up to date."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return before + START + total(routes) + END + after


def _title(name, link):
    return f"[`{name}`]({link.format(name)})" if link else f"`{name}`"


def _cells(count):
    return [str(count[column] or "") for column in COLUMNS]


def _row(title, cells):
    return "| " + " | ".join([title, *cells]) + " |\n"
