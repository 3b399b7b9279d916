"""Prints how much of tf.contrib works on the TensorFlow installed, as real code refers to it.

``python tools/figures.py`` resolves every path of census.tsv and every symbol of the route table,
with the user's copy of TensorFlow 1.15's files and without it, and prints the shares. A path works
if it leads to an object that needs no op without a kernel; a row of a module does if that can be
imported. Of the objects it counts those that a test names: code of a file of tests/ has the path's
last part, and its package beside it, as a name, an attribute or a path; records, comments and
docstrings don't count. With ``--check`` the exit code is 1 where a share is below the one wanted or
the one in README.md, or where ``lost.tsv`` is out of date: the symbols of TensorFlow 1.15 that lead
nowhere with the copy, which the table of the packages in README.md counts. ``--record``, on
TensorFlow 2.21, writes both and figures.json; tools/route_table.py makes README.md's tables of
them.

census.tsv has the paths below tf.contrib that 3,566 files of 52 repositories refer to, each with
the number of references.
"""

import argparse
import ast
import functools
import json
import math
import re
import subprocess
import sys
from pathlib import Path

from native_contrib import look_up
from package_table import NEWEST

ROOT = Path(__file__).resolve().parent.parent
CENSUS = Path(__file__).with_name("census.tsv")
SHOWN = Path(__file__).with_name("figures.json")
LOST = Path(__file__).with_name("lost.tsv")
ROOMS = ("learn", "estimator", "predictor", "saved_model", "feature_column")
#: The shares wanted, in percent, of the first figures that are printed, with the copy and without
#: it: references that lead to something, references that work, references and rows of `ROOMS`.
WANTED = {"fetched": (97.0, 97.0, 90.0, 90.0), "off": (50.0, 50.0)}


def census():
    """Returns how often each path below tf.contrib is referred to."""
    lines = CENSUS.read_text(encoding="utf-8").splitlines()[1:]
    return {path: int(count) for path, count in (line.split("\t") for line in lines)}


def public_paths(routes):
    """Returns the paths that symbols of the table were shown by, each with its route."""
    return {
        f"{module}.{route.name}": route
        for route in routes.TABLE.values()
        if route.kind != "module"
        for module in route.modules
        if "python" not in module.split(".")
    }


def found(paths):
    """Returns those of the paths that lead somewhere, each with whether that is a module."""
    there = {}
    for path in paths:
        try:
            there[path] = isinstance(look_up(path, "tf_contrib"), type(sys))
        except ImportError:
            continue
    return there


@functools.lru_cache(maxsize=None)
def names_of_tests():
    """Returns the names that the code of each file of tests has, as sets."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    return [names(ast.parse(path.read_text(encoding="utf-8"))) for path in files]


def names(tree):
    """Returns the names in a syntax tree, the parts of dotted ones in texts included."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.update(node.name.split("."))
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(node.module.split("."))
        elif type(node).__name__ in ("Constant", "Str"):  # The latter in Python 3.7.
            text = str(ast.literal_eval(node))
            found.update(text.split(".") if re.fullmatch(r"[\w.]+", text) else ())
    return found


def is_tested(path):
    """Tells whether a test names a path's last part, and its package beside it."""
    package, name = path.partition(".")[0], path.rpartition(".")[2]
    return any(name in names and package in names for names in names_of_tests())


def lost(routes, there):
    """Returns the symbols of TensorFlow 1.15 that no public path leads to.

    Args:
      routes: the route table.
      there: the public paths that lead somewhere.
    """
    by_symbol = {}
    for path, route in public_paths(routes).items():
        if route.until == routes.route.LAST_RELEASE:
            by_symbol.setdefault(route.full_name, []).append(path)
    return {name for name, paths in by_symbol.items() if not there.keys() & set(paths)}


def recorded():
    """Returns the symbols that lost.tsv has."""
    return set(LOST.read_text(encoding="utf-8").splitlines()[1:])


def share(counts, part):
    """Returns a line's number: how much of a whole a part is, in percent."""
    whole = sum(counts.values())
    return 100 * sum(counts[path] for path in part) / whole


def measure(routes):
    """Returns the figures of this process by title, and the public paths that lead somewhere."""
    counts = census()
    there = found(counts)
    shown = public_paths(routes)
    lacking = {path for path, route in shown.items() if route.lacks_kernels_on(NEWEST)}
    works = [
        path
        for path, is_module in there.items()
        if (is_module or is_tested(path)) and path not in lacking
    ]
    rows = {path: 1 for path in counts if path.partition(".")[0] in ROOMS}
    of_rooms = {path: counts[path] for path in rows}
    symbols = found(shown)
    answers = [path for path, route in shown.items() if route.target or route.missing]
    figures = {
        "references that lead to something": share(counts, there),
        "references that work (a test names it)": share(counts, works),
        f"references below {', '.join(ROOMS)} that work": share(of_rooms, set(works) & set(rows)),
        f"rows of these, {len(rows)}, that work": share(rows, set(works) & set(rows)),
        f"symbols of 1.4 to 1.15, {len(shown)}, that work": share(
            dict.fromkeys(shown, 1), symbols.keys() - lacking
        ),
        "symbols that work or say what to do": share(dict.fromkeys(shown, 1), answers),
    }
    return figures, symbols


def main():
    """Prints the figures, each way in a process of its own; returns 1 if one is too low."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail where a share is too low")
    parser.add_argument("--record", action="store_true", help="write what is lost with the copy")
    parser.add_argument("--contrib-from", choices=WANTED, help="measure this one alone")
    options = parser.parse_args()
    if options.contrib_from:
        return one(options.contrib_from, options.check, options.record)
    codes = []
    for copy in WANTED:
        argument = [*sys.argv, "--contrib-from", copy]
        codes.append(subprocess.call([sys.executable, *argument]))
    return max(codes)


def one(copy, check, record):
    """Prints the figures with or without the copy; returns 1 if they are not as they should be."""
    from contrib_compat import routes
    from contrib_compat.legacy.itself import in_use

    if copy == "off":
        in_use.choose(copy)
    figures, symbols = measure(routes)
    print({"fetched": "with", "off": "without"}[copy], "the copy of TensorFlow 1.15's files")
    for title, percent in figures.items():
        print(f"  {title:<75} {percent:6.1f} %")
    shown = json.loads(SHOWN.read_text(encoding="utf-8"))
    now = lost(routes, symbols)
    if record:
        shown[copy] = {title: math.floor(percent) for title, percent in figures.items()}
        SHOWN.write_text(json.dumps(shown, indent=2) + "\n", encoding="utf-8")
        if copy == "fetched":
            LOST.write_text("\n".join(["symbol", *sorted(now), ""]), encoding="utf-8")
    return failed(copy, figures, shown[copy], now) if check else 0


def failed(copy, figures, shown, now):
    """Prints what is not as it should be; returns 1 if something isn't, else 0."""
    low = [title for title, percent in figures.items() if percent < shown.get(title, 100)]
    errors = [f"less than README.md shows: {title}" for title in low]
    for (title, percent), wanted in zip(figures.items(), WANTED[copy]):
        if percent < wanted:
            errors.append(f"wanted: {wanted} % of the {title}")
    if copy == "fetched" and now != recorded():
        errors.append(f"{LOST.name} is out of date: {', '.join(sorted(now ^ recorded()))}")
    for error in errors:
        print(f"  {error}", file=sys.stderr)
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main())
